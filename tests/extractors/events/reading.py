"""Reading a sentence for the tests of this room: one pipeline, and frames in words."""

from datetime import UTC, datetime
from functools import lru_cache

from parley.extractors.contract import Frame
from parley.extractors.engine import load_pipeline
from parley.extractors.events import find_frames
from parley.extractors.parse import Parse, parse_all
from parley.model.documents import Document, Version


@lru_cache(maxsize=256)
def parsed(text: str, year: int | None = None) -> Parse:
    document = Document.id_for(None, "The Gazette", text)
    version = Version(
        id=Version.id_for(document, text),
        document=document,
        outlet="The Gazette",
        text=text,
        fetched=datetime(2022, 3, 1, tzinfo=UTC),
        published=datetime(year, 3, 1, tzinfo=UTC) if year else None,
        raw_sha256="0" * 64,
    )
    return next(parse_all(load_pipeline("md"), [version], 20_000))


def frames(text: str) -> list[Frame]:
    return find_frames(parsed(text))


def asserted(text: str) -> list[Frame]:
    """The frames that the text puts as facts of its foreground."""
    return [f for f in frames(text) if f.polarity == "positive" and f.reality == "actual" and f.time != "historical"]


def types(text: str) -> list[str]:
    return [f.type for f in asserted(text)]


def words(text: str, spans) -> list[str]:
    return [text[s.start : s.end] for s in spans]
