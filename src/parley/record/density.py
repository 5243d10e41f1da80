"""What is answered from the index alone: entries by day and lane, what is yet to be judged, the ids that pass."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Text, func, select, type_coerce

from parley.record import schema as s
from parley.record.filters import Filter, report_conditions

_DAY = len("2022-02-28")


@dataclass(frozen=True)
class LaneDay:
    """How many entries of a lane and kind are about a day, or, where `own` is False, were published on it."""

    day: date
    lane: str
    kind: str
    own: bool
    count: int


def density(connection: Connection, f: Filter) -> tuple[LaneDay, ...]:
    """Entries a day, lane and kind: those with a time of their own by that time, all of them by publication."""
    t = s.shown_reports.c
    found = []
    # Read as they are stored: the covering index holds them, and a moment of each entry need not be made.
    for own, key in ((True, type_coerce(t.about_from, Text)), (False, type_coerce(t.published, Text))):
        day = func.substr(key, 1, _DAY)
        dated = [t.precision.is_not(None)] if own else []
        query = (
            select(day, t.lane, t.kind, func.count())
            .where(*dated, key.is_not(None), *report_conditions(f))
            .group_by(day, t.lane, t.kind)
            .order_by(day, t.lane, t.kind)
        )
        found += [
            LaneDay(date.fromisoformat(at), lane, kind, own, n) for at, lane, kind, n in connection.execute(query)
        ]
    return tuple(found)


def by_kind(connection: Connection, f: Filter) -> dict[str, int]:
    """How many entries of each kind the filter lets through."""
    t = s.shown_reports.c
    query = select(t.kind, func.count()).where(*report_conditions(f)).group_by(t.kind)
    return {kind: number for kind, number in connection.execute(query)}  # noqa: C416 - a row is no pair to mypy


def unjudged(connection: Connection, kind: str | None, f: Filter) -> list[tuple[str, float]]:
    """The reports (of a kind) that nobody has judged, each with how likely it is wrong, 0..1."""
    t = s.shown_reports.c
    query = select(t.report, t.doubt).where(t.review.is_(None), *report_conditions(f))
    if kind is not None:
        query = query.where(t.kind == kind)
    return [(row.report, row.doubt) for row in connection.execute(query)]


def report_ids(connection: Connection, f: Filter) -> frozenset[str]:
    """The ids of the reports that the filter lets through."""
    query = select(s.shown_reports.c.report).where(*report_conditions(f))
    return frozenset(connection.scalars(query))
