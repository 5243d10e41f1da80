"""Reading a text for the tests of this room: one pipeline, and attributions in words."""

from datetime import UTC, datetime
from functools import lru_cache

from parley.extractors.contract import Attribution
from parley.extractors.engine import load_pipeline
from parley.extractors.mentions import find_mentions
from parley.extractors.parse import Parse, parse_all
from parley.extractors.statements import build_statements, find_attributions
from parley.knowledge.world import World
from parley.model.documents import Document, Version
from parley.model.links import Link
from parley.model.reports import Statement


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


def stated(text: str) -> tuple[list[Statement], list[Link]]:
    """The statements of a text and their retractions, with everybody resolved."""
    parse, world = parsed(text), World.load()
    mentions = find_mentions(parse, world)
    return build_statements(parse, find_attributions(parse, mentions), mentions, world)


def speakers(text: str) -> list[tuple[str | None, str]]:
    """(speaker by name, content) of each statement that is not withheld."""
    return [
        (s.speaker.name if s.speaker else None, " | ".join(p.exact for p in s.content))
        for s in stated(text)[0]
        if s.strength != "withheld"
    ]


def taken_back(text: str) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    """(act, by whom, for whom, the words that take back, the words taken back) of each retraction."""
    statements, links = stated(text)
    words = {s.id: s.content[0].exact for s in statements}
    return [
        (
            link.act or "", link.by.name if link.by else None, link.on_behalf_of.name if link.on_behalf_of else None,
            words.get(link.source), words.get(link.target or ""),
        )
        for link in links
    ]  # fmt: skip
