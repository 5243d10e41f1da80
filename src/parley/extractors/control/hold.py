"""One claim about one place, in tokens, and whether a word means a place that can be held."""

from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.control.sites import Sites
from parley.extractors.events.modality import Modality
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


def is_site(token: Token, sites: Sites) -> bool:
    """Whether the word names or means a place that a side can hold."""
    return sites.where(token) is not None
