"""Where each party stood on each issue over time, and where it shifted."""

from collections.abc import Iterable
from datetime import datetime

from parley.joining.parties import party_of
from parley.model.base import Value
from parley.model.derived import BoardMove, Talks
from parley.model.reports import MoveType

# Which way a move leans on its issue; a shift is a change of sign.
_LEAN: dict[str, int] = {
    "offer": 1, "propose": 1, "accept": 1, "agree": 1, "guarantee": 1, "counter": 1, "convene": 1, "mediate": 1,
    "delegate": 1, "reject": -1, "withdraw": -1, "breach": -1, "demand": -1, "condition": 0, "adjourn": 0,
    "outcome": 0,
}  # fmt: skip


class Position(Value):
    """A party's move on an issue (`party` as in `joining.parties`); `shift` when it leans the other way than before."""

    party: str
    issue: str
    at: datetime | None
    move: MoveType
    report: str
    words: str
    shift: bool


def positions(talks: Talks) -> list[Position]:
    """Every party's moves by issue, in the board's order."""
    last: dict[tuple[str, str], int] = {}
    found = []
    for move, party in _by_party(talks.moves):
        lean, key = _LEAN[move.move], (party, move.issue)
        shift = bool(lean) and last.get(key, lean) != lean
        if lean:
            last[key] = lean
        found.append(
            Position(
                party=party,
                issue=move.issue,
                at=move.at,
                move=move.move,
                report=move.report,
                words=move.words,
                shift=shift,
            )
        )
    return found


def _by_party(moves: Iterable[BoardMove]) -> Iterable[tuple[BoardMove, str]]:
    """Each move with each side that makes it; a joint move is both sides' position."""
    return ((move, side) for move in moves for side in (move.sides or tuple(party_of(a) for a in move.by[:1])))
