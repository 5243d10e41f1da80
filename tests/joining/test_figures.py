"""Tolls: which numbers are figures, and which can be told apart."""

from parley.joining.figures import figures_in, figures_of
from parley.model.reports import Count
from tests.joining.build import KARSK, VESSARIA, Paper, day


def test_dozens_dead_are_no_figure() -> None:
    dozens = Count(what="dead", low=None, high=None, text="dozens dead")
    event = Paper("Ledger", day(1)).event("ASSAULT", (VESSARIA,), counts=(dozens,), where=KARSK)
    assert figures_of(event, {}) == ()


def test_a_floor_and_a_ceiling_that_do_not_meet_exclude_one_another() -> None:
    (floor,), (ceiling,) = figures_in("At least 12 people were killed."), figures_in("Up to 9 were killed.")
    assert floor.excludes(ceiling)
    assert ceiling.excludes(floor)
