"""Score place names found in raw text and resolved to points.

Recognition: a prediction is right when its span equals a gold span exactly. Resolution: of the right ones that have a
point on both sides, the share whose points lie within 161 km (100 miles) of one another. End to end: F1 where a
prediction is right when its span is and its point lies within 161 km; every prediction and every gold name counts in
the denominators, so an unresolved, spurious or missed name each costs. `located` repeats all three with only those
gold names that have a point, as papers on LGL do.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EARTH_KM = 6371.0
NEAR_KM = 161.0


@dataclass(frozen=True)
class Toponym:
    """A name on a half-open span of one document, with its point in degrees where there is one."""

    start: int
    end: int
    latitude: float | None = None
    longitude: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


@dataclass
class Tally:
    """Counts over documents."""

    gold: int = 0
    predicted: int = 0
    right: int = 0
    resolved: int = 0
    near: int = 0

    def scores(self) -> dict[str, float]:
        """Percentages to one decimal."""
        return {
            "recognition P": _percent(self.right, self.predicted),
            "recognition R": _percent(self.right, self.gold),
            "recognition F1": _percent(2 * self.right, self.gold + self.predicted),
            "accuracy": _percent(self.near, self.resolved),
            "end to end F1": _percent(2 * self.near, self.gold + self.predicted),
        }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def tally(
    documents: Iterable[tuple[Sequence[Toponym], Sequence[Toponym]]], located: bool = False, near_km: float = NEAR_KM
) -> Tally:
    """Count over (gold, predicted) of each document; `located` drops gold names without a point."""
    total = Tally()
    for gold, predicted in documents:
        kept = {(g.start, g.end): g for g in gold if not located or g.point}
        guesses = {(p.start, p.end): p for p in predicted}
        total.gold += len(kept)
        total.predicted += len(guesses)
        for span, guess in guesses.items():
            truth = kept.get(span)
            total.right += truth is not None
            if truth and truth.point and guess.point:
                total.resolved += 1
                total.near += distance_km(truth.point, guess.point) <= near_km
    return total
