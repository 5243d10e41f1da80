"""Full-text search over passages and over whole texts.

Snippets come as pieces, marked or not, never as markup: what they hold was written by strangers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, column, func, literal, null, select, table

from parley.record import schema as s
from parley.record.filters import Filter, report_conditions, version_conditions
from parley.record.words import match_expression

# Control characters, which readers take out of every text; they fence the matched words in FTS5's own snippet.
_OPEN, _CLOSE = "\x02", "\x03"
_SNIPPET_TOKENS = 24
_DEFAULT_LIMIT = 50

# An FTS5 table has a hidden column of its own name, on which it matches and its functions are called.
_report_words = table("report_words", column("rowid"), column("report_words"), column("rank"))
_version_words = table("version_words", column("rowid"), column("version_words"), column("rank"))


@dataclass(frozen=True)
class Hit:
    """A report or document that has the words. `snippet` is its words in pieces; True marks what matched.

    `start` and `end` say where a report's passage stands in the text.
    """

    id: str
    kind: str
    document: str
    outlet: str
    title: str | None
    published: datetime | None
    start: int | None
    end: int | None
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Found:
    """What a search found, best first; passages and whole texts are ranked apart, their scores do not compare.

    `counts` is how many of each kind there are, with those beyond the limit.
    """

    reports: tuple[Hit, ...]
    documents: tuple[Hit, ...]
    counts: dict[str, int]


def search(connection: Connection, typed: str, f: Filter) -> Found:
    """Entries that have all the words of `typed`; nothing when it has no words."""
    expression = match_expression(typed)
    if expression is None:
        return Found((), (), {})
    limit = f.limit or _DEFAULT_LIMIT
    return Found(
        _hits(connection, _report_query(expression, f, limit)),
        _hits(connection, _document_query(expression, f, limit)),
        _counts(connection, expression, f),
    )


def _best(reports_or_documents: Select[tuple[object, ...]], rank: ColumnElement[float], limit: int) -> Subquery:
    """The first of them by rank: a snippet is cut for these few only, not for all that match."""
    return reports_or_documents.add_columns(rank.label("rank")).limit(limit).subquery("best")


def _report_query(expression: str, f: Filter, limit: int) -> Select[tuple[object, ...]]:
    t, words = s.shown_reports.c, _report_words.c
    matching = (
        select(t.seq)
        .join(_report_words, words.rowid == t.seq)
        .where(words.report_words.match(expression), *report_conditions(f))
        .order_by(words.rank, t.published_key, t.report)
    )
    best = _best(matching, words.rank, limit)
    value = func.coalesce(t.body, s.readings.c.body)
    return (
        select(
            t.report.label("id"),
            t.kind,
            t.document,
            t.published,
            s.outlets.c.name,
            s.newest_versions.c.title,
            func.json_extract(value, "$.passage.start").label("start"),
            func.json_extract(value, "$.passage.end").label("end"),
            func.snippet(words.report_words, 0, _OPEN, _CLOSE, "…", _SNIPPET_TOKENS).label("snippet"),
        )
        .select_from(best)
        .join(s.shown_reports, t.seq == best.c.seq)
        .join(_report_words, words.rowid == best.c.seq)
        .join(s.readings, s.readings.c.seq == t.reading, isouter=True)
        .join(s.outlets, s.outlets.c.id == t.outlet)
        .join(s.newest_versions, s.is_newest_of(t.document), isouter=True)
        .where(words.report_words.match(expression))
        .order_by(best.c.rank, t.published_key, t.report)
    )


def _document_query(expression: str, f: Filter, limit: int) -> Select[tuple[object, ...]]:
    t, words = s.shown_versions.c, _version_words.c
    matching = (
        _versions_with(select(t.seq, words.rowid.label("text")), expression, f)
        .order_by(words.rank, t.published_key, t.document)
    )  # fmt: skip
    best = _best(matching, words.rank, limit)
    return (
        select(
            t.document.label("id"),
            literal("document").label("kind"),
            t.document,
            t.published,
            s.outlets.c.name,
            t.title,
            null().label("start"),
            null().label("end"),
            func.snippet(words.version_words, 1, _OPEN, _CLOSE, "…", _SNIPPET_TOKENS).label("snippet"),
        )
        .select_from(best)
        .join(s.shown_versions, t.seq == best.c.seq)
        .join(_version_words, words.rowid == best.c.text)
        .join(s.outlets, s.outlets.c.id == t.outlet)
        .where(words.version_words.match(expression))
        .order_by(best.c.rank, t.published_key, t.document)
    )


def _versions_with(query: Select[Any], expression: str, f: Filter) -> Select[Any]:
    t, words = s.shown_versions.c, _version_words.c
    return (
        query.select_from(s.shown_versions)
        .join(s.versions, s.versions.c.id == t.version)
        .join(_version_words, words.rowid == s.versions.c.seq)
        .where(words.version_words.match(expression), *version_conditions(f))
    )


def _counts(connection: Connection, expression: str, f: Filter) -> dict[str, int]:
    """How many entries of each kind there are, however few were asked for: from the words to the entries."""
    t, words = s.shown_reports.c, _report_words.c
    reports = (
        select(t.kind, func.count())
        .join(_report_words, words.rowid == t.seq)
        .where(words.report_words.match(expression), *report_conditions(f))
        .group_by(t.kind)
    )
    documents = _versions_with(select(func.count(s.shown_versions.c.document.distinct())), expression, f)
    found = {kind: number for kind, number in connection.execute(reports)}  # noqa: C416 - a row is no pair to mypy
    return {**found, "document": connection.scalar(documents) or 0}


def passages(connection: Connection, f: Filter) -> Iterator[tuple[str, str]]:
    """The reports that the filter lets through, each with the words of its passage."""
    t = s.shown_reports.c
    held = table("report_words", column("rowid"), column("words"))
    query = select(t.report, held.c.words).join(held, held.c.rowid == t.seq).where(*report_conditions(f))
    yield from (tuple(row) for row in connection.execute(query))


def _hits(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            row.id, row.kind, row.document, row.name, row.title, row.published, row.start, row.end, pieces(row.snippet)
        )
        for row in connection.execute(query)
    )


def pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A fenced snippet as (words, matched) pairs."""
    found: list[tuple[str, bool]] = []
    for i, part in enumerate(snippet.replace(_CLOSE, _OPEN).split(_OPEN)):
        if part:
            found.append((part, i % 2 == 1))
    return tuple(found)
