"""What a bare "accepted" or "the offer" goes back to: the openings told shortly before."""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.events.classing import lemma
from parley.extractors.moves.answers import OPENINGS
from parley.extractors.moves.patterns import noun_classes
from parley.model.passages import Span
from parley.model.reports import Move

# "The offer" goes back two or three sentences, some four hundred characters; further off it is another one.
_REACH_CHARS = 400


def issue_before(trigger: Span, earlier: Sequence[Move]) -> str | None:
    """What a bare "accepted" or "turned it down" is about: the nearest opening shortly before."""
    near = [m for m in earlier if m.move in OPENINGS and 0 <= trigger.start - m.anchor.end < _REACH_CHARS]
    return max(near, key=lambda m: m.anchor.start).issue if near else None


def issue_taken_up(words: Sequence[Token], trigger: Span, earlier: Sequence[Move]) -> str | None:
    """The issue of "the offer": that of the nearest opening shortly before."""
    named = noun_classes()["OFFER"] | noun_classes()["DEMAND"]
    return issue_before(trigger, earlier) if any(lemma(w) in named for w in words) else None
