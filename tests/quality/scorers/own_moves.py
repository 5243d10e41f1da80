"""Score moves on our own set: found, of the right kind, by and to the right parties, on the right issue, and no others.

A row of gold holds one move of its sentence; `also` names kinds that the sentence may be read as holding besides. The
move that answers a row is the one of its kind with the most particulars right. All figures are percentages.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.model.reports import Move
from parley.model.world import ActorRef
from tests.quality.stages.examples import same_actor

NONE = "none"
DETAILS = ("venue", "condition", "reason", "deadline")
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of the set below its `#` header."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@dataclass(frozen=True)
class Marks:
    """What one move has right of what its row asks for."""

    by: bool
    to: bool
    issue: bool
    details: frozenset[str]

    @property
    def whole(self) -> bool:
        return self.by and self.issue


def figures(pairs: Iterable[tuple[Row, Sequence[Move]]]) -> dict[str, float]:
    """Recall by particular on the rows with a move; precision of kinds on them; false alarms on those without."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, moves in pairs:
        if row["move"] == NONE:
            asked["false_alarms"] += 1
            right["false_alarms"] += bool(moves)
        else:
            _count(row, moves, asked, right)
    return {name: round(100 * right[name] / asked[name], 1) for name in asked if asked[name]}


def _count(row: Row, moves: Sequence[Move], asked: Counter[str], right: Counter[str]) -> None:
    marks = best(row, moves)
    allowed = {row["move"], *row["also"].split(";")}
    wanted = [name for name in DETAILS if row[name]]
    asked.update({"found": 1, "right_move": 1, "right_by": 1, "right_issue": 1, "whole": 1})
    asked.update({"precision": len(moves), "right_to": bool(row["to"]), "details": len(wanted)})
    right.update({"found": bool(moves), "precision": sum(m.move in allowed for m in moves)})
    if marks is not None:
        right.update({"right_move": 1, "right_by": marks.by, "right_issue": marks.issue, "whole": marks.whole})
        right.update({"right_to": bool(row["to"]) and marks.to, "details": len(marks.details)})


def best(row: Row, moves: Sequence[Move]) -> Marks | None:
    """The marks of the move that answers the row; None where none is of its kind."""
    marked = [mark(row, m) for m in moves if m.move == row["move"]]
    return max(marked, key=lambda m: (m.whole, m.by, m.issue, m.to, len(m.details)), default=None)


def mark(row: Row, move: Move) -> Marks:
    return Marks(
        by=all_named(row["by"], move.by),
        to=all_named(row["to"], move.to),
        issue=move.issue in row["issue"].split("/"),
        details=frozenset(name for name in DETAILS if row[name] and _carries(move, name, row[name])),
    )


def all_named(cell: str, actors: Sequence[ActorRef]) -> bool:
    """Whether every actor of the cell is among `actors`; an empty cell asks for nobody."""
    return all(any(same_actor(name, a) for a in actors) for name in cell.split(";") if name.strip())


def _carries(move: Move, name: str, words: str) -> bool:
    held = {
        "venue": [v.name for v in move.venues],
        "condition": list(move.conditions),
        "reason": [move.stated_reason or ""],
        "deadline": [(getattr(move, "deadline", None) and move.deadline.text) or ""],
    }[name]
    return any(words.lower() in text.lower() or (text and text.lower() in words.lower()) for text in held)
