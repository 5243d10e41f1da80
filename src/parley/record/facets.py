"""Counts: how many entries a filter lets through, and how they fall into types, outlets, actors, places, months."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, func, select, type_coerce

from parley.record import schema as s
from parley.record.filters import Filter, report_conditions, somebody, version_conditions
from parley.record.naming import SOURCE_ROLE

# What fits a column of check boxes; an actor below the fiftieth is found by typing his name.
_MOST = 50


@dataclass(frozen=True)
class Facet:
    """A value that a filter can be narrowed to, its name for people, and how many entries have it."""

    value: str
    label: str
    count: int


def count(connection: Connection, kind: str, f: Filter) -> int:
    """How many entries of `kind` (a kind of report, or "document") the filter lets through, paging apart."""
    if kind == "document":
        rows = s.shown_versions.join(s.versions, s.versions.c.id == s.shown_versions.c.version)
        query = select(func.count(s.shown_versions.c.document.distinct())).select_from(rows)
        return connection.scalar(query.where(*version_conditions(f))) or 0
    t = s.shown_reports
    query = select(func.count()).select_from(t).where(t.c.kind == kind, *report_conditions(f))
    return connection.scalar(query) or 0


def facets(connection: Connection, kind: str | None, f: Filter) -> Mapping[str, tuple[Facet, ...]]:
    """For each facet its values, the most frequent first; ties by name. Without a kind, of reports of every kind.

    A facet leaves its own choice in the filter aside, so that a second type can be added to a first.
    """
    t = s.shown_reports.c

    def over(*, without: str) -> list[ColumnElement[bool]]:
        of_kind = [] if kind is None else [t.kind == kind]
        return [*of_kind, *report_conditions(replace(f, **{without: None}))]  # type: ignore[arg-type]

    # An entry has one type but may name an actor twice.
    entries, distinct = func.count(), func.count(t.seq.distinct())
    actors = (
        select(func.coalesce(s.actors.c.id, s.actors.c.folded), func.max(s.actors.c.name), distinct)
        .join(s.shown_actors, s.shown_actors.c.actor == s.actors.c.key)
        .join(s.shown_reports, t.seq == s.shown_actors.c.entry)
        .where(*over(without="actor"), s.shown_actors.c.role != SOURCE_ROLE, somebody())
    )
    places = (
        select(func.coalesce(s.places.c.id, s.places.c.name), func.min(s.places.c.name), distinct)
        .join(s.shown_places, s.shown_places.c.place == s.places.c.key)
        .join(s.shown_reports, t.seq == s.shown_places.c.entry)
        .where(*over(without="place"))
    )
    outlets = (
        select(t.outlet, s.outlets.c.name, entries).join(s.outlets, s.outlets.c.id == t.outlet)
        .where(*over(without="outlet"))
    )  # fmt: skip
    month = func.substr(func.coalesce(type_coerce(t.about_from, Text), "9999"), 1, len("2022-02"))
    return {
        "type": _values(connection, select(t.type, t.type, entries).where(*over(without="type"))),
        "issue": _values(connection, select(t.issue, t.issue, entries).where(*over(without="issue"))),
        "outlet": _values(connection, outlets),
        "actor": _values(connection, actors),
        "place": _values(connection, places),
        "month": _values(connection, select(month, month, entries).where(*over(without="since"))),
    }


def _values(connection: Connection, query: Select[Any, Any, int]) -> tuple[Facet, ...]:
    value, label, entries = query.selected_columns
    rows = connection.execute(query.group_by(value).order_by(entries.desc(), label).limit(_MOST))
    return tuple(Facet(value, label, number) for value, label, number in rows if value is not None)
