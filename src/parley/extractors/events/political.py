"""Whether a word names a power: a state, people, body or person, or something of a known country."""

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.model.passages import Span

NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_WHEN = frozenset({"DATE", "TIME", "EVENT"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})


def is_named(token: Token, mentions: Mentions | None) -> bool:
    """Whether the word is a name of somebody, by the parser's entities or by those of the document."""
    if token.ent_type_ in _WHEN:
        return False
    return token.ent_type_ in NAMED or (token.pos_ == "PROPN" and has_country(token, mentions))


def has_country(token: Token, mentions: Mentions | None) -> bool:
    """Whether the noun phrase at `token` tells a country: known to the document, or named before its head."""
    if token.ent_type_ in _WHEN:
        return False
    known = mentions.at(Span(token.idx, token.idx + len(token.text))) if mentions is not None else None
    if known is not None and (known.actor.country is not None or known.members):
        return True
    return any(t.ent_type_ in ("GPE", "NORP") for t in (token, *(c for c in token.children if c.dep_ in _BEFORE)))
