"""Keeping what joining made: happenings, claims, origins, talks, links across documents.

Invariant: replaced as a whole, in one transaction, and never a source of anything; an id that was once given out
leads to the entry that took its reports over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.errors import MalformedError
from parley.model.base import Value
from parley.model.derived import Claim, ControlState, Happening, Origin, Round, Story, Talks
from parley.model.links import Link
from parley.model.schema import DERIVED_KINDS, LINE_KINDS
from parley.record import schema as s
from parley.record.filters import Filter, report_conditions, terms
from parley.record.paging import read_cursor, write_cursor
from parley.record.tables import Page


def reports_in(value: Value) -> tuple[str, ...]:
    """The reports that a derived value is made of; documents, for what is made of those."""
    match value:
        case Claim():
            return tuple(dict.fromkeys((*value.reports_for, *value.reports_against)))
        case Origin() | Happening() | Round() | ControlState():
            return tuple(dict.fromkeys(value.reports))
        case Talks():
            return tuple(dict.fromkeys(move.report for move in value.moves))
        case Story():
            return value.documents
        case Link():
            return tuple(end for end in (value.source, value.target) if end)
    raise MalformedError(f"A {type(value).__name__} is not made by joining.", f"Known: {', '.join(DERIVED_KINDS)}.")


def replace_all(connection: Connection, values: Sequence[Value], redirects: Mapping[str, str]) -> int:
    """Make `values` all that is derived; how many entries were written or dropped."""
    stored = {row.id: row for row in connection.execute(select(s.derived))}
    wanted = {str(value.id): value for value in values}  # type: ignore[attr-defined]
    positions: dict[str, int] = {}
    fresh: dict[str, dict[str, object]] = {}
    for id, value in wanted.items():
        kind = str(value.kind)  # type: ignore[attr-defined]
        positions[kind] = position = positions.get(kind, -1) + 1
        row = {"kind": kind, "id": id, "position": position, "body": value.model_dump_json()}
        if id not in stored or tuple(stored[id]) != tuple(row.values()):
            fresh[id] = row
    gone = [id for id in stored if id not in wanted]
    heirs = _heirs(connection, {id: stored[id].kind for id in gone}, wanted)
    _write(connection, fresh, gone, wanted)
    _redirect(connection, {**heirs, **redirects}, wanted)
    return len(fresh) + len(gone)


def _write(
    connection: Connection, fresh: Mapping[str, dict[str, object]], gone: Sequence[str], wanted: Mapping[str, Value]
) -> None:
    _delete(connection, [*fresh, *gone])
    if fresh:
        connection.execute(insert(s.derived), list(fresh.values()))
        parts = [{"report": report, "id": id} for id in fresh for report in reports_in(wanted[id])]
        if parts:
            connection.execute(insert(s.derived_reports), parts)


def _delete(connection: Connection, ids: Sequence[str]) -> None:
    for id in ids:
        connection.execute(delete(s.derived_reports).where(s.derived_reports.c.id == id))
        connection.execute(delete(s.derived).where(s.derived.c.id == id))


def _heirs(connection: Connection, gone: Mapping[str, str], wanted: Mapping[str, Value]) -> dict[str, str]:
    """For each id that is gone, the entry of its kind that has most of its reports; ties go to the smaller id."""
    holders: dict[tuple[str, str], list[str]] = {}
    for id, value in wanted.items():
        for report in reports_in(value):
            holders.setdefault((str(value.kind), report), []).append(id)  # type: ignore[attr-defined]
    heirs = {}
    for id, kind in gone.items():
        votes: dict[str, int] = {}
        query = select(s.derived_reports.c.report).where(s.derived_reports.c.id == id)
        for report in connection.scalars(query):
            for holder in holders.get((kind, report), ()):
                votes[holder] = votes.get(holder, 0) + 1
        if votes and kind != "link":
            heirs[id] = min(votes, key=lambda heir: (-votes[heir], heir))
    return heirs


def _redirect(connection: Connection, redirects: Mapping[str, str], wanted: Mapping[str, Value]) -> None:
    """Note where former ids lead; an id that is in use again leads nowhere else."""
    for former, current in sorted(redirects.items()):
        statement = upsert(s.redirects).values(former=former, current=current)
        connection.execute(statement.on_conflict_do_update(index_elements=["former"], set_={"current": current}))
    known = set(connection.scalars(select(s.redirects.c.former)))
    for id in sorted(known & set(wanted)):
        connection.execute(delete(s.redirects).where(s.redirects.c.former == id))


def follow(connection: Connection, id: str) -> str | None:
    """The id in use that a former id leads to; None when it was never given out."""
    seen = {id}
    while True:
        current = connection.scalar(select(s.redirects.c.current).where(s.redirects.c.former == id))
        if current is None or current in seen:
            return id if len(seen) > 1 else None
        seen.add(current)
        id = current


def get_derived(connection: Connection, id: str) -> Value | None:
    """The derived entry with this id, or the one it leads to now."""
    for wanted in (id, follow(connection, id)):
        row = connection.execute(select(s.derived).where(s.derived.c.id == wanted)).first()
        if row is not None:
            return derived_from(row.kind, row.body)
    return None


def derived_from(kind: str, body: str) -> Value:
    return LINE_KINDS[kind].model_validate_json(body)


def derived_page(connection: Connection, kind: str, f: Filter) -> Page[Value]:
    """The derived entries of a kind in the order that joining gave them, those that have a report `f` lets through."""
    if kind not in DERIVED_KINDS:
        raise MalformedError(f"There is no derived kind '{kind}'.", f"Known: {', '.join(DERIVED_KINDS)}.")
    t = s.derived.c
    conditions: list[ColumnElement[bool]] = [t.kind == kind]
    if f.id is not None:
        conditions.append(t.id.in_(terms(f.id)))
    narrowed = _only_on_reports(f)
    if narrowed != Filter():
        having = (
            select(s.derived_reports.c.id)
            .join(s.shown_reports, s.shown_reports.c.report == s.derived_reports.c.report)
            .where(*report_conditions(narrowed))
        )
        conditions.append(t.id.in_(having))
    if f.after is not None:
        conditions.append(t.position > read_cursor(f.after, 1)[0])
    query = select(s.derived).where(*conditions).order_by(t.position)
    rows = connection.execute(query if f.limit is None else query.limit(f.limit + 1)).all()
    shown = rows if f.limit is None else rows[: f.limit]
    more = write_cursor([shown[-1].position]) if len(rows) > len(shown) else None
    return Page([derived_from(row.kind, row.body) for row in shown], more)


def _only_on_reports(f: Filter) -> Filter:
    """`f` without what concerns the derived entries themselves."""
    return replace(f, id=None, limit=None, after=None, order="published", newest_first=False)


def forget_derived_from(connection: Connection, document: str) -> None:
    """Drop the derived entries that rest on a document that is being removed; joining makes the others anew."""
    parts = s.derived_reports.c
    of_reports = (
        select(parts.id).join(s.reports, s.reports.c.id == parts.report).where(s.reports.c.document == document)
    )
    of_itself = select(parts.id).where(parts.report == document)
    _delete(connection, list(connection.scalars(of_reports.union(of_itself))))
