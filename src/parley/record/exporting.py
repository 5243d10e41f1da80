"""The record as lines of the canonical form.

Reports are written as the extractor read them; what people changed is in the judgements, which come last. Under
"record" stands what the record knows about a line: when it entered, earlier readings, removals, former ids.

Invariant: the same record gives the same lines in the same order, whatever the order in which it was filled.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, func, select

from parley.model.documents import Document, Outlet
from parley.model.reports import ReportKind
from parley.model.schema import DERIVED_KINDS, NamedActor
from parley.record import schema as s
from parley.record.filters import Filter, standing
from parley.record.moments import stamp

Line = dict[str, object]


def export(connection: Connection) -> Iterator[Line]:
    """Every line of the record, kind by kind, ids in order within each."""
    yield from _outlets(connection)
    yield from _documents(connection)
    yield from _versions(connection)
    yield from _actors(connection)
    yield from _places(connection)
    kinds: tuple[ReportKind, ...] = ("statement", "event", "move", "control")
    for kind in kinds:
        yield from _reports(connection, kind)
    yield from _links(connection)
    for derived_kind in DERIVED_KINDS:
        yield from _derived(connection, derived_kind)
    yield from _judgements(connection)


def _outlets(connection: Connection) -> Iterator[Line]:
    for row in connection.execute(select(s.outlets).order_by(s.outlets.c.id)):
        yield _line(Outlet(id=row.id, name=row.name).model_dump(mode="json"), recorded_at=stamp(row.recorded_at))


def _documents(connection: Connection) -> Iterator[Line]:
    t = s.tombstones
    removed: dict[str, list[Line]] = {}
    for row in connection.execute(select(t).order_by(t.c.at, t.c.seq)):
        removed.setdefault(row.document, []).append(
            {
                "reason": row.reason,
                "author": row.author,
                "at": stamp(row.at),
                "restored_at": stamp(row.restored_at) if row.restored_at else None,
            }
        )
    newest = s.newest_versions.c.title.label("newest_title")
    named = select(s.documents, newest).join(s.newest_versions, s.is_newest_of(s.documents.c.id), isouter=True)
    for row in connection.execute(named.order_by(s.documents.c.id)):
        # An edited page is called what it is called now, as everywhere else.
        document = Document(id=row.id, outlet=row.outlet, url=row.url, title=row.newest_title or row.title)
        more = {"removed": removed[row.id]} if row.id in removed else {}
        yield _line(document.model_dump(mode="json"), recorded_at=stamp(row.recorded_at), **more)


def _versions(connection: Connection) -> Iterator[Line]:
    v, r = s.versions.c, s.version_readings.c
    query = (
        select(v.id, v.text, v.recorded_at, r.body, r.recorded_at.label("read_at"))
        .join_from(s.versions, s.version_readings, r.version == v.id)
        .order_by(v.id, r.recorded_at, r.seq)
    )
    for _, rows in groupby(connection.execute(query).yield_per(100), key=attrgetter("id")):
        group = list(rows)
        last = group[-1]
        value = {**json.loads(last.body), "text": last.text}
        yield _line(value, recorded_at=stamp(last.recorded_at), **_readings(group, lambda _: {}))


def _reports(connection: Connection, kind: str) -> Iterator[Line]:
    p, r = s.reports.c, s.readings.c
    query = (
        select(p.id, p.recorded_at, r.body, r.extractor_version, r.recorded_at.label("read_at"))
        .join_from(s.reports, s.readings, r.report == p.id)
        .where(p.kind == kind)
        .order_by(p.id, r.recorded_at, r.seq)
    )
    for _, rows in groupby(connection.execute(query).yield_per(500), key=attrgetter("id")):
        group = list(rows)
        value = json.loads(next(row.body for row in reversed(group) if row.body is not None))
        more = _readings(group, lambda row: {"extractor_version": row.extractor_version})
        yield _line(value, recorded_at=stamp(group[0].recorded_at), **more)


def _readings(rows: Sequence[Row[*tuple[Any, ...]]], extra: Callable[[Row[*tuple[Any, ...]]], Line]) -> Line:
    """The history of readings, where there is one: a single reading is the line itself."""
    if len(rows) == 1:
        return {}
    return {
        "readings": [
            {"read_at": stamp(row.read_at), **extra(row), "reading": json.loads(row.body) if row.body else None}
            for row in rows
        ]
    }


def _actors(connection: Connection) -> Iterator[Line]:
    """Each actor with an id once, as it is most often given; ties by name."""
    t, acting = s.actors.c, s.shown_actors.c
    named = (
        select(acting.actor, func.count().label("times"))
        .join_from(s.shown_actors, s.shown_reports, s.shown_reports.c.seq == acting.entry)
        .where(*standing(s.shown_reports, Filter(superseded=True)))
        .group_by(acting.actor)
        .subquery()
    )
    query = (
        select(t.id, t.name, t.country, t.sector)
        .join_from(s.actors, named, named.c.actor == t.key)
        .where(t.id.is_not(None))
        .order_by(t.id, named.c.times.desc(), t.name, t.country, t.sector)
    )
    for _, rows in groupby(connection.execute(query), key=attrgetter("id")):
        row = next(rows)
        actor = NamedActor(id=row.id, name=row.name, country=row.country, sector=row.sector)
        yield actor.model_dump(mode="json")


def _places(connection: Connection) -> Iterator[Line]:
    t, placed = s.places.c, s.shown_places.c
    query = (
        select(t.id, t.body)
        .join_from(s.places, s.shown_places, placed.place == t.key)
        .join(s.shown_reports, s.shown_reports.c.seq == placed.entry)
        .where(t.body.is_not(None), *standing(s.shown_reports, Filter(superseded=True)))
        .distinct()
        .order_by(t.id, t.body)
    )
    for _, rows in groupby(connection.execute(query), key=attrgetter("id")):
        yield json.loads(next(rows).body)


def _links(connection: Connection) -> Iterator[Line]:
    t = s.links
    for row in connection.execute(select(t).order_by(t.c.id, t.c.recorded_from, t.c.seq)):
        ended = {"recorded_to": stamp(row.recorded_to)} if row.recorded_to else {}
        yield _line(
            json.loads(row.body),
            recorded_at=stamp(row.recorded_from), document=row.document, version=row.version, **ended,
        )  # fmt: skip


def _derived(connection: Connection, kind: str) -> Iterator[Line]:
    former: dict[str, list[str]] = {}
    for row in connection.execute(select(s.redirects).order_by(s.redirects.c.former)):
        former.setdefault(row.current, []).append(row.former)
    t = s.derived.c
    for row in connection.execute(select(s.derived).where(t.kind == kind).order_by(t.position)):
        more: Line = {"former": former[row.id]} if row.id in former else {}
        value = json.loads(row.body)
        yield _line(value, **more) if more else value


def _judgements(connection: Connection) -> Iterator[Line]:
    t = s.judgements.c
    for body in connection.scalars(select(t.body).order_by(t.at, t.id)):
        yield json.loads(body)


def _line(value: Line, **record: object) -> Line:
    return {**value, "record": record}
