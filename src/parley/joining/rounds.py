"""Rounds of talks: the meetings of one process, each with what every source says of it.

Sources number, date and place meetings differently, so nothing here is merged into one truth: a round collects, per
outlet, the number, day, venue and outcome it gave. Reports fall into one round by their day; a report that gives a
number but no day goes to the round to which its own outlet, or else any, gave that number.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeGuard

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.numbering import is_called, number_in, numbered_at
from parley.joining.processes import Pair, Processes, names_both, sides_of
from parley.model.base import content_id
from parley.model.derived import PerSource, Round
from parley.model.reports import Event, Move, Statement

# A meeting that runs past midnight, or whose report is dated a day late, is still one meeting.
SAME_MEETING = timedelta(days=1)
# A meeting is news for so long; a number given later, without a day, may be any meeting's.
RECENT = timedelta(days=2, hours=23)

_SINCE = re.compile(r"\bsince\b[^,.;]*$", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:would|will|next|to hold|planned|expected|not attend|before a|once)\b", re.IGNORECASE)
_INTENDED = re.compile(r"\b(?:will|would|to|shall|could|may|might)(?: \w+)? $", re.IGNORECASE)
_INTENDED_NEXT = re.compile(
    r"\b(?:next|second|third|fourth|fifth|again|another|further|resume)\b[^.]*"
    r"\b(?:will|would|to be|meet|scheduled|planned)\b"
    r"|\b(?:will|would|to|scheduled to) (?:meet|resume|reconvene|continue)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(r"\b(?:talks|negotiations|round|session|meeting)\b", re.IGNORECASE)
_MEETING_MOVES = frozenset({"convene", "outcome", "adjourn", "agree"})


@dataclass
class _Meeting:
    day: datetime
    reports: list[AnyReport] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    countries: set[str | None] = field(default_factory=set)


class _Meetings:
    """The meetings of one process in the order in which they were first told of, found by day and by number."""

    def __init__(self) -> None:
        self.all: list[_Meeting] = []
        self._by_day: dict[date, list[int]] = defaultdict(list)
        self._by_number: dict[int | None, set[int]] = defaultdict(set)
        self._dated: dict[int | None, set[int]] = defaultdict(set)

    def new(self, day: datetime) -> int:
        self.all.append(_Meeting(day))
        self._by_day[day.date()].append(len(self.all) - 1)
        return len(self.all) - 1

    def add(self, report: AnyReport, home: int) -> None:
        meeting, number = self.all[home], number_in(report)
        meeting.reports.append(report)
        meeting.documents.add(report.document)
        self._by_number[number].add(home)
        if report.when and report.when.start:
            self._dated[number].add(home)
        if report.where and report.where.place:
            meeting.countries.add(report.where.place.country)

    def within(self, first: datetime, last: datetime) -> list[int]:
        """The meetings from one moment to another, in order."""
        days = (first.date() + timedelta(days=n) for n in range((last.date() - first.date()).days + 1))
        return sorted(n for day in days for n in self._by_day.get(day, ()) if first <= self.all[n].day <= last)

    def numbered(self, number: int | None, *, dated: bool) -> set[int]:
        """The meetings that some report (with a date of its own) gave a number."""
        return (self._dated if dated else self._by_number).get(number, set())


@dataclass(frozen=True)
class Told:
    """A report of a meeting, or one that numbers a meeting; `met` where it says that somebody met."""

    report: AnyReport
    number: int | None
    met: bool
    nameless: bool
    sides: frozenset[str]


def meetings_in(corpus: Corpus) -> list[Told]:
    """Every report that a meeting of somebody was held, ended somehow, or had a number; no plans."""
    told = []
    for report in corpus.reports:
        met, number = _is_meeting(report), number_in(report)
        if met or (number is not None and _has_been(report)):
            nameless = _is_meeting(report) and _nameless(report)
            told.append(Told(report, number, met, nameless, sides_of(report, corpus)))
    return told


def rounds_of(
    corpus: Corpus, told: Sequence[Told], pair: Pair, processes: Processes, talks_id: str, moves: Sequence[Move] = ()
) -> list[Round]:
    """The meetings of the process between the two parties of `pair`, by day.

    `told` is what `meetings_in` gives; `moves` are those of the process, of which delegations sent and meetings planned
    go to the meeting they are told with.
    """
    meetings = _Meetings()
    undated = []
    for report in _meeting_reports(told, pair, processes):
        day = _day(report, corpus)
        if day is None:
            undated.append(report)
            continue
        near = meetings.within(day - SAME_MEETING, day + SAME_MEETING)
        home = next((n for n in near if _venue_fits(report, meetings.all[n])), None)
        meetings.add(report, meetings.new(day) if home is None else home)
    for report in undated:
        home = _home_of_number(report, meetings, corpus)
        if home is not None:
            meetings.add(report, home)
    ordered = sorted(meetings.all, key=lambda m: m.day)
    sent, planned = _beside(ordered, moves, corpus)
    return [_round(m, talks_id, corpus, sent[n], planned[n]) for n, m in enumerate(ordered)]


def _beside(
    meetings: Sequence[_Meeting], moves: Sequence[Move], corpus: Corpus
) -> tuple[list[list[AnyReport]], list[list[AnyReport]]]:
    """For each meeting, who was sent to it (told up to a few days before) and what is said to follow it."""
    sent: list[list[AnyReport]] = [[] for _ in meetings]
    planned: list[list[AnyReport]] = [[] for _ in meetings]
    for move in moves:
        told = move.when.start if move.when and move.when.start else corpus.published(move)
        published = corpus.published(move)
        if move.move == "delegate" and told is not None:
            later = [n for n, m in enumerate(meetings) if -SAME_MEETING <= m.day - told <= RECENT]
            if later:
                sent[later[0]].append(move)
        elif published is not None and (
            _INTENDED_NEXT.search(move.passage.exact) and move.move in ("convene", "agree")
        ):
            past = [n for n, m in enumerate(meetings) if timedelta(0) <= published - m.day <= RECENT]
            if past:
                planned[past[-1]].append(move)
    return sent, planned


def _delegation(report: AnyReport) -> str | None:
    """Who sent whom: the people named with their offices, else the words."""
    if not isinstance(report, Move):
        return None
    people = ", ".join(f"{d.who.name} ({d.office})" if d.office else d.who.name for d in report.delegates)
    senders = ", ".join(a.name for a in report.by)
    return f"{senders}: {people or report.content or report.anchor.exact}"


def _home_of_number(report: AnyReport, meetings: _Meetings, corpus: Corpus) -> int | None:
    """The meeting that a number without a day is about: so numbered by anybody, else the document's news, else new."""
    number, published = number_in(report), corpus.published(report)
    news = meetings.within(published - RECENT, published) if published else []
    own = [n for n in news if report.document in meetings.all[n].documents]
    # A "first meeting" may open any series, so that it is sooner the one that its own document tells of.
    called = own if number == 1 or is_called(report) else []
    for fitting in (called, meetings.numbered(number, dated=True), own, meetings.numbered(number, dated=False), news):
        if fitting:
            return max(fitting)
    return meetings.new(published.replace(hour=0, minute=0, second=0, microsecond=0)) if published else None


