"""The tables as SQLAlchemy Core sees them.

Invariant: the migrations make the tables, this file only names them; a test holds the two together.
"""

from sqlalchemy import Boolean, Column, ColumnElement, Computed, Float, Integer, MetaData, Table, Text, and_

from parley.record.moments import Moment

METADATA = MetaData()


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, METADATA, *columns)


def _text(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key)


def _number(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, primary_key=key)


def _share(name: str) -> Column[object]:
    return Column(name, Float)


def _moment(name: str) -> Column[object]:
    return Column(name, Moment)


def _flag(name: str) -> Column[object]:
    return Column(name, Boolean)


def _or_last(name: str, column: str) -> Column[object]:
    """`column` with the undated sorted behind everything dated."""
    return Column(name, Text, Computed(f"coalesce({column}, '9999')", persisted=False))


facts = _table("facts", _text("name", key=True), _text("value"))
outlets = _table("outlets", _text("id", key=True), _text("name"), _moment("recorded_at"))
documents = _table(
    "documents", _text("id", key=True), _text("outlet"), _text("url"), _text("title"), _moment("recorded_at")
)
versions = _table(
    "versions",
    _number("seq", key=True),
    _text("id"),
    _text("document"),
    _text("title"),
    _text("text"),
    _text("raw_sha256"),
    _moment("recorded_at"),
)
version_readings = _table(
    "version_readings",
    _number("seq", key=True),
    _text("version"),
    _text("fingerprint"),
    _text("body"),
    _moment("recorded_at"),
)
extractions = _table(
    "extractions",
    _number("seq", key=True),
    _text("version"),
    _text("extractor"),
    _text("extractor_version"),
    _text("engine"),
    _moment("recorded_at"),
)
reports = _table(
    "reports",
    _text("id", key=True),
    _text("kind"),
    _text("document"),
    _text("version"),
    _text("extractor"),
    _number("anchor_start"),
    _number("anchor_end"),
    _number("ordinal"),
    _moment("recorded_at"),
)
readings = _table(
    "readings",
    _number("seq", key=True),
    _text("report"),
    _text("body"),
    _text("extractor_version"),
    _moment("recorded_at"),
)
links = _table(
    "links",
    _number("seq", key=True),
    _text("id"),
    _text("type"),
    _text("source"),
    _text("target"),
    _text("document"),
    _text("version"),
    _text("body"),
    _moment("recorded_from"),
    _moment("recorded_to"),
)
judgements = _table(
    "judgements",
    _number("seq", key=True),
    _text("id"),
    _text("verdict"),
    _text("target"),
    _text("target_kind"),
    _text("document"),
    _text("other"),
    _text("other_document"),
    _text("author"),
    _moment("at"),
    _text("body"),
)
tombstones = _table(
    "tombstones",
    _number("seq", key=True),
    _text("document"),
    _text("reason"),
    _text("author"),
    _moment("at"),
    _moment("restored_at"),
)
outcomes = _table(
    "outcomes",
    _number("seq", key=True),
    _text("source"),
    _text("raw_sha256"),
    _text("document"),
    _text("version"),
    _text("status"),
    _text("code"),
    _text("message"),
    _text("hint"),
    _moment("at"),
)

shown_versions = _table(
    "shown_versions",
    _number("seq", key=True),
    _text("version"),
    _text("document"),
    _text("outlet"),
    _text("title"),
    _moment("published"),
    _moment("published_from"),
    _moment("published_to"),
    _moment("recorded_from"),
    _moment("recorded_to"),
    _flag("hidden"),
    _text("review"),
    _number("reading"),
    _text("body"),
    _or_last("published_key", "published"),
)
shown_reports = _table(
    "shown_reports",
    _number("seq", key=True),
    _text("report"),
    _text("kind"),
    _text("document"),
    _text("version"),
    _text("outlet"),
    _text("type"),
    _text("issue"),
    _number("start"),
    _moment("published"),
    _moment("about_from"),
    _moment("about_to"),
    _moment("published_from"),
    _moment("published_to"),
    _moment("recorded_from"),
    _moment("recorded_to"),
    _flag("hidden"),
    _text("review"),
    _number("reading"),
    _text("body"),
    _or_last("published_key", "published"),
    _or_last("about_key", "about_from"),
    _text("precision"),
    _text("lane"),
    _text("polarity"),
    _share("score"),
    _share("doubt"),
)
actors = _table(
    "actors",
    _number("key", key=True),
    _text("id"),
    _text("name"),
    _text("folded"),
    _text("country"),
    _text("sector"),
)
shown_actors = _table("shown_actors", _number("actor"), _number("entry"), _text("role"))
places = _table(
    "places", _number("key", key=True), _text("id"), _text("name"), _text("folded"), _text("country"), _text("body")
)
shown_places = _table("shown_places", _number("place"), _number("entry"))
judgement_targets = _table(
    "judgement_targets",
    _text("judgement"),
    _text("side"),
    _text("report"),
    _text("document"),
    _flag("latest"),
)

derived = _table("derived", _text("kind"), _text("id", key=True), _number("position"), _text("body"))
derived_reports = _table("derived_reports", _text("report"), _text("id"))
redirects = _table("redirects", _text("former", key=True), _text("current"))

newest_versions = shown_versions.alias("newest_versions")


def is_newest_of(document: Column[object]) -> ColumnElement[bool]:
    """Whether a row of `newest_versions` is the one that `document` is called by: nothing was published after it."""
    newest = newest_versions.c
    return and_(newest.document == document, newest.published_to.is_(None), newest.recorded_to.is_(None))
