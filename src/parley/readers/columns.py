"""Rows of named values, such as a JSONL object or a line of CSV, to drafts.

Invariant: a column that the user names must exist; a column that is only guessed by its usual name may be missing.
"""

from collections.abc import Mapping, Sequence

from parley.errors import MalformedError, UnreadableError
from parley.readers.contract import ReadOptions
from parley.readers.dates import parse_published
from parley.readers.drafts import Draft
from parley.readers.page import looks_like_html, text_of
from parley.settings import did_you_mean

# The usual names of each field, the likelier first. Case, spaces, dashes and underscores do not count.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "articlebody", "articletext", "fulltext", "story"),
    "title": ("title", "headline", "heading"),
    "date": (
        "published", "publishedat", "datepublished", "publicationdate", "publishdate", "pubdate", "date", "datetime",
        "time", "timestamp", "publishedon", "createdat",
    ),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "sitename", "newspaper", "sourcename"),
    "url": ("url", "link", "canonicalurl", "sourceurl", "articleurl", "uri", "permalink"),
    "author": ("author", "byline", "authors", "creator"),
    "language": ("language", "lang"),
    "id": ("id", "articleid", "docid", "uid"),
}

# A list of objects with names is as deep as people write authors.
_MAX_NESTING = 3


def columns_of(names: Sequence[str], options: ReadOptions, source: str) -> dict[str, str]:
    """Which column holds which field. Raises MalformedError for a column that is not there, and for no text."""
    for field in options.columns:
        if field not in USUAL_NAMES:
            raise MalformedError(f"There is no field '{field}' to map a column to.", did_you_mean(field, USUAL_NAMES))
    known = dict.fromkeys(names)
    by_plain = {_plain(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for field, usual in USUAL_NAMES.items():
        wanted = options.columns.get(field)
        if wanted is not None and wanted.split(".")[0] not in known and wanted not in known:
            raise MalformedError(f"{source} has no column '{wanted}'.", did_you_mean(wanted, known))
        guess = wanted or next((by_plain[name] for name in usual if name in by_plain), None)
        if guess is not None:
            found[field] = guess
    if "text" not in found:
        raise MalformedError(
            f"{source} has no column with the text.", f"{did_you_mean('text', known)} Name it: --column text=NAME."
        )
    return found


def draft_of(row: Mapping[str, object], columns: Mapping[str, str], digest: str, source: str) -> Draft:
    """The draft of one row. Raises UnreadableError where its text is missing or no text."""
    values = {field: _value(row, column) for field, column in columns.items()}
    text = _text(values["text"])
    if text is None or not text.strip():
        raise UnreadableError(f"{source} has no text in '{columns['text']}'.")
    if len(text.split()) == 1 and text.isascii():
        # A file's name, a number, an address: the column is called "article" and has something else. (Chinese and
        # Thai part no words.)
        raise UnreadableError(
            f"{source} has one word and no text in '{columns['text']}'.", "Name the right one: --column text=NAME."
        )
    return Draft(
        text=text_of(text) if looks_like_html(text) else text,
        sha256=digest,
        url=_line(values.get("url")),
        title=_line(values.get("title")),
        byline=_line(values.get("author")),
        outlet=_line(values.get("outlet")),
        language=_line(values.get("language")),
        published=parse_published(_scalar(values.get("date"))),
    )


def name_of(row: Mapping[str, object], columns: Mapping[str, str], place: str) -> str:
    """What to call a row in messages: its place in the file, and its own id where it has one."""
    own = _line(_value(row, columns["id"])) if "id" in columns else None
    return f"{place} ({own[:80]})" if own else place


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _value(row: Mapping[str, object], column: str) -> object:
    """The value of a column; "a.b" is the b inside a where there is no column of that very name."""
    if column in row or "." not in column:
        return row.get(column)
    head, rest = column.split(".", 1)
    inner = row.get(head)
    return _value(inner, rest) if isinstance(inner, Mapping) else None


def _text(value: object) -> str | None:
    """A text, or a list of paragraphs as one text."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def _line(value: object, depth: int = 0) -> str | None:
    """A name: a string, a number, an object with a name, or a list of them; None for what nests more deeply."""
    if isinstance(value, Mapping):
        return _line(value.get("name"), depth + 1) if depth < _MAX_NESTING else None
    if isinstance(value, list):
        lines = [_line(item, depth + 1) for item in value] if depth < _MAX_NESTING else []
        return ", ".join(line for line in lines if line) or None
    if isinstance(value, bool) or value is None:
        return None
    return str(value).strip() or None


def _scalar(value: object) -> object:
    return value if isinstance(value, str | int | float) else None