def _meeting_reports(told: Sequence[Told], pair: Pair, processes: Processes) -> list[AnyReport]:
    """Those that tell of the two sides, or of nobody in a document about them."""
    sides = frozenset(pair)
    found = []
    for one in told:
        here = processes.of_document.get(one.report.document) == pair
        if (here and (one.number is not None or one.nameless)) or (one.met and sides <= one.sides):
            found.append(one.report)
    return found


def _is_meeting(report: AnyReport) -> TypeGuard[Event | Move]:
    if not _has_been(report):
        return False
    if isinstance(report, Event):
        return report.type == "CONSULT" and report.mode not in ("phone", "visit", "third-party")
    return isinstance(report, Move) and report.move in _MEETING_MOVES and report.issue == "talks"


def _has_been(report: AnyReport) -> bool:
    if report.polarity == "negative" or report.reality != "actual" or report.time in ("future", "historical"):
        return False
    words = report.passage.exact
    trigger = words[: max(0, report.anchor.start - report.passage.start)]
    if _INTENDED.search(trigger[-25:]):
        return False
    at = numbered_at(words)
    return not (at and _PLANNED.search(words[max(0, at[0] - 60) : at[1] + 30]))


def _nameless(report: Event | Move) -> bool:
    """Whether a meeting's sides are those of its document: "they met", "talks were held"."""
    actors = report.actors if isinstance(report, Event) else report.by
    return names_both(actors) or (not actors and _TALKS.search(report.passage.exact) is not None)


