"""Complements that make no act of their verb: what is so, what may be so, what is only said of it."""

from collections.abc import Iterable

from spacy.tokens import Token

from parley.extractors.events.classing import lemma

# What a state does by itself, against the other side or for its own.
_ALONE = frozenset({"impose", "freeze", "arm", "pay", "supply", "fund", "buy"})
_MAYBE = frozenset({"may", "might", "could", "would", "had"})
_SAYING = frozenset({"comment", "say", "elaborate", "answer", "speculate", "identify", "disclose", "specify", "reveal"})


def is_no_bargain(tokens: Iterable[Token]) -> bool:
    """Whether a complement is nothing between two sides: "agreed that the shells were old", "to pay for arms"."""
    return any(
        lemma(t) in _ALONE
        or (t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ == "ccomp" and not any(c.tag_ == "MD" for c in t.children))
        for t in tokens
    )


def may_be_so(tokens: Iterable[Token]) -> bool:
    """Whether a complement tells what may be so: "suggested that it might back the plan"."""
    return any(c.dep_ == "aux" and c.lower_ in _MAYBE for t in tokens for c in t.children)


def is_comment(tokens: Iterable[Token]) -> bool:
    """Whether what is declined is only to speak of it: "declined to comment on the truce"."""
    return any(lemma(t) in _SAYING for t in tokens)
