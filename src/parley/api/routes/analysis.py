"""Questions put to the record: overview, timeline, network, series, positions."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, cast

from fastapi import APIRouter, Query
from pydantic import Field

from parley.analysis.dyads import Network, Point, Step, network, series
from parley.analysis.positions import Position, positions
from parley.analysis.timeline import label_of
from parley.api.access import Books
from parley.api.answers import (
    ChangedClaim,
    ControlChange,
    LaneCount,
    Overview,
    TalksState,
    TimelineAnswer,
    TimelineMark,
    Volume,
)
from parley.api.citing import shown
from parley.api.library import REPORT_KINDS, Library
from parley.api.query import FilterQuery, Words
from parley.api.routes.derived import briefly, lately
from parley.api.routes.documents import coverage_of, without_path
from parley.api.shapes import Citations, Report, Shown
from parley.model.base import Value
from parley.model.derived import Claim, HistoryEntry, Round, Talks
from parley.ontology.lanes import lane_of
from parley.record import Filter

router = APIRouter(tags=["analysis"])

# What an analyst reads as a change; "asserted" and "repeated" only add weight.
_CHANGES = frozenset({"denied", "withdrawn", "disowned", "corrected", "superseded", "upheld"})
# A claim that fell or was upheld is news before one that somebody merely denies.
_FALLS = frozenset({"withdrawn", "disowned", "corrected", "superseded", "upheld"})
_MOST_CHANGES = 40
# Of the claims acted on last so many are read to find those: more than one in ten of a year's.
_MOST_LOOKED_AT = 200
# A point, a place or a process rests on hundreds of reports; so many, the latest, are shown and counted all.
_CITED = 12
_MOST_BEHIND = 50


class OverviewQuery(FilterQuery):
    """The filters; here `since` says from when on something counts as a change."""


@router.get("/overview", summary="What changed, where the talks stand, what is missing")
def overview(books: Books, query: Annotated[OverviewQuery, Query()]) -> Overview:
    """Claims whose standing changed, places that changed hands, the talks, coverage and failures."""
    since = query.to_filter().since
    whole = query.model_copy(update={"since": None}).to_filter()
    return books.kept("overview", (whole, since), lambda: _overview(books, whole, since))


def _overview(books: Library, whole: Filter, since: datetime | None) -> Overview:
    covered = coverage_of(books, Filter(as_of=whole.as_of, by=whole.by, outlet=whole.outlet))
    changed = _changed(_acted_on(books, whole), since)
    control = [c.model_copy(update={"after": lately(c.after)}) for c in _control_changes(books, whole, since)]
    rounds = books.rounds(whole)
    talks = [_talks_state(t, rounds) for t in books.talks(whole)]
    named = [c.by.report for c in changed]
    named += [r for c in control for r in c.after.reports]
    named += [m.report for t in talks for m in t.talks.moves]
    named += [r for t in talks if t.last_round for r in t.last_round.reports[:_CITED]]
    counts = {**dict.fromkeys(REPORT_KINDS, 0), **books.record.by_kind(whole)}
    counts["document"] = books.record.count("document", whole)
    standings = dict(books.claim_counts(whole)["standing"])
    return Overview.model_construct(
        counts={**counts, "claim": sum(standings.values()), "outlet": len(covered.outlets)},
        standings=standings,
        since=since,
        changed=changed,
        control=control,
        talks=talks,
        coverage=covered,
        failed=[without_path(o) for o in books.record.outcomes("failed")],
        citations=books.citations(named),
    )


def _acted_on(books: Library, f: Filter) -> list[Claim]:
    """The claims that were acted on last: those that fell or were upheld, and those that were denied."""
    if f.as_of is not None:
        return books.claims(f)[0]
    books.refresh()
    found = [c for denied in (False, True) for c in books.record.acted_on(f, limit=_MOST_LOOKED_AT, denied=denied)]
    return cast(list[Claim], found)


def _changed(claims: Iterable[Claim], since: datetime | None) -> list[ChangedClaim]:
    """Claims with the act that changed their standing last: those that fell first, the latest first."""
    found = []
    for claim in claims:
        acts = [h for h in claim.history if h.act in _CHANGES and h.at and (since is None or h.at >= since)]
        if acts:
            found.append(ChangedClaim(claim=claim, by=max(acts, key=_weight)))
    first = sorted(found, key=lambda c: (c.by.act not in _FALLS, -_at(c.by), c.claim.id))[:_MOST_CHANGES]
    return [change.model_copy(update={"claim": briefly(change.claim)}) for change in first]


def _weight(entry: HistoryEntry) -> tuple[bool, float]:
    return entry.act in _FALLS, _at(entry)


def _at(entry: HistoryEntry) -> float:
    return entry.at.timestamp() if entry.at else 0.0


def _control_changes(books: Library, f: Filter, since: datetime | None) -> list[ControlChange]:
    """The places whose state is another than it was at `since`; every place where there is no `since`."""
    now = books.control(f)
    if since is None:
        return [ControlChange(before=None, after=state) for state in now]
    # `by` says what as_of means; without one, both sides are by publication.
    before = {s.id: s for s in books.then(since, f.by if f.as_of else "published").control}
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
    latest = sorted((m for m in talks.moves if m.at), key=lambda m: m.at or datetime.min)[-_CITED:]
    return TalksState(
        talks=talks.model_copy(update={"moves": tuple(latest)}), moves=len(talks.moves), last_round=last,
        open=sum(m.state == "open" for m in talks.moves),
    )  # fmt: skip


class TimelineQuery(FilterQuery):
    """The filters, and how many marks at most."""

    limit: int = Field(
        2000, ge=0, le=5000, description="Marks at most; where more pass, they are counted. 0: the volume alone."
    )


@router.get("/timeline", summary="What happened when, in lanes, and how much was reported")
def timeline(books: Books, query: Annotated[TimelineQuery, Query()]) -> TimelineAnswer:
    """Marks by the time of the act, where it is known, beside the time of publication; and the volume by day."""
    f = query.to_filter()
    return books.kept("timeline", (f, query.limit), lambda: _timeline(books, f, query.limit))


def _timeline(books: Library, f: Filter, limit: int) -> TimelineAnswer:
    counted: dict[Any, dict[str, int]] = {}
    for row in books.record.volume(f):
        counted.setdefault(row.day, {})[row.kind] = row.count
    total = sum(books.record.by_kind(f).values())
    days = books.record.density(f) if 0 < limit < total else ()
    return TimelineAnswer.model_construct(
        marks=marks_of(books, f) if total <= limit else [],
        density=[LaneCount.model_construct(**asdict(d)) for d in days],
        volume=[Volume(day=day, counts=counts) for day, counts in sorted(counted.items())],
        total=total,
        all=sum(books.total(kind) for kind in REPORT_KINDS),
    )


def marks_of(books: Library, f: Filter) -> list[TimelineMark]:
    """Every mark, in order of time."""
    marks = [_mark(shown(entry)) for kind in REPORT_KINDS for entry in books.table(kind, f).entries]
    return sorted(marks, key=_when)


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
    """Directed edges with the number of events, their mean PLOVER score and the latest reports behind them."""
    return network_of(books, query.to_filter(), query.nodes, _MOST_BEHIND)


def network_of(books: Library, f: Filter, nodes: int, behind: int | None) -> NetworkAnswer:
    """The network with so many reports behind each edge; None: all of them."""

    def make() -> Network:
        found = network(books.record.acts(f), nodes)
        edges = tuple(
            e.model_copy(update={"reports": e.reports[-behind:] if behind else e.reports}) for e in found.edges
        )
        return found.model_copy(update={"edges": edges})

    found = books.kept("network", (f, nodes, behind), make)
    return NetworkAnswer(network=found, total=books.record.count("event", f), all=books.total("event"))


class SeriesQuery(FilterQuery):
    """The filters, the two parties and the step."""

    from_: Words = Field(alias="from", description="Who acts: a country code or an actor's id.", examples=["RUS"])
    to: Words = Field(description="Towards whom: a country code or an actor's id.", examples=["UKR"])
    step: Step = "week"


class SeriesAnswer(Value):
    """A series of one pair, and where the latest reports behind its points stand."""

    points: tuple[Point, ...]
    citations: Citations


@router.get("/series", summary="How one party acted towards another over time")
def dyad(books: Books, query: Annotated[SeriesQuery, Query()]) -> SeriesAnswer:
    """Events a step with their mean PLOVER score; steps without events are left out."""
    f = query.to_filter()

    def make() -> SeriesAnswer:
        between = books.record.acts(f, (query.from_, query.to))
        points = [
            p.model_copy(update={"reports": p.reports[-_CITED:]})
            for p in series(between, query.from_, query.to, query.step)
        ]
        return SeriesAnswer(points=tuple(points), citations=books.citations(r for p in points for r in p.reports))

    return books.kept("series", (f, query.from_, query.to, query.step), make)


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
        books.refresh()
        changed = books.record.act_days(_CHANGES)
        every = sorted(set(documents) | set(changed))
        return [PublishedDay(day=d, documents=documents.get(d, 0), changes=changed.get(d, 0)) for d in every]

    return books.kept("days", None, make)
