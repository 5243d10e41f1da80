"""Who acts on whom, read from the index of what is shown, without reading the entries themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, or_, select

from parley.model.world import ActorRef
from parley.record import schema as s
from parley.record.filters import Filter, report_conditions

_DAY = len("2022-02-28")


@dataclass(frozen=True)
class Act:
    """An event that is said to be so: its day (of the act, else of publication), its PLOVER score, who on whom."""

    report: str
    day: date | None
    score: float | None
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]


def acts(connection: Connection, f: Filter, between: tuple[str, ...] = ()) -> Iterator[Act]:
    """The events that the filter lets through and that somebody takes part in, in order of publication.

    `between` narrows to those that all of these, ids of actors or country codes, take part in.
    """
    t, acting = s.shown_reports.c, s.shown_actors.c
    a = s.actors.c
    both = [
        t.seq.in_(
            select(acting.entry).where(
                acting.actor.in_(select(a.key).where(or_(a.id == who, a.country == who))),
                acting.role.in_(("actor", "recipient")),
            )
        )
        for who in between
    ]
    query = (
        select(t.report, t.about_key, t.score, acting.role, acting.actor)
        .join(s.shown_actors, acting.entry == t.seq)
        .where(
            t.kind == "event",
            t.polarity != "negative",
            acting.role.in_(("actor", "recipient")),
            *both,
            *report_conditions(f),
        )
        .order_by(t.published_key, t.document, t.start, t.report)
    )
    known = _actors(connection)
    for (report, at, score), rows in groupby(connection.execute(query), key=lambda row: tuple(row[:3])):
        parts = [(role, known[key]) for *_, role, key in rows]
        yield Act(
            report=report,
            day=date.fromisoformat(at[:_DAY]) if at[:4] != "9999" else None,
            score=score,
            actors=tuple(ref for role, ref in parts if role == "actor"),
            recipients=tuple(ref for role, ref in parts if role == "recipient"),
        )


def _actors(connection: Connection) -> dict[int, ActorRef]:
    a = s.actors.c
    rows = connection.execute(select(a.key, a.id, a.name, a.country, a.sector))
    return {key: ActorRef(id=id, name=name, country=country, sector=sector) for key, id, name, country, sector in rows}
