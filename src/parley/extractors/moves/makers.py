"""Who makes a move, and what a move is once the words beside it are read."""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.events.classing import lemma
from parley.model.reports import MoveType, Statement
from parley.model.world import ActorRef

SPEAKING = frozenset({"we", "i", "us", "our", "it", "he", "she", "they", "ours"})
_OPENS = frozenset({"offer", "propose"})


def makers(named: Sequence[ActorRef], carrier: Statement | None) -> tuple[ActorRef, ...]:
    """Those who make a move: nobody known by a loose pronoun or dateline beside somebody known, else whoever speaks."""
    known = tuple(a for a in named if a.id is not None or a.country is not None)
    if known:
        return known if any(a.name.isupper() for a in named if a not in known) else tuple(named)
    speaker = (carrier.speaks_for or carrier.speaker) if carrier is not None else None
    if speaker is not None and all(a.name.lower() in SPEAKING for a in named):
        return (speaker,)
    return tuple(named)


def restated(move: MoveType, triggers: Sequence[Token], words: Sequence[Token], issue: str) -> MoveType:
    """The move with its surroundings: "proposed X instead" counters, a truce suspended is withdrawn."""
    beside = {c.lower_ for t in triggers for c in t.children} | {t.lower_ for t in triggers}
    if move in _OPENS and beside & {"instead", "counter"}:
        return "counter"
    if move in _OPENS and any(lemma(w) in ("mediate", "broker", "mediator") for w in words):
        return "mediate"
    ended = any(lemma(t) in ("suspend", "break", "end", "revoke", "cancel") for t in triggers)
    if move == "adjourn" and ended and (issue == "ceasefire" or any(lemma(w) == "participation" for w in words)):
        return "withdraw"
    return move


def sits(by: Sequence[ActorRef]) -> bool:
    """Whether a parliament or assembly alone meets: that is its daily work and no negotiation."""
    return len(by) == 1 and (by[0].sector == "LEG" or by[0].country in ("UNO", "IGO"))
