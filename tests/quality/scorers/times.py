"""Score time expressions with values, as TempEval-3 does.

Matching: gold and predicted spans are paired one to one where they overlap by at least one character (relaxed
matching), the pair with the larger overlap first, ties in text order. A pair is right when the values are equal after
`canonical`. Precision is right pairs over predictions, recall right pairs over gold expressions, so a spurious, a
missed and a wrongly valued expression each cost. A gold expression without a value ("null") can be found, never right.
Figures ending in "strict" ask for equal spans as well. All figures are percentages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Timex:
    """A value on a half-open span of one document."""

    start: int
    end: int
    value: str


@dataclass
class Tally:
    """Counts over documents."""

    gold: int = 0
    predicted: int = 0
    overlapping: int = 0
    right: int = 0
    exact: int = 0
    exact_right: int = 0

    def f1(self, hits: int) -> float:
        return _percent(2 * hits, self.gold + self.predicted)

    def scores(self) -> dict[str, float]:
        return {
            "value_f1": self.f1(self.right),
            "value_precision": _percent(self.right, self.predicted),
            "value_recall": _percent(self.right, self.gold),
            "span_f1_relaxed": self.f1(self.overlapping),
            "span_f1_strict": self.f1(self.exact),
            "value_f1_strict": self.f1(self.exact_right),
            "value_accuracy": _percent(self.right, self.overlapping),
        }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def canonical(value: str) -> str:
    """Two spellings of one value: 199X is 199, 18XX is 18, T05:00:00 is T05:00, BC0490 stays."""
    value = value.strip().upper()
    bare = value.removeprefix("BC")
    if len(bare) == 4 and bare[:2].isdigit() and bare.endswith("X"):
        return value.rstrip("X")
    return value.removesuffix(":00") if value.count(":") == 2 else value


def pairs(gold: Sequence[Timex], predicted: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """One-to-one pairs of overlapping spans, the larger overlaps first, ties in text order."""
    overlaps = [
        (min(g.end, p.end) - max(g.start, p.start), g.start, i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g.start < p.end and p.start < g.end
    ]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    found = []
    for _, _, i, j in sorted(overlaps, key=lambda row: (-row[0], row[1], row[3])):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            found.append((gold[i], predicted[j]))
    return sorted(found, key=lambda pair: pair[0].start)


def tally(documents: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> Tally:
    """Count over (gold, predicted) of each document."""
    total = Tally()
    for gold, predicted in documents:
        matched = pairs(gold, predicted)
        total.gold += len(gold)
        total.predicted += len(predicted)
        total.overlapping += len(matched)
        for g, p in matched:
            right = g.value != "null" and canonical(g.value) == canonical(p.value)
            exact = (g.start, g.end) == (p.start, p.end)
            total.right += right
            total.exact += exact
            total.exact_right += right and exact
    return total
