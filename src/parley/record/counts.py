"""Counting what is shown without reading it: entries a day, entries an actor, entries a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Text, func, select, type_coerce

from parley.model.world import ActorRef, Place
from parley.record import schema as s
from parley.record.filters import Filter, Terms, called, report_conditions, somebody
from parley.record.naming import SOURCE_ROLE


@dataclass(frozen=True)
class DayCount:
    """How many reports of a kind were published on a day."""

    day: date
    kind: str
    count: int


@dataclass(frozen=True)
class Named:
    """An actor or place and how many entries name it, by kind of report."""

    what: ActorRef | Place
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def volume(connection: Connection, f: Filter) -> tuple[DayCount, ...]:
    """Reports a day by their publication, day by day; undated ones are left out."""
    t = s.shown_reports.c
    day = func.substr(type_coerce(t.published, Text), 1, len("2022-02-28"))
    query = (
        select(day, t.kind, func.count())
        .where(t.published.is_not(None), *report_conditions(f))
        .group_by(day, t.kind)
        .order_by(day, t.kind)
    )
    return tuple(DayCount(date.fromisoformat(at), kind, number) for at, kind, number in connection.execute(query))


def actors(connection: Connection, f: Filter, name: Terms, limit: int) -> tuple[Named, ...]:
    """The actors that take part in what the filter lets through, the busiest first; ties by name.

    One actor is every mention with its id, or, without an id, with its name; it is called as it is most often. Whoever
    is only a pronoun is left out.
    """
    t, acting, a = s.shown_reports.c, s.shown_actors.c, s.actors.c
    who = func.coalesce(a.id, a.folded)
    query = (
        select(who, a.id, a.name, a.country, a.sector, t.kind, func.count(t.seq.distinct()))
        .join(s.shown_actors, acting.actor == a.key)
        .join(s.shown_reports, t.seq == acting.entry)
        .where(acting.role != SOURCE_ROLE, somebody(), *report_conditions(f))
        .group_by(who, a.id, a.name, a.country, a.sector, t.kind)
    )
    if name:
        # Looked up first: SQLite then goes from these few to their entries, not over every entry.
        named = connection.scalars(select(a.key).where(called(a.id, a.folded, name))).all()
        query = query.where(acting.actor.in_(named))
    found: dict[str, list[tuple[ActorRef, str, int]]] = {}
    for key, id, called_, country, sector, kind, number in connection.execute(query):
        ref = ActorRef(id=id, name=called_, country=country, sector=sector)
        found.setdefault(key, []).append((ref, kind, number))
    counted = [_named(rows) for rows in found.values()]
    return tuple(sorted(counted, key=lambda n: (-n.total, n.what.name))[:limit])


def _named(rows: Iterable[tuple[ActorRef, str, int]]) -> Named:
    counts: dict[str, int] = {}
    spelt: dict[ActorRef, int] = {}
    for ref, kind, number in rows:
        counts[kind] = counts.get(kind, 0) + number
        spelt[ref] = spelt.get(ref, 0) + number
    best = min(spelt, key=lambda ref: (-spelt[ref], ref.name))
    return Named(best, dict(sorted(counts.items())))


def places(connection: Connection, f: Filter, name: str | None, limit: int) -> tuple[Named, ...]:
    """The located places that the filter's entries name, the most frequent first; ties by name."""
    t, placed, p = s.shown_reports.c, s.shown_places.c, s.places.c
    query = (
        select(p.id, p.body, t.kind, func.count(t.seq.distinct()))
        .join(s.shown_places, placed.place == p.key)
        .join(s.shown_reports, t.seq == placed.entry)
        .where(p.body.is_not(None), *report_conditions(f))
        .group_by(p.id, p.body, t.kind)
        .order_by(p.id, p.body)
    )
    if name:
        query = query.where(called(p.id, p.folded, name))
    found: dict[str, tuple[Place, dict[str, int]]] = {}
    for id, body, kind, number in connection.execute(query):
        _, counts = found.setdefault(id, (Place.model_validate_json(body), {}))
        counts[kind] = counts.get(kind, 0) + number
    named = [Named(place, dict(sorted(counts.items()))) for place, counts in found.values()]
    return tuple(sorted(named, key=lambda n: (-n.total, n.what.name))[:limit])


@dataclass(frozen=True)
class Unlocated:
    """Words for a place that no gazetteer entry was found for: how many entries use them, and some of those."""

    text: str
    count: int
    reports: tuple[str, ...]


def unlocated(connection: Connection, f: Filter, limit: int, examples: int = 5) -> tuple[Unlocated, ...]:
    """The words for places that could not be located, the most frequent first; ties by words."""
    t, placed, p = s.shown_reports.c, s.shown_places.c, s.places.c
    used = (
        select(p.name, func.count(t.seq.distinct()), func.group_concat(t.report.distinct()))
        .join(s.shown_places, placed.place == p.key)
        .join(s.shown_reports, t.seq == placed.entry)
        .where(p.body.is_(None), *report_conditions(f))
        .group_by(p.name)
        .order_by(func.count(t.seq.distinct()).desc(), p.name)
        .limit(limit)
    )
    rows = connection.execute(used).all()
    return tuple(Unlocated(name, number, tuple(sorted(ids.split(","))[:examples])) for name, number, ids in rows)