def _day(report: AnyReport, corpus: Corpus) -> datetime | None:
    """The day the meeting was held, as the report gives it; its publication's where it names neither day nor number."""
    when = report.when
    fine = when and when.precision in ("second", "minute", "hour", "part-of-day", "day", "weekend")
    if when and when.start and fine and not _only_since(report, when.text):
        return when.start.replace(hour=0, minute=0, second=0, microsecond=0)
    published = corpus.published(report)
    if number_in(report) is not None or published is None:
        return None
    return published.replace(hour=0, minute=0, second=0, microsecond=0)


def _only_since(report: AnyReport, words: str | None) -> bool:
    """Whether the day is that of something else: "the first time they met since the war began on Thursday"."""
    at = report.passage.exact.find(words) if words else -1
    return at >= 0 and _SINCE.search(report.passage.exact[:at]) is not None


def _number(report: AnyReport) -> str | None:
    """The number with who gives it, where that is not the outlet: "3, by the Front"."""
    number = number_in(report)
    by = report.hops[0].who if len(report.hops) > 1 else None
    return None if number is None else f"{number}, by {by.name}" if by else str(number)


def _held_on(report: AnyReport, corpus: Corpus) -> str | None:
    """The day that a report gives the meeting; one to come is that of what was agreed there."""
    start, published = report.when.start if report.when else None, corpus.published(report)
    later = start is not None and published is not None and start > published
    agreed = isinstance(report, Move) and report.move == "agree"
    return None if start is None or (later and agreed) else start.date().isoformat()


def _venue(report: AnyReport) -> str | None:
    """Where the meeting was, as the report says; a country is no venue."""
    if isinstance(report, Move):
        precise = [v for v in report.venues if v.where is None or v.where.precision != "country"]
        if precise:
            return precise[-1].name
    is_country = report.where is None or report.where.precision == "country"
    return None if is_country or report.where is None or isinstance(report, Statement) else report.where.text


def _venue_fits(report: AnyReport, meeting: _Meeting) -> bool:
    """Whether a report's country of venue does not contradict the meeting's."""
    ours = report.where.place.country if report.where and report.where.place else None
    return ours is None or not meeting.countries or ours in meeting.countries


def _round(
    meeting: _Meeting, talks_id: str, corpus: Corpus, sent: Sequence[AnyReport], planned: Sequence[AnyReport]
) -> Round:
    def per_source(view: Callable[[AnyReport], str | None]) -> tuple[PerSource, ...]:
        return _per_source(meeting.reports, view, corpus)

    return Round(
        id=content_id("r", talks_id, meeting.reports[0].id),
        talks=talks_id,
        first_day=meeting.day,
        numbers=per_source(_number),
        dates=per_source(lambda r: _held_on(r, corpus)),
        venues=per_source(_venue),
        outcomes=per_source(lambda r: r.passage.exact if isinstance(r, Move) and r.move == "outcome" else None),
        delegations=_per_source(sent, _delegation, corpus),
        next=_per_source(planned, lambda r: r.passage.exact, corpus),
        reports=tuple(r.id for r in meeting.reports),
    )


def _per_source(
    reports: Sequence[AnyReport], view: Callable[[AnyReport], str | None], corpus: Corpus
) -> tuple[PerSource, ...]:
    """Each outlet's distinct values, in order, with the report that gives each."""
    seen: dict[tuple[str, str], PerSource] = {}
    for report in reports:
        value = view(report)
        outlet = corpus.outlet(report)
        if value is not None and (outlet, value) not in seen:
            seen[(outlet, value)] = PerSource(outlet=outlet, report=report.id, value=value, passage=report.passage)
    return tuple(seen.values())
