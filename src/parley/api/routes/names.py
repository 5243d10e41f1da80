"""Actors and places: lists with counts, and a page each."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from parley.analysis.positions import Position, positions
from parley.api.access import Books
from parley.api.answers import ActorCount, ActorPage, Office, PlacePage
from parley.api.library import Library
from parley.api.query import FilterQuery, Words
from parley.api.shapes import FacetValue
from parley.errors import NotFoundError
from parley.joining.parties import party_of
from parley.knowledge.world import World
from parley.model.base import Value
from parley.model.world import ActorRef, Place
from parley.pipeline import ACTORS_FILE
from parley.record import Filter

router = APIRouter(tags=["actors and places"])
_MOST_PARTNERS = 12
_MOST_POSITIONS = 40


class NamesQuery(FilterQuery):
    """The filters, a name to look for, and how many at most."""

    q: Words | None = Field(None, description="Whole words of the name.")
    limit: int = Field(50, ge=1, le=500)


@router.get("/actors", summary="Who is in the record")
def actors(books: Books, query: Annotated[NamesQuery, Query()]) -> list[ActorCount]:
    """Actors with how many entries name them, by kind, the busiest first."""
    f = query.to_filter()
    found = books.kept(
        "actors", (query.q, f, query.limit), lambda: books.record.actors(query.q or None, f, most=query.limit)
    )
    return [ActorCount(actor=n.what, counts=n.counts) for n in found if isinstance(n.what, ActorRef)]


@router.get("/actors/{id}", summary="One actor")
def actor(books: Books, id: str, query: Annotated[FilterQuery, Query()]) -> ActorPage:
    """What an actor said and did, where it stood over time, which offices it held."""
    f = query.to_filter()
    known = [n for n in books.record.actors(id, f, most=20) if isinstance(n.what, ActorRef) and n.what.id == id]
    known = known or [n for n in books.record.actors(id, f, most=1) if isinstance(n.what, ActorRef)]
    if not known or not isinstance(known[0].what, ActorRef):
        raise NotFoundError(f"Nobody called '{id}' is in this record.", "List actors at /api/actors.")
    who = known[0].what
    stands = _lately(_positions(books, f, who))
    mine = Filter(actor=who.id or who.name, as_of=f.as_of, by=f.by)
    partners = [n for n in books.record.actors(None, mine, most=_MOST_PARTNERS + 1) if n.what != who]
    return ActorPage(
        actor=who,
        counts=known[0].counts,
        offices=_offices(books, who),
        positions=stands,
        partners=[
            FacetValue(value=n.what.id or n.what.name, label=n.what.name, count=n.total)
            for n in partners[:_MOST_PARTNERS]
        ],
        citations=books.citations(p.report for p in stands),
    )


def _lately(found: list[Position]) -> list[Position]:
    """The latest positions on each issue, in their order; who bargains for years takes thousands."""
    left: dict[str, int] = {}
    kept = []
    for position in reversed(found):
        left[position.issue] = left.get(position.issue, 0) + 1
        if left[position.issue] <= _MOST_POSITIONS:
            kept.append(position)
    return kept[::-1]


def _positions(books: Library, f: Filter, who: ActorRef) -> list[Position]:
    """The moves of the actor's party that it made itself, or all of them where it is the state."""
    party = party_of(who)
    processes = books.talks(f)
    own = {m.report for t in processes for m in t.moves if any(by.id == who.id for by in m.by)}
    is_state = who.id == f"a:{party.lower()}"
    found = [p for talks in processes for p in positions(talks) if p.party == party]
    return found if is_state else [p for p in found if p.report in own]


def _offices(books: Library, who: ActorRef) -> list[Office]:
    own = books.path / ACTORS_FILE
    held = World.load(own if own.exists() else None).offices_of(who.id or "", None)
    return [Office(office=h.office, country=h.country, start=h.start, end=h.end) for h in held]


class PlaceCount(Value):
    """A place and how many entries name it, by kind."""

    place: Place
    counts: Mapping[str, int]


@router.get("/places", summary="Where it happens")
def places(books: Books, query: Annotated[NamesQuery, Query()]) -> list[PlaceCount]:
    """Located places with how many entries name them, the most frequent first."""
    found = books.record.places(query.q or None, query.to_filter(), most=query.limit)
    return [PlaceCount(place=n.what, counts=n.counts) for n in found if isinstance(n.what, Place)]


class Unlocated(Value):
    """Words for a place that no gazetteer entry was found for: how many reports use them, and some of those."""

    text: str
    count: int
    reports: tuple[str, ...]


class PlacesMap(Value):
    """Every located place that the filter's entries name, and the words that could not be located."""

    places: tuple[PlaceCount, ...]
    not_located: tuple[Unlocated, ...]


@router.get("/map", summary="One mark for each place, and what could not be located")
def marks(books: Books, query: Annotated[FilterQuery, Query()]) -> PlacesMap:
    """Places with counts by kind of report; words without a place are listed apart, never guessed."""
    f = query.to_filter()
    return books.kept("map", f, lambda: _map(books, f))


def _map(books: Library, f: Filter) -> PlacesMap:
    found = books.record.places(None, f, most=2000)
    return PlacesMap(
        places=tuple(PlaceCount(place=n.what, counts=n.counts) for n in found if isinstance(n.what, Place)),
        not_located=tuple(
            Unlocated(text=u.text, count=u.count, reports=u.reports) for u in books.record.unlocated(f, most=500)
        ),
    )


@router.get("/places/{id}", summary="One place")
def place(books: Books, id: str, query: Annotated[FilterQuery, Query()]) -> PlacePage:
    """What is said of a place: counts, its state, the claims about who holds it."""
    f = query.to_filter()
    known = [n for n in books.record.places(id, f, most=20) if isinstance(n.what, Place) and n.what.id == id]
    if not known or not isinstance(known[0].what, Place):
        raise NotFoundError(f"There is no place '{id}' in this record.", "List places at /api/places.")
    states = books.control(Filter(as_of=f.as_of, by=f.by))
    state = next((s for s in states if s.where.place and s.where.place.id == id), None)
    claims: list[Any] = (
        list(books.record.claims_at(id))
        if f.as_of is None
        else [c for c in books.then(f.as_of, f.by).claims if c.proposition.place == id]
    )
    named = [r for c in claims for r in (*c.reports_for, *c.reports_against)] + list(state.reports if state else ())
    return PlacePage(
        place=known[0].what, counts=known[0].counts, state=state, claims=claims, citations=books.citations(named)
    )
