"""Precision from verdicts, and a sample that anybody can draw again."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from parley.analysis.audit import precision, sample, wilson
from parley.record import Entry
from tests.joining.build import GOVERNOR, KARSK, Paper, day


@dataclass(frozen=True)
class Case:
    right: int
    judged: int
    low: float
    high: float


# Newcombe's table of 1998 for 81 of 263; the others worked out by hand.
CASES = {
    "none": Case(0, 0, 0.0, 1.0),
    "all of few": Case(5, 5, 0.566, 1.0),
    "none of few": Case(0, 5, 0.0, 0.434),
    "many": Case(81, 263, 0.255, 0.366),
}


@pytest.mark.parametrize("name", list(CASES))
def test_wilsons_interval(name: str) -> None:
    case = CASES[name]
    low, high = wilson(case.right, case.judged)
    assert (round(low, 3), round(high, 3)) == (case.low, case.high)


def entries(paper: Paper) -> list[Entry]:
    now = datetime(2031, 6, 1, tzinfo=UTC)
    return [Entry(r, r.document, paper.outlet, None, now, now, None, now) for r in paper.reports]


def test_edited_entries_count_as_wrong_and_added_ones_not_at_all() -> None:
    paper = Paper("Wire", day(1))
    for _ in range(4):
        paper.control("encircled", KARSK, by=GOVERNOR)
    reviews = ("accepted", "edited", "added", None)
    judged = [replace(e, review=r) for e, r in zip(entries(paper), reviews, strict=True)]
    found = {(p.by, p.group): (p.right, p.judged) for p in precision(judged)}
    assert found == {
        ("all", "everything"): (1, 2), ("kind", "control"): (1, 2), ("outlet", "Wire"): (1, 2),
        ("rule", "by-hand test"): (1, 2),
    }  # fmt: skip


def test_a_sample_is_the_same_in_any_order_and_leaves_out_what_was_judged() -> None:
    paper = Paper("Wire", day(1))
    for _ in range(9):
        paper.control("encircled", KARSK, by=GOVERNOR)
    drawn = sample(entries(paper), 4)
    assert drawn == sample(list(reversed(entries(paper))), 4)
    assert drawn != sample(entries(paper), 4, seed="another")
    assert sample([replace(e, review="accepted") for e in entries(paper)], 4) == []
