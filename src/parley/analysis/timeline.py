"""What happened and what was reported, day by day, in lanes; event time and report time are kept apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from parley.model.base import Value
from parley.model.documents import Version
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import WhenPrecision
from parley.ontology.lanes import Lane, lane_of


class Mark(Value):
    """One report on the timeline. `start`/`end` are the act's own time (None when unknown)."""

    report: str
    lane: Lane
    label: str
    start: datetime | None
    end: datetime | None
    precision: WhenPrecision | None
    published: datetime | None


class DayVolume(Value):
    """How many reports were published on a day, by kind."""

    day: date
    counts: dict[str, int]


def timeline(
    reports: Iterable[Statement | Event | Move | Control], versions: Mapping[str, Version]
) -> tuple[list[Mark], list[DayVolume]]:
    """Marks in order of time (then publication), and the volume per day of publication.

    A report whose act has no known time has no start: it is dated by its publication only in the volume strip.
    """
    marks = []
    volume: dict[date, Counter[str]] = {}
    for report in reports:
        published = versions[report.version].published
        when = report.when
        marks.append(
            Mark(
                report=report.id,
                lane=lane_of(report),
                label=label_of(report),
                start=when.start if when else None,
                end=when.end if when else None,
                precision=when.precision if when else None,
                published=published,
            )
        )
        if published:
            volume.setdefault(published.date(), Counter())[report.kind] += 1
    marks.sort(key=lambda m: (_sortable(m.start or m.published), m.report))
    days = [DayVolume(day=day, counts=dict(sorted(volume[day].items()))) for day in sorted(volume)]
    return marks, days


def _sortable(at: datetime | None) -> float:
    return at.timestamp() if at else float("inf")


def label_of(report: Statement | Event | Move | Control) -> str:
    """A few words for a mark: who and what."""
    if isinstance(report, Statement):
        return f"{report.speaker.name if report.speaker else 'unnamed'} {report.strength}"
    if isinstance(report, Control):
        return f"{report.where.text if report.where else '?'}: {report.status}"
    who = report.actors if isinstance(report, Event) else report.by
    act = report.type if isinstance(report, Event) else f"{report.move} ({report.issue})"
    return f"{', '.join(a.name for a in who) or 'not said'} {act}"
