"""Reading entries back: filtered, in a fixed order, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, func, select, tuple_

from parley.errors import MalformedError
from parley.model.base import Value
from parley.model.documents import Document, Version
from parley.record import schema as s
from parley.record.filters import Filter, report_conditions, version_conditions
from parley.record.gathering import report_from, version_from
from parley.record.naming import AnyReport
from parley.record.paging import read_cursor, write_cursor
from parley.record.tables import Entry, Table

V = TypeVar("V", bound=Value)
AnyRow = Row[tuple[object, ...]]
_r, _v = s.shown_reports.c, s.shown_versions.c


def report_query(*conditions: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Shown reports with their bodies and what is around them."""
    return (
        select(
            s.shown_reports,
            func.coalesce(_r.body, s.readings.c.body).label("value"),
            s.outlets.c.name.label("outlet_name"),
            s.newest_versions.c.title,
        )
        .join(s.readings, s.readings.c.seq == _r.reading, isouter=True)
        .join(s.outlets, s.outlets.c.id == _r.outlet)
        .join(s.newest_versions, s.is_newest_of(_r.document), isouter=True)
        .where(*conditions)
    )


def report_entry(row: AnyRow) -> Entry[AnyReport]:
    return Entry(
        value=report_from(row.kind, row.value),
        document=row.document,
        outlet=row.outlet_name,
        title=row.title,
        published=row.published,
        published_from=row.published_from,
        published_to=row.published_to,
        recorded_at=row.recorded_from,
        review=row.review,
    )


def version_query(*conditions: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Shown versions with their bodies, texts and what is around them."""
    return (
        select(
            s.shown_versions,
            func.coalesce(_v.body, s.version_readings.c.body).label("value"),
            s.versions.c.text,
            s.outlets.c.name.label("outlet_name"),
        )
        .join(s.version_readings, s.version_readings.c.seq == _v.reading)
        .join(s.versions, s.versions.c.id == _v.version)
        .join(s.outlets, s.outlets.c.id == _v.outlet)
        .where(*conditions)
    )


def version_entry(row: AnyRow) -> Entry[Version]:
    version = version_from(row.value, row.text)
    return Entry(
        value=version,
        document=row.document,
        outlet=row.outlet_name,
        title=version.title,
        published=row.published,
        published_from=row.published_from,
        published_to=row.published_to,
        recorded_at=row.recorded_from,
        review=row.review,
    )


def document_entry(row: AnyRow) -> Entry[Document]:
    """The document of a shown version, called as its newest version calls it."""
    entry = version_entry(row)
    version = entry.value
    document = Document(id=row.document, outlet=version.outlet, url=version.url, title=version.title)
    return Entry(
        value=document,
        document=row.document,
        outlet=entry.outlet,
        title=entry.title,
        published=entry.published,
        published_from=entry.published_from,
        published_to=entry.published_to,
        recorded_at=entry.recorded_at,
        review=entry.review,
    )


def report_table(connection: Connection, kind: str, f: Filter) -> Table[AnyReport]:
    keys = (_r.published_key if f.order == "published" else _r.about_key, _r.document, _r.start, _r.report, _r.seq)
    query = _paged(report_query(_r.kind == kind, *report_conditions(f)), keys, f)
    rows = connection.execute(query).all()
    return _table(kind, rows, [report_entry(row) for row in rows[: f.limit]], keys, f)


def document_table(connection: Connection, f: Filter) -> Table[Document]:
    keys = (_v.published_key, _v.document, _v.version, _v.seq)
    # A document is its newest version; those before it are in `Record.versions`.
    query = _paged(version_query(*version_conditions(replace(f, superseded=False))), keys, f)
    rows = connection.execute(query).all()
    return _table("document", rows, [document_entry(row) for row in rows[: f.limit]], keys, f)


def each_report(connection: Connection, f: Filter) -> Iterator[AnyReport]:
    """Every report that the filter lets through, all kinds, in order of publication."""
    query = _paged(report_query(*report_conditions(f)), (_r.published_key, _r.document, _r.start, _r.report), f)
    for row in connection.execute(query).yield_per(500):
        yield report_from(row.kind, row.value)


def each_version(connection: Connection, f: Filter) -> Iterator[Version]:
    """Every version that the filter lets through, in order of publication."""
    query = _paged(version_query(*version_conditions(f)), (_v.published_key, _v.document, _v.version), f)
    for row in connection.execute(query).yield_per(100):
        yield version_from(row.value, row.text)


def _paged(query: Select[tuple[object, ...]], keys: Sequence[Column[object]], f: Filter) -> Select[tuple[object, ...]]:
    """`query` in order, from the cursor on, one row more than asked for."""
    if f.limit is not None and f.limit < 1:
        raise MalformedError(f"limit is {f.limit}.", "Ask for at least one entry.")
    query = query.order_by(*(key.desc() if f.newest_first else key for key in keys))
    if f.after is not None:
        here, there = tuple_(*keys), tuple_(*read_cursor(f.after, len(keys)))
        query = query.where(here < there if f.newest_first else here > there)
    return query if f.limit is None else query.limit(f.limit + 1)


def _table(
    kind: str, rows: Sequence[AnyRow], entries: list[Entry[V]], keys: Sequence[Column[object]], f: Filter
) -> Table[V]:
    more = f.limit is not None and len(rows) > f.limit
    last = rows[len(entries) - 1] if more else None
    return Table(kind, entries, write_cursor([getattr(last, key.name) for key in keys]) if last else None)
