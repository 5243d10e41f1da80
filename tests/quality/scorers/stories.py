"""How well documents are grouped (BCubed), and how well likeness follows people's scores (Pearson)."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence


def bcubed(answered: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and their F1 over documents, percent: of each document's group, how much belongs with it."""
    ours: dict[Hashable, set[int]] = defaultdict(set)
    theirs: dict[Hashable, set[int]] = defaultdict(set)
    for number, (a, g) in enumerate(zip(answered, gold, strict=True)):
        ours[a].add(number)
        theirs[g].add(number)
    shared = [(ours[a], theirs[g], len(ours[a] & theirs[g])) for a, g in zip(answered, gold, strict=True)]
    precision = sum(both / len(a) for a, _, both in shared) / len(shared)
    recall = sum(both / len(g) for _, g, both in shared) / len(shared)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def pearson(a: Sequence[float], b: Sequence[float]) -> float:
    """The correlation of two rows of numbers, -1..1; 0 where one never changes."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    together = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    return together / spread if spread else 0.0
