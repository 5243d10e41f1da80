"""Reading a text for the tests of this room: one pipeline, and attributions in words."""

from datetime import UTC, datetime
from functools import lru_cache

from parley.extractors.contract import Attribution
from parley.extractors.engine import load_pipeline
from parley.extractors.parse import Parse, parse_all
from parley.extractors.statements import find_attributions
from parley.model.documents import Document, Version


@lru_cache(maxsize=256)
def parsed(text: str) -> Parse:
    document = Document.id_for(None, "The Gazette", text)
    version = Version(
        id=Version.id_for(document, text), document=document, outlet="The Gazette", text=text,
        fetched=datetime(2022, 3, 1, tzinfo=UTC), raw_sha256="0" * 64,
    )
    return next(parse_all(load_pipeline("md"), [version], 20_000))


def found(text: str) -> list[Attribution]:
    return find_attributions(parsed(text))


def said(text: str, a: Attribution) -> tuple[str | None, str]:
    """(source, content) in words; parts of the content joined by " | "."""
    source = a.hops[0].source
    words = None if source is None else text[source.start : source.end]
    return words, " | ".join(text[s.start : s.end] for s in a.content)


def all_said(text: str) -> list[tuple[str | None, str]]:
    return [said(text, a) for a in found(text)]


def outermost(text: str) -> list[tuple[str | None, str]]:
    return [said(text, a) for a in found(text) if a.parent is None]
