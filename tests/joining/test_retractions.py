"""Whose words are taken back, and which of them."""

from parley.joining.join import join
from parley.model.passages import Passage
from parley.model.reports import Statement
from parley.model.world import ActorRef
from tests.joining.build import DOLIN, FRONT, GOVERNOR, KARSK, ORLAND, Paper, corpus, day

COMPANIES = ActorRef(name="some companies")


def quote(paper: Paper, by: ActorRef, words: str) -> Statement:
    said: Statement = paper.says(by)
    passage = Passage.of(words, (0, len(words)))
    paper.reports[-1] = told = said.model_copy(update={"content": (passage,), "passage": passage})
    return told


def standings(*papers: Paper) -> dict[str, str]:
    return {c.proposition.words: c.standing for c in join(corpus(*papers)).claims if c.proposition.cls == "content"}


def test_nobody_withdraws_what_another_said() -> None:
    paper = Paper("Ledger", day(1))
    held = quote(paper, ORLAND, "that the first plane had left for Karsk")
    leaving = paper.says(COMPANIES)
    paper.takes_back(leaving, held.id, by=COMPANIES)
    assert standings(paper)["Orland: the first plane had left for Karsk"] == "reported"


def test_a_retraction_that_names_a_day_leaves_what_was_said_on_another() -> None:
    first, second, third = Paper("Wire", day(1)), Paper("Daily", day(2)), Paper("Wire", day(9))
    quote(first, GOVERNOR, "that rebels had captured the Sorrel bridge")
    quote(second, GOVERNOR, "that rebels had captured the Sorrel bridge at noon")
    words = "withdrew her statement of May 2 that rebels had captured the Sorrel bridge"
    third.takes_back(quote(third, GOVERNOR, words), None)
    assert standings(first, second, third) == {
        "Ana Reyl: rebels had captured the Sorrel bridge": "reported",
        "Ana Reyl: rebels had captured the Sorrel bridge at noon": "withdrawn",
    }


def test_a_retraction_that_names_no_day_takes_back_every_wording() -> None:
    first, second, third = Paper("Wire", day(1)), Paper("Daily", day(2)), Paper("Wire", day(9))
    quote(first, GOVERNOR, "that rebels had captured the Sorrel bridge")
    quote(second, GOVERNOR, "that rebels had captured the Sorrel bridge at noon")
    third.takes_back(quote(third, GOVERNOR, "withdrew her statement that rebels had captured the Sorrel bridge"), None)
    assert set(standings(first, second, third).values()) == {"withdrawn"}


def test_a_control_claim_hung_on_anothers_words_stands() -> None:
    paper = Paper("Ledger", day(1))
    held = paper.says(ORLAND)
    paper.control("encircled", KARSK, by=ORLAND, statement=held.id)
    paper.takes_back(paper.says(COMPANIES), held.id, by=COMPANIES)
    assert [c.standing for c in join(corpus(paper)).claims if c.proposition.cls == "control"] == ["reported"]


def test_a_retraction_ends_the_claim_that_it_names_and_no_other() -> None:
    first, second = Paper("Wire", day(1)), Paper("Wire", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    first.control("controlled", DOLIN, by=GOVERNOR, holder=FRONT, statement=held.id)
    retraction = second.says(GOVERNOR)
    second.control("not-encircled", KARSK, by=GOVERNOR, statement=retraction.id)
    second.takes_back(retraction, held.id)
    claims = {c.proposition.words: c.standing for c in join(corpus(first, second)).claims}
    assert claims == {"Karsk encircled": "withdrawn", "Dolin controlled by Tolmen Front": "reported"}


def test_a_bare_retraction_ends_all_that_was_said() -> None:
    first, second = Paper("Wire", day(1)), Paper("Wire", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    first.control("controlled", DOLIN, by=GOVERNOR, holder=FRONT, statement=held.id)
    second.takes_back(second.says(GOVERNOR), held.id)
    claims = [c for c in join(corpus(first, second)).claims if c.proposition.cls == "control"]
    assert [c.standing for c in claims] == ["withdrawn", "withdrawn"]
