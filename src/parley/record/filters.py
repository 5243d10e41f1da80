"""What may be asked of a view, and how each wish becomes a condition.

Invariant: text that a person typed reaches SQLite as a bound parameter, never as part of a statement.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypedDict

from sqlalchemy import ColumnElement, Table, and_, column, false, func, literal, or_, select, table

from parley.model.base import content_id
from parley.model.world import PRONOUNS
from parley.record import schema as s
from parley.record.naming import SOURCE_ROLE, fold
from parley.record.words import match_expression

# One value, or several of which any will do.
Terms = str | tuple[str, ...] | None
AsOf = Literal["published", "recorded", "event"]
Order = Literal["published", "when"]


@dataclass(frozen=True)
class Filter:
    """What to show. Every field narrows; the empty filter shows everything that stands today.

    `actor` and `source` match an actor's id, or whole words of its name without regard to case and accents;
    `actor` leaves out those who only pass a report on, whom `source` asks for. `place` matches likewise. `country`
    is the country of an actor (ISO 3166 alpha-3). `since` and `until` bound the time an entry is about, half-open;
    an entry without a time of its own is about its publication. `type` is the PLOVER type of an event, the kind of
    a move, the status of a control report, the mode of a statement. `id` restricts to these ids.

    `as_of` shows what stood at a moment: by publication (`by="published"`), by what this record held ("recorded"),
    or what had happened by then ("event"). `rejected` and `superseded` add what a person rejected and what stands
    only in versions that were replaced; `judged` leaves only what a person judged. `after` is the `next` of an
    earlier table; `limit` its length.
    """

    actor: Terms = None
    source: Terms = None
    country: Terms = None
    place: Terms = None
    type: Terms = None
    issue: Terms = None
    outlet: Terms = None
    document: Terms = None
    id: Terms = None
    since: datetime | None = None
    until: datetime | None = None
    text: str | None = None
    as_of: datetime | None = None
    by: AsOf = "published"
    rejected: bool = False
    superseded: bool = False
    judged: bool = False
    order: Order = "published"
    newest_first: bool = False
    limit: int | None = None
    after: str | None = None


class FilterFields(TypedDict, total=False):
    """The fields of `Filter` as keyword arguments of the views."""

    actor: Terms
    source: Terms
    country: Terms
    place: Terms
    type: Terms
    issue: Terms
    outlet: Terms
    document: Terms
    id: Terms
    since: datetime | None
    until: datetime | None
    text: str | None
    as_of: datetime | None
    by: AsOf
    rejected: bool
    superseded: bool
    judged: bool
    order: Order
    newest_first: bool
    limit: int | None
    after: str | None


def terms(value: Terms) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def report_conditions(f: Filter) -> list[ColumnElement[bool]]:
    """The conditions on `shown_reports` that `f` makes, order and paging apart."""
    t = s.shown_reports.c
    return [
        *standing(s.shown_reports, f),
        *_one_of((t.type, f.type), (t.issue, f.issue), (t.document, f.document), (t.report, f.id)),
        *_published_by(t.outlet, f),
        *_naming(f),
        *_about(f),
        *_saying(t.seq, "report_words", f.text),
        *([t.review.is_not(None)] if f.judged else []),
    ]


def version_conditions(f: Filter) -> list[ColumnElement[bool]]:
    """The conditions on `shown_versions` joined with `versions`.

    What concerns reports asks for a version that has such a report.
    """
    t = s.shown_versions.c
    conditions = [
        *standing(s.shown_versions, f),
        *_one_of((t.document, f.document), (t.document, f.id)),
        *_published_by(t.outlet, f),
        *_saying(s.versions.c.seq, "version_words", f.text),
    ]
    if f.since:
        conditions.append(t.published >= f.since)
    if f.until:
        conditions.append(t.published < f.until)
    reports = [*_one_of((s.shown_reports.c.type, f.type), (s.shown_reports.c.issue, f.issue)), *_naming(f)]
    if reports:
        named = select(s.shown_reports.c.version).where(*standing(s.shown_reports, f), *reports)
        conditions.append(t.version.in_(named))
    return conditions


def standing(rows: Table, f: Filter) -> list[ColumnElement[bool]]:
    """Which rows of a shown table stood at the moment asked about."""
    c = rows.c
    conditions: list[ColumnElement[bool]] = []
    if f.as_of and f.by == "recorded":
        conditions += [c.recorded_from <= f.as_of, or_(c.recorded_to.is_(None), c.recorded_to > f.as_of)]
    else:
        conditions.append(c.recorded_to.is_(None))
    if f.as_of and f.by == "published":
        conditions.append(c.published_from <= f.as_of)
        if not f.superseded:
            conditions.append(or_(c.published_to.is_(None), c.published_to > f.as_of))
    elif not f.superseded:
        conditions.append(c.published_to.is_(None))
    if f.as_of and f.by == "event":
        happened = c.about_from if rows is s.shown_reports else c.published
        conditions.append(happened <= f.as_of)
    if not f.rejected:
        conditions.append(c.hidden.is_(False))
    return conditions


def _one_of(*pairs: tuple[ColumnElement[str], Terms]) -> list[ColumnElement[bool]]:
    return [column.in_(terms(wanted)) for column, wanted in pairs if wanted is not None]


def _published_by(outlet: ColumnElement[str], f: Filter) -> list[ColumnElement[bool]]:
    """Outlets are given by id or by name, whatever its case."""
    if f.outlet is None:
        return []
    return [outlet.in_([id for term in terms(f.outlet) for id in (term, content_id("o", term.casefold()))])]


def _naming(f: Filter) -> list[ColumnElement[bool]]:
    """The conditions on whom and what an entry names."""
    acting, actors, seq = s.shown_actors.c, s.actors.c, s.shown_reports.c.seq
    conditions: list[ColumnElement[bool]] = []
    roles = {"actor": acting.role != SOURCE_ROLE, "source": acting.role == SOURCE_ROLE}
    for wanted, role in ((f.actor, roles["actor"]), (f.source, roles["source"])):
        if wanted is not None:
            keys = select(actors.key).where(called(actors.id, actors.folded, wanted))
            conditions.append(seq.in_(select(acting.entry).where(acting.actor.in_(keys), role)))
    if f.country is not None:
        keys = select(actors.key).where(actors.country.in_(terms(f.country)))
        conditions.append(seq.in_(select(acting.entry).where(acting.actor.in_(keys), roles["actor"])))
    if f.place is not None:
        keys = select(s.places.c.key).where(called(s.places.c.id, s.places.c.folded, f.place))
        conditions.append(seq.in_(select(s.shown_places.c.entry).where(s.shown_places.c.place.in_(keys))))
    return conditions


def somebody() -> ColumnElement[bool]:
    """Of an actor: that he is more than a pronoun which nothing resolved."""
    return or_(s.actors.c.id.is_not(None), s.actors.c.folded.not_in(PRONOUNS))


def called(id: ColumnElement[str], folded: ColumnElement[str], wanted: Terms) -> ColumnElement[bool]:
    """By this id, or by a name that has these whole words in this order."""
    padded = literal(" ") + folded + literal(" ")
    ways: list[ColumnElement[bool]] = [id.in_(terms(wanted))]
    for term in terms(wanted):
        words = fold(term)
        if words:
            ways.append(func.instr(padded, f" {words} ") > 0)
    return or_(*ways)


def _about(f: Filter) -> list[ColumnElement[bool]]:
    """Overlap of [about_from, about_to) with [since, until); an open side reaches on, nothing known never overlaps."""
    t = s.shown_reports.c
    conditions: list[ColumnElement[bool]] = []
    if f.since:
        conditions.append(or_(t.about_to > f.since, and_(t.about_to.is_(None), t.about_from.is_not(None))))
    if f.until:
        conditions.append(or_(t.about_from < f.until, and_(t.about_from.is_(None), t.about_to.is_not(None))))
    return conditions


def _saying(seq: ColumnElement[int], words: str, text: str | None) -> list[ColumnElement[bool]]:
    if text is None:
        return []
    expression = match_expression(text)
    if expression is None:
        return [false()]
    # FTS5 matches on a hidden column that has the name of its table.
    found = table(words, column("rowid"), column(words))
    return [seq.in_(select(found.c.rowid).where(found.c[words].match(expression)))]
