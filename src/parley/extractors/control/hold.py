"""One claim about one place, in tokens, and whether a word means a place that can be held."""

from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.control.sites import Sites
from parley.extractors.events.classing import in_class
from parley.extractors.events.modality import Modality
from parley.extractors.events.nouns import phrase
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.reports import ControlStatus


@dataclass(frozen=True)
class Hold:
    """One claim about one place, in tokens."""

    trigger: Span
    place: Token
    status: ControlStatus
    holder: tuple[Token, ...]
    by: tuple[Token, ...]
    modality: Modality
    rule: str


def can_fight(token: Token) -> bool:
    """Whether the word names people under arms, a people or state, or an armed group that is known by name."""
    if in_class(token, "TROOPS") or in_class(token, "AGGRESSOR") or token.ent_type_ in ("NORP", "GPE"):
        return True
    span = phrase(token)
    name = token.doc.text[span.start : span.end] if token.pos_ == "PROPN" else ""
    return bool(name) and any(a.kind == "group" for a in World.load().by_name(name)[:1])


def is_site(token: Token, sites: Sites) -> bool:
    """Whether the word names or means a place that a side can hold."""
    return sites.where(token) is not None
