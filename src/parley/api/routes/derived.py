"""What is joined from the reports: claims, happenings, talks, rounds, control."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query
from pydantic import Field, JsonValue

from parley.api.access import Books
from parley.api.library import Library
from parley.api.query import FilterQuery, PageQuery, Words, last_moment
from parley.api.shapes import Board, ClaimPage, ControlMap, FacetValue, HappeningPage, Listing
from parley.errors import MalformedError, NotFoundError
from parley.model.derived import BoardMove, Claim, ControlState, Happening, Round, Talks
from parley.outputs.geojson import control_features
from parley.record import Filter

router = APIRouter(tags=["joined"])
T = TypeVar("T")
# More entries than any record has; SQLite skips no more than 2^63 rows.
_MOST = 10**9
# Of the reports of one thing so many are quoted; all are counted. Meetings are listed back to the last so many.
_REPEATS = 12
_ROUNDS = 60
# A list shows the last acts on a claim in a line.
_ACTS = 6
_FROM_START = "Leave it out to start from the beginning."


def skipped(query: PageQuery, total: int | None = None) -> int:
    """How many entries lie before the page: the cursor of a list that is counted, not keyed."""
    try:
        start = int(query.after) if query.after else 0
    except ValueError as error:
        raise MalformedError(f"{query.after!r} is not a cursor.", _FROM_START) from error
    if not 0 <= start <= (_MOST if total is None else total):
        raise MalformedError(f"{query.after!r} is not a cursor of this list.", _FROM_START)
    return start


def following(query: PageQuery, total: int) -> str | None:
    """The cursor of the next page; None on the last."""
    end = skipped(query) + query.limit
    return str(end) if end < total else None


def cut(found: Sequence[T], query: PageQuery) -> tuple[list[T], str | None]:
    """A page of a list."""
    start = skipped(query, len(found))
    return list(found[start : start + query.limit]), following(query, len(found))


class ClaimQuery(PageQuery):
    """The filters, the page, and the order of claims."""

    sort: Literal["joined", "newest", "changed"] = Field(
        "joined",
        description="As joining has them, by the last act on them, or those whose standing changed first.",
    )
    brief: bool = Field(False, description="Leave out of each history what only repeats; the claim's page has it all.")


@router.get("/claims", summary="What is claimed, and whether it still stands")
def claims(books: Books, query: Annotated[ClaimQuery, Query()]) -> Listing[Claim]:
    """Claims with their standing and history; `type` is a standing, a class or a predicate."""
    f = query.to_filter()
    sort = "newest" if query.newest_first and query.sort == "joined" else query.sort
    items, total = books.claims(f, sort=sort, limit=query.limit, skip=skipped(query))
    facets = None
    if query.facets:
        facets = {name: ranked(counts) for name, counts in books.claim_counts(f).items()}
    return Listing[Claim].model_construct(
        items=[briefly(claim) for claim in items] if query.brief else items,
        total=total, all=books.everything("claim", f), next=following(query, total), facets=facets
    )


def briefly(claim: Claim) -> Claim:
    """The claim with the last acts that were more than repeating it, and its last act; a busy one has hundreds."""
    acts = [entry for entry in claim.history if entry.act != "repeated"][-_ACTS:]
    last = claim.history[-1:]
    return claim.model_copy(update={"history": tuple(acts if not last or last[0] in acts else [*acts, *last])})


def ranked(counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    """Values with their counts, the most frequent first; ties by value."""
    return tuple(FacetValue(value=v, label=v, count=n) for v, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))


def counted(values: Iterable[str]) -> tuple[FacetValue, ...]:
    return ranked(Counter(values))


@router.get("/claims/{id}", summary="One claim with its origins and reports")
def claim(books: Books, id: str, query: Annotated[FilterQuery, Query()]) -> ClaimPage:
    """The claim as it stands, or stood at `as_of`; a former id leads to the claim that took it over."""
    at = last_moment(query.as_of)
    if at is None:
        books.refresh()
        value = books.record.get(id)
        found = value if isinstance(value, Claim) else None
    else:
        found = next((c for c in books.then(at, query.by).claims if c.id == id), None)
    if found is None:
        raise NotFoundError(f"There is no claim '{id}'{' at that time' if at else ''}.", "List them at /api/claims.")
    reports = [*found.reports_for, *found.reports_against, *(h.report for h in found.history)]
    return ClaimPage.model_construct(
        claim=found, origins=books.origins(found, at, query.by), reports=books.reports(reports)
    )


@router.get("/happenings", summary="Events, each reported by one or many")
def happenings(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Happening]:
    """Happenings in order of time, with the reports joined into each, why they were joined, and where they differ."""
    f = query.to_filter(newest_first=query.newest_first)
    items, total = books.happenings(f, query.limit, skipped(query))
    return Listing[Happening].model_construct(
        items=items, total=total, all=books.everything("happening", f), next=following(query, total), facets=None
    )


@router.get("/happenings/{id}", summary="One happening with its reports")
def happening(books: Books, id: str) -> HappeningPage:
    """The happening; a former id leads to the one that took its reports over."""
    books.refresh()
    found = books.record.get(id)
    if not isinstance(found, Happening):
        raise NotFoundError(f"There is no happening '{id}'.", "List them at /api/happenings.")
    return HappeningPage.model_construct(happening=found, reports=books.reports(found.reports))


class BoardQuery(FilterQuery):
    """The filters, which process, and how many of its moves."""

    talks: Words | None = Field(None, description="A process by id; the busiest by default.")
    moves: int = Field(
        240, ge=1, le=5000, description="Of the process shown so many moves that pass the filter, the latest."
    )


@router.get("/talks", summary="The board of talks")
def talks(books: Books, query: Annotated[BoardQuery, Query()]) -> Board:
    """Every process, and of the one asked for its moves, what answers what, and its rounds, each fact per source."""
    f = query.to_filter()
    processes = books.talks(f)
    chosen = next((t for t in processes if t.id == query.talks), processes[0] if processes else None)
    return board(books, processes, chosen, books.rounds(f), books.passing(f), query.moves)


def board(
    books: Library, processes: Sequence[Talks], chosen: Talks | None, rounds: Sequence[Round],
    passing: frozenset[str] | None, most: int,
) -> Board:  # fmt: skip
    """The board of the chosen process; of the others their names and counts."""
    shown: list[Talks] = []
    total: dict[str, int] = {}
    for process in processes:
        moves = [m for m in process.moves if passing is None or m.report in passing or passing.intersection(m.repeats)]
        total[process.id] = len(moves)
        if process is chosen:
            shown.append(process.model_copy(update={"moves": _latest(moves, most)}))
        else:
            shown.append(process.model_copy(update={"moves": ()}))
    own = [r for r in rounds if chosen and r.talks == chosen.id]
    own = sorted(own, key=lambda r: (r.first_day is None, r.first_day.timestamp() if r.first_day else 0.0))[-_ROUNDS:]
    named = [m for t in shown for move in t.moves for m in (move.report, *move.repeats[:_REPEATS])]
    named += [r for meeting in own for r in meeting.reports[:_REPEATS]]
    return Board.model_construct(
        talks=shown, rounds=own, moves=total, all=sum(len(t.moves) for t in books.talks(Filter())),
        citations=books.citations(named),
    )  # fmt: skip


def _latest(moves: Sequence[BoardMove], most: int) -> tuple[BoardMove, ...]:
    """The latest so many of the moves, in the order that they have."""
    latest = sorted(range(len(moves)), key=lambda at: _moment(moves[at]))[-most:]
    return tuple(moves[at] for at in sorted(latest))


def whole_board(books: Library, processes: Sequence[Talks], rounds: Sequence[Round]) -> Board:
    """Every move of every process."""
    named = [m for t in processes for move in t.moves for m in (move.report, *move.repeats)]
    named += [r for meeting in rounds for r in meeting.reports]
    total = {t.id: len(t.moves) for t in processes}
    return Board.model_construct(
        talks=list(processes), moves=total, all=sum(total.values()), rounds=list(rounds),
        citations=books.citations(named),
    )  # fmt: skip


def _moment(move: BoardMove) -> float:
    return move.at.timestamp() if move.at else float("-inf")


@router.get("/control", summary="Who is said to hold what")
def control(books: Books, query: Annotated[FilterQuery, Query()]) -> ControlMap:
    """A cautious state for each place, at `as_of`, with the latest reports behind it."""
    states = books.control(query.to_filter())
    latest = [lately(s) for s in states]
    return ControlMap.model_construct(
        states=latest,
        reports={s.id: len(s.reports) for s in states},
        citations=books.citations(r for s in latest for r in s.reports),
    )


def lately(state: ControlState) -> ControlState:
    """The state with the last few of the reports behind it."""
    return state.model_copy(update={"reports": state.reports[-_REPEATS:]})


@router.get("/control.geojson", summary="Who is said to hold what, as GeoJSON")
def control_geojson(books: Books, query: Annotated[FilterQuery, Query()]) -> dict[str, JsonValue]:
    """A FeatureCollection of the places that could be located; `not_located` names the others."""
    f = query.to_filter()
    at: datetime | None = f.as_of
    return control_features(books.control(f), at)
