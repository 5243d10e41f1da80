"""What a report claims, and what claims nothing."""

import pytest

from parley.joining.join import join
from parley.model.derived import Claim
from parley.model.passages import Passage
from parley.model.reports import Count, Statement
from parley.model.world import ActorRef
from tests.joining.build import FRONT, GOVERNOR, KARSK, VESSARIA, Paper, corpus, day, on

LEDGER = ActorRef(id="a:ledger", name="Ledger", sector="MED")


def quote(paper: Paper, by: ActorRef, words: str, **more: object) -> Statement:
    said: Statement = paper.says(by, **more)
    paper.reports[-1] = told = said.model_copy(update={"content": (Passage.of(words, (0, len(words))),)})
    return told


def claims(*papers: Paper, cls: str) -> list[Claim]:
    return [c for c in join(corpus(*papers)).claims if c.proposition.cls == cls]


CONTENTS = {
    "an assertion": ("that the mill would open again on Friday", ["Ana Reyl: the mill would open again on Friday"]),
    "a question told": ("what she would accept from the envoys", []),
    "a retraction itself": ("that I withdraw what I wrote on Monday", []),
    "half a sentence": ("that it was", []),
    "a thing uttered": ("her concern for the people of the valley", []),
    "a thing of one named": ("Orland’s offer of talks on the ferry", []),
}


@pytest.mark.parametrize("name", list(CONTENTS))
def test_content_is_a_claim_where_it_asserts_something(name: str) -> None:
    words, expected = CONTENTS[name]
    paper = Paper("Ledger", day(1))
    quote(paper, GOVERNOR, words)
    assert [c.proposition.words for c in claims(paper, cls="content")] == expected


def test_a_town_is_nobody_who_speaks() -> None:
    paper = Paper("Ledger", day(1))
    paper.control("contested", KARSK)
    quote(paper, ActorRef(name="Karsk"), "that Karsk has been quiet since Friday")
    assert claims(paper, cls="content") == []


def test_an_outlet_binds_itself_to_nobody() -> None:
    paper = Paper("Ledger", day(1))
    paper.move("accept", "talks", (LEDGER,))
    paper.move("offer", "talks", (FRONT,), (VESSARIA, ActorRef(name="ten")))
    assert [c.proposition.words for c in claims(paper, cls="undertaking")] == ["Tolmen Front offer to Vessaria: talks"]


@pytest.mark.parametrize(
    ("denial", "standing"),
    [("that the Front had fired at all", "reported"), ("that so many had been killed", "reported"),
     ("that the toll was right", "disputed"), ("that 9 people had been killed", "disputed")],
)  # fmt: skip
def test_a_toll_is_disputed_by_a_denial_that_speaks_of_it(denial: str, standing: str) -> None:
    paper = Paper("Ledger", day(1))
    nine = Count(what="dead", low=9, high=9, text="nine dead")
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), by=GOVERNOR, where=KARSK, when=on(1), counts=(nine,))
    quote(paper, FRONT, denial, strength="denied")
    assert [c.standing for c in claims(paper, cls="quantity")] == [standing]


def test_an_encirclement_told_as_act_and_state_is_one_claim() -> None:
    paper = Paper("Ledger", day(1))
    state = paper.control("encircled", KARSK, by=GOVERNOR)
    act = paper.event("COERCE", (FRONT,), (VESSARIA,), by=GOVERNOR, where=KARSK)
    paper.reports[-1] = act.model_copy(update={"anchor": state.anchor})
    found = join(corpus(paper)).claims
    assert [(c.proposition.cls, len(c.reports_for)) for c in found] == [("control", 2)]


@pytest.mark.parametrize(("acts", "classes"), [(12, ["event"]), (4, ["event", "content"])])
def test_what_an_act_says_in_nearly_all_of_its_words_is_no_second_claim(acts: int, classes: list[str]) -> None:
    told = "shelled the northern market with heavy mortars while mediators waited abroad"
    paper = Paper("Ledger", day(1), f"the Front {told}, she said")
    said = quote(paper, GOVERNOR, told)
    act = paper.event("ASSAULT", (FRONT,), (VESSARIA,), by=GOVERNOR, statement=said.id)
    passage = Passage.of(told, (0, len(" ".join(told.split()[:acts]))))
    paper.reports[-1] = act.model_copy(update={"passage": passage})
    assert [c.proposition.cls for c in join(corpus(paper)).claims] == classes


def test_who_denies_that_he_did_it_denies_whoever_accuses_him_and_not_that_it_happened() -> None:
    text = "Shells struck Karsk. Vessaria blamed the Front. The Front denied that its men struck Karsk."
    paper = Paper("Ledger", day(1), text)

    def place(words: str) -> None:
        at = text.index(words)
        told = Passage.of(text, (at, at + len(words)))
        paper.reports[-1] = paper.reports[-1].model_copy(update={"anchor": told, "passage": told})

    paper.event("ASSAULT", (), (VESSARIA,), where=KARSK)
    place("Shells struck Karsk.")
    paper.event("ACCUSE", (VESSARIA,), (FRONT,), where=KARSK, by=VESSARIA)
    place("Vessaria blamed the Front.")
    quote(paper, FRONT, "that its men struck Karsk", strength="denied")
    place("The Front denied that its men struck Karsk.")
    assert {c.proposition.predicate: c.standing for c in claims(paper, cls="event")} == {
        "ASSAULT": "reported", "ACCUSE": "disputed",
    }  # fmt: skip
