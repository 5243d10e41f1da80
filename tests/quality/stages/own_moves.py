"""Measure moves on our own set through the whole engine; only what a text puts as made in its foreground counts."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from parley.model.reports import Move
from tests.quality.scorers.own_moves import Row, best, figures, rows
from tests.quality.stages.own_events import engine, versions

_MADE = frozenset({"actual", "planned", "conditional"})


def shown(texts: Sequence[str]) -> Iterator[list[Move]]:
    """The moves of each text that would stand on a board."""
    for extraction in engine().extract_all(versions(texts)):
        yield [
            r
            for r in extraction.reports
            if isinstance(r, Move) and r.polarity == "positive" and r.reality in _MADE and r.time != "historical"
        ]


def measure(path: Path, verbose: bool = False) -> dict[str, float]:
    gold = rows(path)
    pairs = list(zip(gold, shown([row["sentence"] for row in gold]), strict=True))
    if verbose:
        for row, moves in pairs:
            _tell(row, moves)
    return figures(pairs)


def _tell(row: Row, moves: Sequence[Move]) -> None:
    marks = best(row, moves)
    if not moves if row["move"] == "none" else marks is not None and marks.whole and marks.to:
        return
    found = [(m.move, m.issue, [a.name for a in m.by], [a.name for a in m.to], m.extractor.rule) for m in moves]
    print(
        row["id"], row["move"], row["by"], row["to"], row["issue"], row["sentence"], found, file=sys.stderr, sep=" | "
    )
