"""Pages and counts of what joining made, read in SQL: a large record has more claims than fit in an answer.

Invariant: the expressions below stand word for word in the migration that indexes them; otherwise every body is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, or_, select

from parley.model.base import Value
from parley.record import schema as s
from parley.record.derivation import derived_from
from parley.record.filters import Filter, report_conditions, terms

Sort = Literal["joined", "reversed", "newest", "changed"]
_t = s.derived.c
_STANDING: ColumnElement[str] = literal_column("json_extract(derived.body, '$.standing')")
_CLASS: ColumnElement[str] = literal_column("json_extract(derived.body, '$.proposition.cls')")
_PREDICATE: ColumnElement[str] = literal_column("json_extract(derived.body, '$.proposition.predicate')")
_PLACE: ColumnElement[str] = literal_column("json_extract(derived.body, '$.proposition.place')")
_TYPE: ColumnElement[str] = literal_column("json_extract(derived.body, '$.type')")
_LAST: ColumnElement[str] = literal_column("json_extract(derived.body, '$.history[#-1].at')")
# What an analyst wants to see first: what fell, then what is disputed, then what is sure.
_RANK: ColumnElement[str] = literal_column(
    "CASE json_extract(derived.body, '$.standing') WHEN 'withdrawn' THEN 0 WHEN 'corrected' THEN 0 "
    "WHEN 'superseded' THEN 1 WHEN 'disputed' THEN 1 WHEN 'corroborated' THEN 2 ELSE 3 END"
)
_ENDING = ("withdrawn", "disowned", "corrected", "superseded", "upheld")
_FALLEN_SQL = (
    "CASE WHEN "
    + " OR ".join(f'instr(derived.body, \'"act":"{act}"\')' for act in _ENDING)
    + ' THEN 2 WHEN instr(derived.body, \'"act":"denied"\') THEN 1 ELSE 0 END'
)
# The plus keeps SQLite from reading every claim by its kind where another index leads to a few.
_ANY_KIND: ColumnElement[str] = literal_column("+derived.kind")
_FALLEN: ColumnElement[int] = literal_column(_FALLEN_SQL)
_ORDERS: Mapping[Sort, tuple[ColumnElement[Any], ...]] = {
    "joined": (_t.position,),
    "reversed": (_t.position.desc(),),
    "newest": (_LAST.desc(), _t.id),
    "changed": (_RANK, _LAST.desc(), _t.id),
}
# SQLite takes 32,766 parameters; a few hundred ids a query are as quick.
_CHUNK = 400


@dataclass(frozen=True)
class DerivedPage:
    """Some derived entries, and how many there are that pass the filter."""

    values: list[Value]
    total: int


def page(
    connection: Connection, kind: str, f: Filter, *, sort: Sort = "joined", limit: int | None = None, skip: int = 0
) -> DerivedPage:
    """Entries of a kind with a report that the filter lets through.

    The filter's `type` is a claim's standing, class or predicate, or a happening's type.
    """
    conditions = _conditions(kind, f)
    rows = connection.execute(
        select(_t.kind, _t.body).where(*conditions).order_by(*_ORDERS[sort]).limit(limit).offset(skip or None)
    )
    values = [derived_from(row.kind, row.body) for row in rows]
    total = connection.scalar(select(func.count()).select_from(s.derived).where(*conditions)) or 0
    return DerivedPage(values, total)


def claim_counts(connection: Connection, f: Filter) -> dict[str, dict[str, int]]:
    """How many claims have each standing and are of each class."""
    query = select(_STANDING, _CLASS, func.count()).where(*_conditions("claim", f)).group_by(_STANDING, _CLASS)
    found: dict[str, dict[str, int]] = {"standing": {}, "class": {}}
    for standing, cls, number in connection.execute(query):
        found["standing"][standing] = found["standing"].get(standing, 0) + number
        found["class"][cls] = found["class"].get(cls, 0) + number
    return found


def acted_on(connection: Connection, f: Filter, limit: int, *, denied: bool) -> list[Value]:
    """Claims that fell or were upheld, or that were only `denied`, those last acted on first."""
    conditions = [*_conditions("claim", f), literal_column("1" if denied else "2") == _FALLEN]
    query = select(_t.kind, _t.body).where(*conditions).order_by(_LAST.desc()).limit(limit)
    return [derived_from(row.kind, row.body) for row in connection.execute(query)]


def act_days(connection: Connection, acts: Iterable[str]) -> dict[date, int]:
    """How many of these standing acts were done on each day."""
    wanted = sorted(acts)
    names = ", ".join("?" for _ in wanted)
    query = (
        "SELECT substr(json_extract(h.value, '$.at'), 1, 10) AS day, count(*) "
        "FROM derived, json_each(derived.body, '$.history') AS h "
        f"WHERE derived.kind = 'claim' AND {_FALLEN_SQL} > 0 AND json_extract(h.value, '$.act') IN ({names}) "
        "AND json_extract(h.value, '$.at') IS NOT NULL GROUP BY day"
    )
    rows = connection.exec_driver_sql(query, tuple(wanted))
    return {date.fromisoformat(day): number for day, number in rows}


def at_place(connection: Connection, place: str) -> list[Value]:
    """Claims whose proposition is about a place, in the order of joining."""
    query = select(_t.kind, _t.body).where(_PLACE.in_((place,)), _ANY_KIND == "claim").order_by(_t.position)
    return [derived_from(row.kind, row.body) for row in connection.execute(query)]


def made_of(connection: Connection, reports: Sequence[str], kind: str) -> dict[str, list[Value]]:
    """The entries of a kind that rest on each of these reports, in the order of joining."""
    found: dict[str, list[Value]] = {}
    made: dict[str, Value] = {}
    for at in range(0, len(reports), _CHUNK):
        parts = s.derived_reports.c
        query = (
            select(parts.report, _t.id, _t.kind, _t.body)
            .join(s.derived, _t.id == parts.id)
            .where(parts.report.in_(reports[at : at + _CHUNK]), _ANY_KIND.in_((kind,)))
            .order_by(literal_column("+derived.position"))
        )
        for row in connection.execute(query):
            if row.id not in made:
                made[row.id] = derived_from(row.kind, row.body)
            found.setdefault(row.report, []).append(made[row.id])
    return found


def weighty(connection: Connection) -> list[Value]:
    """What makes a report matter beyond itself: contested claims, talks, happenings of several documents."""
    several = func.json_array_length(_t.body, "$.documents") > 1
    query = select(_t.kind, _t.body).where(
        or_(
            and_(_t.kind == "claim", _STANDING != "reported"),
            _t.kind == "talks",
            and_(_t.kind == "happening", several),
        )
    )
    return [derived_from(row.kind, row.body) for row in connection.execute(query)]


def _conditions(kind: str, f: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_t.kind == kind]
    if f.id is not None:
        conditions.append(_t.id.in_(terms(f.id)))
    if f.type is not None:
        of = terms(f.type)
        one = or_(_STANDING.in_(of), _CLASS.in_(of), _PREDICATE.in_(of)) if kind == "claim" else _TYPE.in_(of)
        conditions.append(one)
    having = _having(f)
    return conditions if having is None else [*conditions, _t.id.in_(having)]


def _having(f: Filter) -> Select[tuple[str]] | None:
    """The entries with a report that the filter lets through; None where it lets everything through."""
    narrowed = replace(f, id=None, type=None, limit=None, after=None, order="published", newest_first=False)
    if narrowed == Filter(superseded=f.superseded, rejected=f.rejected):
        return None
    parts = s.derived_reports.c
    return (
        select(parts.id)
        .join(s.shown_reports, s.shown_reports.c.report == parts.report)
        .where(*report_conditions(narrowed))
    )
