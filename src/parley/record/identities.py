"""What people said about actors, as it reaches the documents of this record.

Invariant: readings stay as they were made; whom a report is shown to name follows from them and from the judgements.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from parley.errors import MalformedError, NotFoundError
from parley.model.identities import Identities, in_document
from parley.model.judgements import Judgement, Target
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef
from parley.record import schema as s
from parley.record.filters import Filter, Terms, terms
from parley.record.judged import active
from parley.record.naming import AnyReport, fold

_IDS = re.compile(r'"id"\s*:\s*"(a:[^"]*)"')


def identities(connection: Connection) -> Identities:
    """What the standing judgements on actors come to."""
    return Identities.of(active(judgements_on_actors(connection)))


def judgements_on_actors(connection: Connection, at: datetime | None = None) -> list[Judgement]:
    """Every judgement on actors made by `at`, with every undo, which may be of one of them."""
    j = s.judgements.c
    query = select(j.body).where(or_(j.target_kind == "actor", j.verdict == "undo"))
    if connection.scalar(select(j.seq).where(j.target_kind == "actor").limit(1)) is None:
        return []
    query = query if at is None else query.where(j.at <= at)
    return [Judgement.model_validate_json(body) for body in connection.scalars(query)]


def named_again(report: AnyReport, found: Identities) -> AnyReport:
    """`report` with every actor called as people say."""

    def one(ref: ActorRef | None) -> ActorRef | None:
        return found.ref(ref, report.document) if ref else None

    def several(refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        called = [found.ref(ref, report.document) for ref in refs]
        return tuple({ref.id or ref.name: ref for ref in reversed(called)}.values())[::-1]

    hops = tuple(h.model_copy(update={"who": one(h.who), "speaks_for": one(h.speaks_for)}) for h in report.hops)
    changes: dict[str, Any] = {"hops": hops}
    match report:
        case Statement():
            changes |= {"speaker": one(report.speaker), "speaks_for": one(report.speaks_for)}
            changes |= {"with_speakers": several(report.with_speakers), "audience": several(report.audience)}
        case Event():
            changes |= {"actors": several(report.actors), "recipients": several(report.recipients)}
        case Move():
            changes |= {"by": several(report.by), "to": several(report.to)}
        case Control():
            changes |= {"holder": one(report.holder), "by": one(report.by)}
    return report.model_copy(update=changes)


def actor_target(connection: Connection, id: str) -> tuple[Target, ActorRef]:
    """The actor `id`, which may be narrowed to a document, as a target and as it is named; NotFoundError if unknown."""
    base, document = in_document(id)
    a = s.actors.c
    query = (
        select(a.id, a.name, a.country, a.sector)
        .join(s.shown_actors, s.shown_actors.c.actor == a.key)
        .join(s.shown_reports, s.shown_reports.c.seq == s.shown_actors.c.entry)
        .where(a.id.in_((id, base)))
    )
    if document:
        query = query.where(s.shown_reports.c.document == document)
    row = connection.execute(query.order_by(s.shown_reports.c.recorded_to.is_not(None), a.key)).first()
    if row is not None:
        return Target(id=id, kind="actor", document=document), ActorRef(
            id=id, name=row.name, country=row.country, sector=row.sector
        )
    for judgement in judgements_on_actors(connection):
        sides = ((judgement.target, judgement.new), (judgement.other, judgement.old))
        known = next((body for side, body in sides if side and side.id == id and body), None)
        if known:
            return Target(id=id, kind="actor", document=document), ActorRef.model_validate(known)
    where = f"document '{document}'" if document else "this record"
    raise NotFoundError(f"Nobody called '{base}' is in {where}.", "List actors with 'parley actors'.")


def check_pair(one: str, other: str) -> None:
    """MalformedError where two actors cannot be bound: one and the same, or narrowed to what is not a document."""
    if one == other:
        raise MalformedError(f"'{one}' is one actor.", "Name two, or one of a document: a:NAME@d-0123456789abcdef.")


def documents_naming(connection: Connection, judgement: Judgement) -> list[str]:
    """The documents that a judgement on actors can change: those that name anybody it is bound up with."""
    ids = _bound_up(judgements_on_actors(connection), _actors_of(judgement))
    query = (
        select(s.shown_reports.c.document)
        .join(s.shown_actors, s.shown_actors.c.entry == s.shown_reports.c.seq)
        .join(s.actors, s.actors.c.key == s.shown_actors.c.actor)
        .where(s.actors.c.id.in_(ids))
    )
    return sorted(connection.scalars(query.distinct()))


def root_of(connection: Connection, judgement: Judgement) -> Judgement:
    """What an undo, or the undo of one, is about in the end."""
    while judgement.verdict == "undo":
        body = connection.scalar(select(s.judgements.c.body).where(s.judgements.c.id == judgement.target.id))
        if body is None:
            break
        judgement = Judgement.model_validate_json(body)
    return judgement


def moments(connection: Connection, document: str) -> set[datetime]:
    """When people said, or took back, something of an actor whom any reading of the document names."""
    everything = judgements_on_actors(connection)
    if not everything:
        return set()
    p, r = s.reports.c, s.readings.c
    query = select(r.body).join_from(s.readings, s.reports, r.report == p.id)
    bodies = connection.scalars(query.where(p.document == document, r.body.is_not(None)))
    named = {id for body in bodies for id in _IDS.findall(body)}
    by_id = {j.id: j for j in everything}

    def root(judgement: Judgement) -> Judgement | None:
        found: Judgement | None = judgement
        while found is not None and found.verdict == "undo":
            found = by_id.get(found.target.id)
        return found

    reached = _bound_up(everything, named)
    rooted = ((j, root(j)) for j in everything)
    return {j.at for j, about in rooted if about is not None and _actors_of(about) & reached}


def _actors_of(judgement: Judgement) -> set[str]:
    """The ids that a judgement on actors names, narrowed and not."""
    sides = (judgement.target, judgement.other)
    if judgement.target.kind != "actor":
        return set()
    return {name for side in sides if side for name in (side.id, in_document(side.id)[0])}


def _bound_up(judgements: Iterable[Judgement], ids: set[str]) -> set[str]:
    """`ids` and whomever a chain of judgements, standing or not, ties to them."""
    pairs = [_actors_of(j) for j in judgements if j.target.kind == "actor"]
    reached, size = set(ids), -1
    while size != len(reached):
        size = len(reached)
        for pair in pairs:
            if pair & reached:
                reached |= pair
    return reached


def wanted(connection: Connection, f: Filter) -> Filter:
    """`f`, where an actor asked for by a former id or another name is asked for by the id under which he is shown."""
    if f.actor is None and f.source is None:
        return f
    found = identities(connection)
    return replace(f, actor=also(found, f.actor), source=also(found, f.source)) if found.shown else f


def also(found: Identities, asked: Terms) -> Terms:
    """What was asked for, and the ids of those who once had that id or name."""
    if asked is None:
        return None
    more = [
        kept
        for kept, actors in found.names.items()
        for term in terms(asked)
        if any(a.id == term or (fold(term) and f" {fold(term)} " in f" {fold(a.name)} ") for a in actors)
    ]
    return tuple(dict.fromkeys((*terms(asked), *more)))
