"""How often entries are right: precision from people's verdicts, with its interval, by kind, outlet and rule.

An accepted entry is right; a rejected or edited one is wrong. What was added was missed: it says nothing of precision.
"""

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from parley.model.base import Value
from parley.record import Entry

# 95 % of intervals made so hold the true share.
Z = 1.96


class Precision(Value):
    """Of `judged` entries of one group, how many are right, and Wilson's 95 % interval of the share (0..1)."""

    by: str
    group: str
    judged: int
    right: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.right / self.judged


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Wilson's score interval; (0, 1) where nothing was judged.

    E. B. Wilson, Journal of the American Statistical Association 22 (1927), pages 209 to 212.
    """
    if not judged:
        return 0.0, 1.0
    share, square = right / judged, Z * Z
    centre = share + square / (2 * judged)
    spread = Z * math.sqrt(share * (1 - share) / judged + square / (4 * judged * judged))
    scale = 1 + square / judged
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def precision(entries: Iterable[Entry[Any]]) -> list[Precision]:
    """Precision of everything judged, then by kind, outlet and rule; groups with most verdicts first."""
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for entry in entries:
        if entry.review in ("accepted", "rejected", "edited"):
            right, rule = entry.review == "accepted", entry.value.extractor
            for by, group in (
                ("all", "everything"),
                ("kind", entry.value.kind),
                ("outlet", entry.outlet),
                ("rule", f"{rule.name} {rule.rule}"),
            ):
                groups[(by, group)].append(right)
    order = ("all", "kind", "outlet", "rule")
    found = []
    for (by, group), verdicts in groups.items():
        low, high = wilson(sum(verdicts), len(verdicts))
        found.append(
            Precision(
                by=by, group=group, judged=len(verdicts), right=sum(verdicts), low=round(low, 3), high=round(high, 3)
            )
        )
    return sorted(found, key=lambda p: (order.index(p.by), -p.judged, p.group))


def sample(entries: Sequence[Entry[Any]], size: int, seed: str = "") -> list[Entry[Any]]:
    """`size` unjudged entries drawn evenly by id: the same record and seed draw the same entries, in the same order."""

    def lot(entry: Entry[Any]) -> str:
        return hashlib.blake2b(f"{seed}|{entry.value.id}".encode(), digest_size=8).hexdigest()

    return sorted((e for e in entries if e.review is None), key=lot)[:size]
