"""Statements measured on our own passages, through the whole engine: who said it, for whom, through whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import yaml

from parley.extractors.contract import Attribution, AttributionHop
from parley.extractors.extract import Analysis, Engine
from parley.model.documents import Document, Version
from parley.model.reports import Hop, Statement
from parley.model.world import ActorRef
from parley.settings import Settings
from tests.quality.scorers.own_statements import Gold, Named, Passage, Said, score

# The passages give no dates; holders of offices are looked up at this one.
PUBLISHED = datetime(2022, 3, 1, tzinfo=UTC)


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine.load(Settings())


def measure(path: Path) -> dict[str, float]:
    """The scorer's figures on one set of the passages."""
    return score(passages(path))


def passages(path: Path) -> Iterator[Passage]:
    """Each passage with what the engine finds in it."""
    rows = read(path)
    versions = [version(text) for _, text, _ in rows]
    for (name, text, gold), analysis in zip(rows, engine().analyse(versions), strict=True):
        at = {s.id: k for k, s in enumerate(analysis.statements)}
        links = tuple(
            (at[link.source], None if link.target is None else at[link.target], link.act or "")
            for link in analysis.links
            if link.type == "takes_back"
        )
        yield Passage(name, text, gold, tuple(said(analysis)), links)


def read(path: Path) -> list[tuple[str, str, tuple[Gold, ...]]]:
    """Each passage's id, its text and what it says; nothing is extracted."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(row["id"], row["text"], tuple(map(Gold.read, row["says"]))) for row in rows]


def version(text: str) -> Version:
    document = Document.id_for(None, "Test", text)
    return Version(
        id=Version.id_for(document, text), document=document, outlet="Test", text=text, published=PUBLISHED,
        fetched=PUBLISHED, raw_sha256="0" * 64,
    )  # fmt: skip


def said(analysis: Analysis) -> Iterator[Said]:
    """The statements as the scorer wants them: names beside the words that they were resolved from."""
    text = Called.by(analysis)
    for statement, attribution in zip(analysis.statements, analysis.attributions, strict=True):
        yield _said(text, statement, attribution)


@dataclass(frozen=True)
class Called:
    """A passage's text, and the words by which it calls each party that was told by its id."""

    text: str
    by_id: Mapping[str, tuple[str, ...]]

    @classmethod
    def by(cls, analysis: Analysis) -> "Called":
        """The words of every mention of an analysis that is no pronoun."""
        text = analysis.parse.text
        found: dict[str, tuple[str, ...]] = {}
        for m in analysis.mentions.all():
            if m.actor.id and m.form != "pronoun":
                found[m.actor.id] = (*found.get(m.actor.id, ()), text[m.span.start : m.span.end])
        return cls(text, found)


def _said(text: Called, statement: Statement, attribution: Attribution) -> Said:
    hops = list(zip(statement.hops[:-1], attribution.hops, strict=False))
    first = attribution.hops[0]
    return Said(
        content=tuple(p.span for p in statement.content),
        speaker=_named(text, statement.speaker, first.source) if hops else None,
        principal=_named(text, statement.speaks_for, first.speaks_for),
        via=tuple(_hop(text, *pair) for pair in hops[1:]),
        last=statement.hops[-1].who.name if statement.hops[-1].who else "",
        media=tuple(m for m in (statement.medium, statement.occasion) if m),
        strength=statement.strength,
        speech=statement.cue_class == "speech",
    )


def _hop(text: Called, hop: Hop, words: AttributionHop) -> Named | None:
    return _named(text, hop.who, words.source)


def _named(text: Called, who: ActorRef | None, span: tuple[int, int] | None) -> Named | None:
    if who is None:
        return None
    words = who.name if span is None else text.text[span[0] : span[1]]
    return Named(who.name, words, text.by_id.get(who.id or "", ()))
