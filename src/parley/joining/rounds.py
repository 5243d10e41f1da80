"""Rounds of talks: the meetings of one process, each with what every source says of it.

Sources number, date and place meetings differently, so nothing here is merged into one truth: a round collects, per
outlet, the number, day, venue and outcome it gave. Reports fall into one round by their day; a report that gives a
number but no day goes to the round to which its own outlet, or else any, gave that number.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeGuard

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.parties import parties_of
from parley.model.base import content_id
from parley.model.derived import PerSource, Round
from parley.model.reports import Event, Move

# A meeting that runs past midnight, or whose report is dated a day late, is still one meeting.
SAME_MEETING = timedelta(days=1)

_ORDINALS = {
    word: number
    for number, words in enumerate(
        ["first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th"], 1
    )
    for word in words.split()
}
_NUMBERED = re.compile(
    r"\b(" + "|".join(_ORDINALS) + r")\s+(?:\w+[- ]){0,2}?(?:round|meeting|session|talks|set of talks)\b", re.IGNORECASE
)
_MEETING_MOVES = frozenset({"convene", "outcome", "adjourn", "agree"})


@dataclass
class _Meeting:
    day: datetime
    reports: list[Event | Move] = field(default_factory=list)


def rounds_of(corpus: Corpus, pair: tuple[str, ...], talks_id: str) -> list[Round]:
    """The meetings of the process between the two parties of `pair`, by day."""
    meetings: list[_Meeting] = []
    undated = []
    for report in _meeting_reports(corpus, pair):
        day = _day(report, corpus)
        if day is None:
            undated.append(report)
            continue
        home = next((m for m in meetings if abs(day - m.day) <= SAME_MEETING and _venue_fits(report, m)), None)
        if home is None:
            home = _Meeting(day)
            meetings.append(home)
        home.reports.append(report)
    for report in undated:
        numbered = [m for m in meetings if number_in(report) in {number_in(r) for r in m.reports} - {None}]
        if number_in(report) is not None and numbered:
            numbered[0].reports.append(report)
    return [_round(m, talks_id, corpus) for m in sorted(meetings, key=lambda m: m.day)]


def _meeting_reports(corpus: Corpus, pair: tuple[str, ...]) -> list[Event | Move]:
    """Reports that the two sides met, or that a meeting of theirs ended somehow; never plans for one."""
    return [report for report in corpus.reports if _is_meeting(report) and set(pair) <= _sides(report)]


def _is_meeting(report: AnyReport) -> TypeGuard[Event | Move]:
    if report.polarity == "negative" or report.reality != "actual" or report.time in ("future", "historical"):
        return False
    if isinstance(report, Event):
        return report.type == "CONSULT" and report.mode != "phone"
    return isinstance(report, Move) and report.move in _MEETING_MOVES and report.issue == "talks"


def _sides(report: Event | Move) -> set[str]:
    if isinstance(report, Event):
        return {*parties_of(report.actors), *parties_of(report.recipients)}
    return {*parties_of(report.by), *parties_of(report.to)}


def _day(report: Event | Move, corpus: Corpus) -> datetime | None:
    """The day the meeting was held, as the report gives it; its publication's where it names neither day nor number."""
    when = report.when
    if when and when.start and when.precision in ("second", "minute", "hour", "part-of-day", "day", "weekend"):
        return when.start.replace(hour=0, minute=0, second=0, microsecond=0)
    published = corpus.published(report)
    if number_in(report) is not None or published is None:
        return None
    return published.replace(hour=0, minute=0, second=0, microsecond=0)


def number_in(report: Event | Move) -> int | None:
    """The number that the words give the meeting: 2 for "a second round of talks"; None where they give none."""
    found = _NUMBERED.search(report.passage.exact)
    return _ORDINALS[found[1].lower()] if found else None


def _venue(report: Event | Move) -> str | None:
    if isinstance(report, Move) and report.venues:
        return report.venues[0].name
    return report.where.text if report.where else None


def _venue_fits(report: Event | Move, meeting: _Meeting) -> bool:
    """Whether a report's country of venue does not contradict the meeting's."""
    ours = report.where.place.country if report.where and report.where.place else None
    theirs = {r.where.place.country for r in meeting.reports if r.where and r.where.place}
    return ours is None or not theirs or ours in theirs


def _round(meeting: _Meeting, talks_id: str, corpus: Corpus) -> Round:
    def per_source(view: Callable[[Event | Move], str | None]) -> tuple[PerSource, ...]:
        return _per_source(meeting.reports, view, corpus)

    return Round(
        id=content_id("r", talks_id, meeting.reports[0].id),
        talks=talks_id,
        first_day=meeting.day,
        numbers=per_source(lambda r: str(number_in(r)) if number_in(r) else None),
        dates=per_source(lambda r: r.when.start.date().isoformat() if r.when and r.when.start else None),
        venues=per_source(_venue),
        outcomes=per_source(lambda r: r.passage.exact if isinstance(r, Move) and r.move == "outcome" else None),
        reports=tuple(r.id for r in meeting.reports),
    )


def _per_source(
    reports: Sequence[Event | Move], view: Callable[[Event | Move], str | None], corpus: Corpus
) -> tuple[PerSource, ...]:
    """Each outlet's distinct values, in order, with the report that gives each."""
    seen: dict[tuple[str, str], PerSource] = {}
    for report in reports:
        value = view(report)
        outlet = corpus.outlet(report)
        if value is not None and (outlet, value) not in seen:
            seen[(outlet, value)] = PerSource(outlet=outlet, report=report.id, value=value, passage=report.passage)
    return tuple(seen.values())
