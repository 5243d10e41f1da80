"""Reading one document's state from the store, as it was known at a moment."""

import json
from datetime import datetime

from sqlalchemy import Connection, or_, select

from parley.model.documents import Document, Version
from parley.model.judgements import Judgement
from parley.model.reports import Control, Event, Move, Statement
from parley.record import schema as s
from parley.record.identities import judgements_on_actors
from parley.record.judged import active
from parley.record.naming import AnyReport
from parley.record.shown import DocumentState, ReadReport, ReadVersion

REPORT_CLASSES: dict[str, type[Statement] | type[Event] | type[Move] | type[Control]] = {
    "statement": Statement,
    "event": Event,
    "move": Move,
    "control": Control,
}


def report_from(kind: str, body: str) -> AnyReport:
    return REPORT_CLASSES[kind].model_validate_json(body)


def version_from(body: str, text: str) -> Version:
    """The version whose particulars are `body`, with its text."""
    return Version.model_validate({**json.loads(body), "text": text})


def gather(connection: Connection, document: str, at: datetime) -> DocumentState | None:
    """The document as known at `at`; None when it had not been recorded or has been removed."""
    row = connection.execute(
        select(s.documents).where(s.documents.c.id == document, s.documents.c.recorded_at <= at)
    ).first()
    if row is None:
        return None
    versions = _versions(connection, document, at)
    if not versions:
        return None
    return DocumentState(
        document=Document(id=row.id, outlet=row.outlet, url=row.url, title=row.title),
        versions=versions,
        reports=_reports(connection, document, at),
        judgements=tuple(judgements_on(connection, document, at)),
    )


def _versions(connection: Connection, document: str, at: datetime) -> tuple[ReadVersion, ...]:
    v, r = s.versions, s.version_readings
    query = (
        select(v.c.text, r.c.seq, r.c.body)
        .join(r, r.c.version == v.c.id)
        .where(v.c.document == document, v.c.recorded_at <= at, r.c.recorded_at <= at)
        .order_by(v.c.id, r.c.recorded_at, r.c.seq)
    )
    last: dict[str, ReadVersion] = {}
    for row in connection.execute(query):
        version = version_from(row.body, row.text)
        last[version.id] = ReadVersion(version, row.seq)
    return tuple(last.values())


def _reports(connection: Connection, document: str, at: datetime) -> tuple[ReadReport, ...]:
    p, r = s.reports, s.readings
    query = (
        select(p.c.id, p.c.kind, r.c.seq, r.c.body)
        .join(r, r.c.report == p.c.id)
        .where(p.c.document == document, r.c.recorded_at <= at)
        .order_by(p.c.version, p.c.anchor_start, p.c.anchor_end, p.c.id, r.c.recorded_at, r.c.seq)
    )
    last = {row.id: row for row in connection.execute(query)}
    return tuple(ReadReport(report_from(row.kind, row.body), row.seq) for row in last.values() if row.body is not None)


def judgements_on(connection: Connection, document: str, at: datetime) -> list[Judgement]:
    """The judgements on the document, its reports, and actors anywhere that stand at `at`, in order of time."""
    j = s.judgements
    query = select(j.c.body).where(or_(j.c.document == document, j.c.other_document == document), j.c.at <= at)
    own = [Judgement.model_validate_json(body) for body in connection.scalars(query)]
    found = {judgement.id: judgement for judgement in (*own, *judgements_on_actors(connection, at))}
    return active(found.values())
