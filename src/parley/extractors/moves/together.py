"""Who "they" and "both sides" are where several act together: the parties told of shortly before, else shortly after.

Invariant: nobody is added whom another move of the same text does not name as a party; a go-between or host is none.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.model.passages import Span
from parley.model.reports import Move
from parley.model.world import ActorRef

# Parties are named again after some three sentences; further off "they" are others.
_REACH_CHARS = 500
_BETWEEN = frozenset({"mediate", "guarantee"})
_FACING = frozenset({"sides", "parties", "delegations", "teams", "governments", "countries", "leaders", "foes"})
_WORDS = frozenset({"both", "two"})
_PAIR = 2


def means_both(subjects: Sequence[Token]) -> bool:
    """Whether a subject stands for two parties without naming them: "both sides", "the two", "the parties"."""
    if len(subjects) != 1:
        return False
    head = subjects[0]
    counted = any(c.lower_ in _WORDS for c in head.children)
    named = any(c.dep_ in ("poss", "prep", "compound", "conj", "amod") for c in head.children)
    return not named and (
        head.lower_ in _WORDS or head.lower_ in ("sides", "parties") or (counted and head.lower_ in _FACING)
    )


def is_they(subjects: Sequence[Token]) -> bool:
    return len(subjects) == 1 and subjects[0].lower_ == "they"


def parties_before(trigger: Span, by: Sequence[ActorRef], earlier: Sequence[Move]) -> tuple[ActorRef, ...]:
    """The parties that "they" or "both sides" take up; `by` where they are one party that acted last, alone."""
    for move in sorted(earlier, key=lambda m: m.anchor.start, reverse=True):
        if not 0 < trigger.start - move.anchor.end < _REACH_CHARS:
            continue
        found = _parties(move)
        if len(found) >= _PAIR:
            return found
        if by and set(by) == set(move.by) and move.move not in (*_BETWEEN, "convene"):
            break
    return tuple(by)


def parties_after(both: Move, moves: Sequence[Move]) -> tuple[ActorRef, ...]:
    """The parties named after "both sides agreed", where none stood before."""
    later = [m for m in moves if 0 < m.anchor.start - both.anchor.end < _REACH_CHARS]
    return next((found for m in sorted(later, key=lambda m: m.anchor.start) if len(found := _parties(m)) >= _PAIR), ())


def _parties(move: Move) -> tuple[ActorRef, ...]:
    """Those who face one another in a move: its makers, those whom a host invites, a maker and who agrees with it."""
    known = [tuple(a for a in side if a.id or a.country or a.name[:1].islower()) for side in (move.by, move.to)]
    for side in known:
        if len(side) >= _PAIR:
            return side
    return (*known[0], *known[1]) if move.move not in _BETWEEN and move.move != "convene" else ()
