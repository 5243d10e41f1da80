"""What was offered or asked is met by a deed of the side that owes it, and lapses when its own time is over."""

from datetime import timedelta

import pytest

from parley.joining.board import board_of
from parley.joining.fulfilment import deeds_in, expiry, is_met
from parley.model.passages import Passage, Span
from parley.model.world import ActorRef, When
from tests.joining.build import FRONT, VESSARIA, Paper, corpus, day, on

WITHDREW = "The Front withdrew from the bridge. "


def states(*papers: Paper) -> dict[str, str]:
    joined = corpus(*papers)
    return {m.move: m.state for m in board_of(joined.moves(), joined, deeds_in(joined))}


def demand(paper: Paper, **more: object):
    return paper.move("demand", "withdrawal", (VESSARIA,), (FRONT,), when=on(3), **more)


def leaves(paper: Paper, who: ActorRef, number: int) -> None:
    start = WITHDREW.index("withdrew")
    event = paper.event("RETREAT", (who,), when=on(number))
    paper.reports[-1] = event.model_copy(update={"anchor": Passage.of(paper.text, Span(start, start + 8))})


def test_a_demand_is_met_by_the_side_it_was_put_to():
    first, second = Paper("Wire", day(3)), Paper("Daily", day(6), WITHDREW + "word " * 50)
    demand(first)
    leaves(second, FRONT, 5)
    assert states(first, second) == {"demand": "met"}


def test_a_deed_of_another_side_meets_nothing():
    first, second = Paper("Wire", day(3)), Paper("Daily", day(6), WITHDREW + "word " * 50)
    demand(first)
    leaves(second, VESSARIA, 5)
    assert states(first, second) == {"demand": "open"}


def test_what_was_done_before_meets_nothing():
    paper = Paper("Wire", day(3), WITHDREW + "word " * 50)
    move = demand(paper)
    leaves(paper, FRONT, 2)
    joined = corpus(paper)
    assert not is_met(move, day(3), (), joined, deeds_in(joined))


def test_an_open_demand_lapses_when_a_later_report_is_published_after_its_deadline():
    first = Paper("Wire", day(3))
    demand(first, deadline=on(4))
    assert states(first) == {"demand": "open"}
    assert states(first, Paper("Daily", day(6))) == {"demand": "lapsed"}


def test_an_offer_taken_back_is_withdrawn_and_an_agreement_not_kept_is_broken():
    paper = Paper("Wire", day(5))
    paper.move("offer", "ceasefire", (FRONT,), when=on(3))
    paper.move("withdraw", "ceasefire", (FRONT,), when=on(4))
    assert states(paper)["offer"] == "withdrawn"
    other = Paper("Wire", day(5))
    other.move("agree", "ceasefire", (FRONT, VESSARIA), when=on(3))
    other.move("breach", "ceasefire", (FRONT,), when=on(4))
    assert states(other)["agree"] == "broken"


@pytest.mark.parametrize(
    ("text", "hours"), [("48 hours", 48), ("two days", 48), ("a week", 168), ("twenty-four hours", 24), ("soon", None)]
)
def test_a_span_counts_from_the_move(text: str, hours: int | None):
    move = demand(Paper("Wire", day(3)), deadline=When(precision="vague", text=text))
    assert expiry(move, day(3)) == (None if hours is None else day(3) + timedelta(hours=hours))
