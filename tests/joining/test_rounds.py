"""Meetings with their numbers, days and sequel, and which process a move belongs to."""

import pytest

from parley.joining.join import join
from parley.joining.numbering import number_in
from parley.joining.processes import Processes
from parley.model.derived import Round
from tests.joining.build import DOLIN, FRONT, ORLAND, VESSARIA, Paper, corpus, day, on

NUMBERS = {
    "round": ("A second round of talks was held.", 2),
    "first time the sides sat down": ("It was the first time the two sides had sat down since the attack.", 1),
    "first time since": ("They met for the first time since the war began.", None),
    "called it": ("Some papers called it the fifth round.", 5),
    "a very first meeting": ("He would speak of it at their very first meeting.", None),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers(name: str) -> None:
    text, number = NUMBERS[name]
    paper = Paper("Wire", day(2), text=text + " word" * 80)
    event = paper.event("CONSULT", (VESSARIA, FRONT))
    assert number_in(event.model_copy(update={"passage": event.passage.of(paper.text, (0, len(text)))})) == number


def meet(paper: Paper, words: str, **more: object) -> None:
    """A meeting of the two sides told in the words that the paper begins with."""
    event = paper.event("CONSULT", (VESSARIA, FRONT), **more)
    paper.reports[-1] = event.model_copy(update={"passage": event.passage.of(paper.text, (0, len(words)))})


def rounds(*papers: Paper) -> list[Round]:
    papers[0].move("offer", "talks", (VESSARIA,), (FRONT,))
    papers[0].move("accept", "talks", (FRONT,), (VESSARIA,))
    return join(corpus(*papers)).rounds


def test_who_calls_it_the_fifth_round_means_the_meeting_of_his_own_document() -> None:
    before = "A fifth round of talks was held in Dolin"
    wire, daily = Paper("Wire", day(2), text=before + " word" * 90), Paper("Daily", day(9), text="Some called it the "
        "fifth round." + " other" * 90)  # fmt: skip
    meet(wire, before, where=DOLIN, when=on(2))
    meet(daily, "Some", when=on(9))
    meet(daily, "Some called it the fifth round.")
    assert [[n.outlet for n in r.numbers] for r in rounds(wire, daily)] == [["Wire"], ["Daily"]]


def test_the_day_of_the_war_is_not_that_of_the_meeting() -> None:
    words = "It was the first time the two sides had met since the war began on 4 May"
    wire = Paper("Wire", day(9), text=words + " word" * 90)
    meet(wire, words, when=on(4))
    meet(wire, "It was", when=on(9))
    assert [(r.first_day, [n.value for n in r.numbers]) for r in rounds(wire)] == [(day(9, 0), ["1"])]


def test_the_day_agreed_on_is_not_the_day_of_the_meeting() -> None:
    wire = Paper("Wire", day(2))
    wire.move("agree", "talks", (VESSARIA, FRONT), when=on(20))
    assert [r.dates for r in rounds(wire)] == [()]


def test_who_mediates_elsewhere_does_not_do_so_in_his_own_talks() -> None:
    wire, daily = Paper("Wire", day(2)), Paper("Daily", day(3))
    wire.move("offer", "ceasefire", (VESSARIA,), (FRONT,))
    wire.move("accept", "ceasefire", (FRONT,), (VESSARIA,))
    mediation = daily.move("mediate", "talks", (VESSARIA,))
    refusal = daily.move("reject", "ceasefire", (VESSARIA,))
    joined = corpus(wire, daily)
    processes = Processes.of(joined)
    assert [processes.of_move(m, joined) for m in (mediation, refusal)] == [None, processes.pairs[0]]


def test_two_states_that_agree_to_cease_fire_negotiate() -> None:
    wire = Paper("Wire", day(2))
    wire.move("offer", "ceasefire", (VESSARIA,), (FRONT,))
    wire.move("accept", "ceasefire", (FRONT,), (VESSARIA,))
    daily = Paper("Daily", day(3))
    daily.move("agree", "ceasefire", (VESSARIA, ORLAND))
    daily.move("demand", "prisoners", (VESSARIA,), (ORLAND,))
    assert ("ORL", "VES") in Processes.of(corpus(wire, daily)).pairs
