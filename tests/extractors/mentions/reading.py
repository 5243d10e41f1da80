"""Reads a sentence of ours as a document of a given day."""

from datetime import UTC, datetime
from functools import lru_cache

from parley.extractors.engine import load_pipeline
from parley.extractors.mentions import find_mentions
from parley.extractors.mentions.found import FoundMentions
from parley.extractors.parse import Parse, parse_all
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.passages import Span


def parse(text: str, day: str = "2022-03-01") -> Parse:
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    version = Version(
        id="v-1", document="d-1", outlet="o", text=text, fetched=published, published=published, raw_sha256="0"
    )
    return next(iter(parse_all(load_pipeline("md"), [version], 20_000)))


@lru_cache(maxsize=256)
def mentions(text: str, day: str = "2022-03-01") -> FoundMentions:
    return find_mentions(parse(text, day), World.load())


def span_of(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def who(text: str, words: str, nth: int = 1, day: str = "2022-03-01") -> str | None:
    """The id of whom the nth occurrence of `words` names."""
    found = mentions(text, day).at(span_of(text, words, nth))
    return found.actor.id if found else None


def coded(text: str, words: str, nth: int = 1, day: str = "2022-03-01") -> tuple[str | None, str | None, str | None]:
    """Id, country and sector of whom the nth occurrence of `words` names."""
    found = mentions(text, day).at(span_of(text, words, nth))
    return (found.actor.id, found.actor.country, found.actor.sector) if found else (None, None, None)
