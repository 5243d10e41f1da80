"""Whose words are taken back, and which of them."""

from parley.joining.join import join
from parley.model.passages import Passage
from parley.model.reports import Statement
from parley.model.world import ActorRef
from tests.joining.build import GOVERNOR, KARSK, ORLAND, Paper, corpus, day

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
