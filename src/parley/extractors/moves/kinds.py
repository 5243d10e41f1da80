"""Which move an event is, and on which issue."""

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.contract import Frame
from parley.extractors.events.classing import in_class, lemma
from parley.extractors.events.composing import content_words
from parley.extractors.events.syntax import clause_of
from parley.extractors.parse import Parse
from parley.model.reports import MoveType
from parley.ontology.tables import alternatives, read_table
from parley.ontology.talks import issue_of

PACKAGE = "parley.extractors.moves"
_CONTENT = ("obj", "comp", "to", "for", "on", "of", "with", "from", "in", "about")


@lru_cache(maxsize=1)
def _acts() -> tuple[tuple[str, frozenset[str], MoveType], ...]:
    return tuple(
        (row["type"], frozenset(alternatives(row["words"])), row["move"])  # type: ignore[misc]
        for row in read_table(PACKAGE, "acts.csv")
    )


@lru_cache(maxsize=1)
def _topics() -> dict[str, str]:
    rows = read_table(PACKAGE, "topics.csv")
    return {word: row["issue"] for row in rows for word in alternatives(row["words"])}


def move_of(frame: Frame, triggers: Sequence[Token]) -> MoveType | None:
    """The move that the frame's type and trigger words make; None where its type makes none."""
    words = {lemma(t) for t in triggers} | {t.lower_ for t in triggers}
    for type_, cues, move in _acts():
        if type_ == frame.type and ("*" in cues or cues & words):
            return move
    return None


def trigger_tokens(parse: Parse, frame: Frame) -> tuple[Token, ...]:
    """The words of the trigger that carry meaning: its verb and its noun."""
    tokens = [t for t in parse.tokens(frame.trigger) if t.pos_ in ("VERB", "NOUN", "PROPN", "ADJ", "AUX")]
    ends = [tokens[0], tokens[-1]] if tokens else []
    return tuple(dict.fromkeys(ends))


def content_tokens(triggers: Sequence[Token]) -> tuple[Token, ...]:
    """What the act is about, in words: nearest first, the trigger's own noun included."""
    found: dict[int, Token] = {}
    for token in triggers:
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            clause = clause_of(token)
            for slot in _CONTENT:
                for noun in clause.slot(slot):
                    found.update({w.i: w for w in content_words(noun)})
        else:
            found.update({w.i: w for w in content_words(token)})
        found.setdefault(token.i, token)
    return tuple(found.values())


def issue_among(words: Sequence[Token]) -> str | None:
    """The narrowest issue that the words name; a negotiation about a place name alone has none."""
    ordered = sorted(words, key=lambda t: t.i)
    found = issue_of(lemma(t) for t in ordered)
    found = found or next((_topics()[lemma(t)] for t in ordered if lemma(t) in _topics()), None)
    if found is not None or not any(in_class(t, "TALKS") for t in ordered if t.pos_ == "NOUN"):
        return found
    return "talks"
