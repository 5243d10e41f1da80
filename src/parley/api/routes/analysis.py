"""Questions put to the record: overview, timeline, network, series, positions."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from parley.analysis.dyads import Network, Point, Step, network, series
from parley.analysis.positions import Position, positions
from parley.analysis.timeline import label_of, lane_of
from parley.api.access import Books
from parley.api.library import REPORT_KINDS, Library, shown
from parley.api.query import FilterQuery, Words
from parley.api.routes.documents import coverage_of, without_path
from parley.api.shapes import (
    ChangedClaim,
    Citations,
    ControlChange,
    Overview,
    Report,
    Shown,
    TalksState,
    TimelineAnswer,
    TimelineMark,
    Volume,
)
from parley.model.base import Value
from parley.model.derived import Claim, HistoryEntry, Round, Talks
from parley.record import Filter

router = APIRouter(tags=["analysis"])

# What an analyst reads as a change; "asserted" and "repeated" only add weight.
_CHANGES = frozenset({"denied", "withdrawn", "disowned", "corrected", "superseded", "upheld"})
# A claim that fell or was upheld is news before one that somebody merely denies.
_FALLS = frozenset({"withdrawn", "disowned", "corrected", "superseded", "upheld"})
_MOST_CHANGES = 40


class OverviewQuery(FilterQuery):
    """The filters; here `since` says from when on something counts as a change."""


@router.get("/overview", summary="What changed, where the talks stand, what is missing")
def overview(books: Books, query: Annotated[OverviewQuery, Query()]) -> Overview:
    """Claims whose standing changed, places that changed hands, the talks, coverage and failures."""
    f = query.to_filter()
    whole = query.model_copy(update={"since": None}).to_filter()
    covered = coverage_of(books, Filter(as_of=f.as_of, by=f.by, outlet=f.outlet))
    since = f.since
    claims = books.claims(whole)
    changed = _changed(claims, since)
    control = _control_changes(books, whole, since)
    talks = [_talks_state(t, books.rounds(whole)) for t in books.talks(whole)]
    named = [c.by.report for c in changed]
    named += [r for c in control for r in c.after.reports]
    named += [m.report for t in talks for m in t.talks.moves]
    named += [r for t in talks if t.last_round for r in t.last_round.reports]
    counts = {kind: books.record.count(kind, whole) for kind in (*REPORT_KINDS, "document")}
    standings: dict[str, int] = {}
    for claim in claims:
        standings[claim.standing] = standings.get(claim.standing, 0) + 1
    return Overview.model_construct(
        counts={**counts, "claim": len(claims), "outlet": len(covered.outlets)},
        standings=standings,
        since=since,
        changed=changed,
        control=control,
        talks=talks,
        coverage=covered,
        failed=[without_path(o) for o in books.record.outcomes("failed")],
        citations=books.citations(named),
    )


def _changed(claims: list[Claim], since: datetime | None) -> list[ChangedClaim]:
    """Claims with the act that changed their standing last: those that fell first, the latest first."""
    found = []
    for claim in claims:
        acts = [h for h in claim.history if h.act in _CHANGES and h.at and (since is None or h.at >= since)]
        if acts:
            found.append(ChangedClaim(claim=claim, by=max(acts, key=_weight)))
    return sorted(found, key=lambda c: (c.by.act not in _FALLS, -_at(c.by), c.claim.id))[:_MOST_CHANGES]


def _weight(entry: HistoryEntry) -> tuple[bool, float]:
    return entry.act in _FALLS, _at(entry)


def _at(entry: HistoryEntry) -> float:
    return entry.at.timestamp() if entry.at else 0.0


def _control_changes(books: Library, f: Filter, since: datetime | None) -> list[ControlChange]:
    """The places whose state is another than it was at `since`; every place where there is no `since`."""
    now = books.control(f)
    if since is None:
        return [ControlChange(before=None, after=state) for state in now]
    before = {s.id: s for s in books.derived(since).control}
    changes = []
    for state in now:
        old = before.get(state.id)
        holders = [s.holder.name if s and s.holder else None for s in (old, state)]
        if old is None or old.state != state.state or holders[0] != holders[1]:
            changes.append(ControlChange(before=old, after=state))
    return changes


def _talks_state(talks: Talks, rounds: list[Round]) -> TalksState:
    own = [r for r in rounds if r.talks == talks.id and r.first_day]
    last = max(own, key=lambda r: (r.first_day or datetime.min, r.id), default=None)
    return TalksState(talks=talks, last_round=last, open=sum(m.state == "open" for m in talks.moves))


class TimelineQuery(FilterQuery):
    """The filters, and how many marks of each kind at most."""

    limit: int = Field(500, ge=1, le=5000, description="Marks of each kind of report at most; the volume counts all.")


@router.get("/timeline", summary="What happened when, in lanes, and how much was reported")
def timeline(books: Books, query: Annotated[TimelineQuery, Query()]) -> TimelineAnswer:
    """Marks by the time of the act, where it is known, beside the time of publication; and the volume by day."""
    f = query.to_filter(limit=query.limit)
    found = [shown(entry) for kind in REPORT_KINDS for entry in books.table(kind, f).entries]
    marks = [_mark(s) for s in found]
    marks.sort(key=_when)
    counted: dict[Any, dict[str, int]] = {}
    for row in books.record.volume(query.to_filter()):
        counted.setdefault(row.day, {})[row.kind] = row.count
    return TimelineAnswer.model_construct(
        marks=marks,
        volume=[Volume(day=day, counts=counts) for day, counts in sorted(counted.items())],
        total=sum(books.record.count(kind, f) for kind in REPORT_KINDS),
        all=sum(books.total(kind) for kind in REPORT_KINDS),
    )


def _mark(s: Shown[Report]) -> TimelineMark:
    report, when = s.entry, s.entry.when
    return TimelineMark.model_construct(
        report=report.id, kind=report.kind, lane=lane_of(report), label=label_of(report),
        start=when.start if when else None, end=when.end if when else None,
        precision=when.precision if when else None, published=s.context.published, document=report.document,
        from_=report.passage.start, to=report.passage.end,
    )  # fmt: skip


def _when(mark: TimelineMark) -> tuple[float, str]:
    at = mark.start or mark.published
    return at.timestamp() if at else float("inf"), mark.report


class NetworkQuery(FilterQuery):
    """The filters, and how many actors at most."""

    nodes: int = Field(60, ge=2, le=200, description="Actors at most, the busiest first.")


class NetworkAnswer(Value):
    """The network of acts; `total` events pass the filter, of `all` in the record."""

    network: Network
    total: int
    all: int


@router.get("/network", summary="Who acts on whom")
def acting(books: Books, query: Annotated[NetworkQuery, Query()]) -> NetworkAnswer:
    """Directed edges with the number of events, their mean PLOVER score and the reports behind them."""
    f = query.to_filter()
    found = books.kept("network", (f, query.nodes), lambda: network(books.record.events(f), query.nodes))
    return NetworkAnswer(network=found, total=books.record.count("event", f), all=books.total("event"))


class SeriesQuery(FilterQuery):
    """The filters, the two parties and the step."""

    from_: Words = Field(alias="from", description="Who acts: a country code or an actor's id.", examples=["RUS"])
    to: Words = Field(description="Towards whom: a country code or an actor's id.", examples=["UKR"])
    step: Step = "week"


class SeriesAnswer(Value):
    """A series of one pair, and where the reports behind its points stand."""

    points: tuple[Point, ...]
    citations: Citations


@router.get("/series", summary="How one party acted towards another over time")
def dyad(books: Books, query: Annotated[SeriesQuery, Query()]) -> SeriesAnswer:
    """Events a step with their mean PLOVER score; steps without events are left out."""
    f = query.to_filter()

    def make() -> list[Point]:
        versions = {v.id: v for v in books.record.all_versions(Filter(superseded=True))}
        return series(books.record.events(f), versions, query.from_, query.to, query.step)

    points = books.kept("series", (f, query.from_, query.to, query.step), make)
    return SeriesAnswer(points=tuple(points), citations=books.citations(r for p in points for r in p.reports))


class PositionsAnswer(Value):
    """Where each party stood on each issue over time."""

    positions: tuple[Position, ...]
    citations: Citations


@router.get("/positions", summary="Where each party stood on each issue")
def standing(books: Books, query: Annotated[FilterQuery, Query()]) -> PositionsAnswer:
    """Every party's moves by issue in order of time, marked where it leans the other way than before."""
    found = [p for talks in books.talks(query.to_filter()) for p in positions(talks)]
    return PositionsAnswer(positions=tuple(found), citations=books.citations(p.report for p in found))


class PublishedDay(Value):
    """A day with reporting: how many documents, and how many standings changed on it."""

    day: date
    documents: int
    changes: int


@router.get("/days", summary="The days with reporting, and on which of them something changed")
def days(books: Books) -> list[PublishedDay]:
    """The stops of a slider over what stood when, in order."""

    def make() -> list[PublishedDay]:
        documents: dict[date, int] = {}
        for entry in books.record.documents().entries:
            if entry.published:
                documents[entry.published.date()] = documents.get(entry.published.date(), 0) + 1
        acts = [h for c in books.derived().claims for h in c.history if h.at and h.act in _CHANGES]
        changed: dict[date, int] = {}
        for act in acts:
            if act.at:
                changed[act.at.date()] = changed.get(act.at.date(), 0) + 1
        every = sorted(set(documents) | set(changed))
        return [PublishedDay(day=d, documents=documents.get(d, 0), changes=changed.get(d, 0)) for d in every]

    return books.kept("days", None, make)
