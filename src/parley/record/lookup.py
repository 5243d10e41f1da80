"""Finding one entry by its id, whatever kind it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, literal_column, or_, select

from parley.errors import NotFoundError
from parley.model.base import Value
from parley.model.documents import Document, Outlet, Version
from parley.model.judgements import Judgement
from parley.model.links import Link
from parley.record import schema as s
from parley.record.derivation import get_derived
from parley.record.filters import Filter, report_conditions
from parley.record.gathering import report_from
from parley.record.judged import active
from parley.record.naming import AnyReport
from parley.record.tables import Entry, Table
from parley.record.tombstones import why_removed
from parley.record.views import document_entry, report_entry, report_query, version_entry, version_query

# SQLite takes 32,766 parameters; a few hundred ids a query are as quick.
_CHUNK = 400


def find(connection: Connection, id: str) -> Value:
    """The value with this id."""
    for look in (_report, _version, _document, _outlet, _link, _judgement, get_derived):
        value = look(connection, id)
        if value is not None:
            return value
    reason = why_removed(connection, id)
    if reason is not None:
        raise NotFoundError(f"Document '{id}' was removed: {reason}.", "Add it again with 'parley add --restore'.")
    raise NotFoundError(f"There is no entry '{id}' in this record.", "List ids with 'parley show documents'.")


@dataclass(frozen=True)
class Reading:
    """One interpretation of a report and when it was recorded; `report` is None where it was retired."""

    recorded_at: datetime
    extractor_version: str
    report: AnyReport | None


def history(connection: Connection, id: str) -> tuple[Reading, ...]:
    """Every reading of a report, oldest first."""
    p, r = s.reports.c, s.readings.c
    query = select(p.kind, r.body, r.extractor_version, r.recorded_at).join_from(
        s.reports, s.readings, r.report == p.id
    )
    rows = connection.execute(query.where(p.id == id).order_by(r.recorded_at, r.seq)).all()
    if not rows:
        raise NotFoundError(f"There is no report '{id}' in this record.", "List ids with 'parley show events'.")
    return tuple(
        Reading(row.recorded_at, row.extractor_version, report_from(row.kind, row.body) if row.body else None)
        for row in rows
    )


def entry(connection: Connection, id: str) -> Entry[AnyReport]:
    """A report with what is around it."""
    t = s.shown_reports.c
    row = connection.execute(report_query(t.report == id, t.recorded_to.is_(None))).first()
    if row is None:
        raise NotFoundError(f"There is no report '{id}' in this record.", "List ids with 'parley show events'.")
    return report_entry(row)


def _report(connection: Connection, id: str) -> Value | None:
    """The report as shown; one that is retired as it was last read."""
    t = s.shown_reports.c
    row = connection.execute(report_query(t.report == id, t.recorded_to.is_(None))).first()
    if row is not None:
        return report_entry(row).value
    p, r = s.reports.c, s.readings.c
    query = select(p.kind, r.body).join_from(s.reports, s.readings, r.report == p.id)
    last = connection.execute(
        query.where(p.id == id, r.body.is_not(None)).order_by(r.recorded_at.desc(), r.seq.desc()).limit(1)
    ).first()
    return report_from(last.kind, last.body) if last else None


def _version(connection: Connection, id: str) -> Version | None:
    t = s.shown_versions.c
    row = connection.execute(version_query(t.version == id, t.recorded_to.is_(None))).first()
    return version_entry(row).value if row else None


def _document(connection: Connection, id: str) -> Document | None:
    t = s.shown_versions.c
    query = version_query(t.document == id, t.recorded_to.is_(None), t.published_to.is_(None))
    row = connection.execute(query).first()
    return document_entry(row).value if row else None


def outlets(connection: Connection) -> dict[str, str]:
    """The names of all outlets by id."""
    return {row.id: row.name for row in connection.execute(select(s.outlets).order_by(s.outlets.c.name))}


def _outlet(connection: Connection, id: str) -> Outlet | None:
    row = connection.execute(select(s.outlets).where(s.outlets.c.id == id)).first()
    return Outlet(id=row.id, name=row.name) if row else None


def _link(connection: Connection, id: str) -> Link | None:
    body = connection.scalar(select(s.links.c.body).where(s.links.c.id == id).order_by(s.links.c.seq.desc()).limit(1))
    return Link.model_validate_json(body) if body else None


def _judgement(connection: Connection, id: str) -> Judgement | None:
    body = connection.scalar(select(s.judgements.c.body).where(s.judgements.c.id == id))
    return Judgement.model_validate_json(body) if body else None


def links(connection: Connection) -> tuple[Link, ...]:
    """Every link that is found today and that no person rejected, by id."""
    query = select(s.links.c.body).where(s.links.c.recorded_to.is_(None)).order_by(s.links.c.id)
    found = [Link.model_validate_json(body) for body in connection.scalars(query)]
    rejected = _rejected_links(connection)
    return tuple(link for link in found if link.id not in rejected)


def links_at(connection: Connection, ends: Sequence[str]) -> tuple[Link, ...]:
    """The links, of extractors and of joining, with one of these entries at either end, by id."""
    t, d, parts = s.links.c, s.derived.c, s.derived_reports.c
    found: dict[str, Link] = {}
    for at in range(0, len(ends), _CHUNK):
        chunk = ends[at : at + _CHUNK]
        own = select(t.body).where(t.recorded_to.is_(None), or_(t.source.in_(chunk), t.target.in_(chunk)))
        # The plus keeps SQLite from reading every link where the reports lead to a few.
        is_link = literal_column("+derived.kind") == "link"
        made = select(d.body).join(s.derived_reports, parts.id == d.id).where(is_link, parts.report.in_(chunk))
        for query in (own, made):
            found.update((link.id, link) for link in map(Link.model_validate_json, connection.scalars(query)))
    rejected = _rejected_links(connection) if found else set()
    return tuple(found[id] for id in sorted(found) if id not in rejected)


def _rejected_links(connection: Connection) -> set[str]:
    """The links whose last standing verdict is a rejection."""
    t = s.judgements.c
    query = select(t.body).where(t.target_kind.in_(("link", "judgement")))
    standing = active(Judgement.model_validate_json(body) for body in connection.scalars(query))
    verdicts = {j.target.id: j.verdict for j in standing if j.target.kind == "link"}
    return {id for id, verdict in verdicts.items() if verdict == "reject"}


def versions_of(connection: Connection, document: str) -> Table[Version]:
    """The versions of a document, oldest first; NotFoundError for a document that is not here."""
    t = s.shown_versions.c
    query = version_query(t.document == document, t.recorded_to.is_(None)).order_by(t.published_from, t.seq)
    rows = connection.execute(query).all()
    if not rows:
        raise NotFoundError(f"There is no document '{document}' in this record.", "Run 'parley show documents'.")
    return Table("version", [version_entry(row) for row in rows])


def openings(connection: Connection, documents: Collection[str], letters: int) -> dict[str, str]:
    """So many letters from the start of the text that each of these documents is called by; at most 32,000 of them."""
    v = s.versions.c
    newest = select(s.newest_versions.c.version).where(s.is_newest_of(v.document)).scalar_subquery()
    opening = func.substr(v.text, 1, letters).label("opening")
    query = select(v.document, opening).where(v.document.in_(documents), v.id == newest)
    return {row.document: row.opening for row in connection.execute(query)}


def first_reports(connection: Connection, f: Filter) -> dict[str, str]:
    """The id of the first report in each document; at one place a statement goes before what hangs on it."""
    t = s.shown_reports.c
    order = func.row_number().over(partition_by=t.document, order_by=(t.start, t.kind.desc(), t.report))
    ranked = select(t.document, t.report, order.label("place")).where(*report_conditions(f)).subquery()
    query = select(ranked.c.document, ranked.c.report).where(ranked.c.place == 1)
    return {row.document: row.report for row in connection.execute(query)}
