"""Score places end to end on our own set: found in raw text, read as a place, and put within 25 km.

Names listed as `aside` (regions, countries, waters) are neither asked for nor counted as false. A name that stands for
a government is held when no place was read there; a place read there is a false one. All figures are percentages.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
# Within this, one has the right town even where towns lie close together; gazetteers differ by a few km on its centre.
NEAR_KM = 25.0
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Named:
    """A gold place at a half-open span; `at` is None where the name stands for a government."""

    start: int
    end: int
    at: Point | None
    country: str


@dataclass(frozen=True)
class Found:
    """A predicted place at a half-open span; `at` is None where it was read as a place but not located."""

    start: int
    end: int
    at: Point | None
    country: str | None = None


@dataclass(frozen=True)
class Passage:
    """The gold of one passage; `aside` are spans where whatever is found is ignored."""

    places: tuple[Named, ...]
    aside: tuple[tuple[int, int], ...] = ()


def passage(row: Mapping[str, Any]) -> Passage:
    """The gold of one entry of `places_*.yaml`; raises ValueError unless each name stands once in the text."""
    text = row["text"]
    places = tuple(
        Named(*_span(text, p["words"]), (p["lat"], p["lon"]) if p.get("literal", True) else None, p["country"])
        for p in row["places"]
    )
    return Passage(places, tuple(_span(text, words) for words in row.get("aside", ())))


def _span(text: str, words: str) -> tuple[int, int]:
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(found) != 1:
        raise ValueError(f"{words!r} stands {len(found)} times in {text!r}")
    return found[0]


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance between two points in degrees."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def pairs(gold: Sequence[Named], found: Sequence[Found]) -> list[tuple[Named, Found]]:
    """One-to-one pairs of overlapping spans, the larger overlaps first, ties in text order."""
    overlaps = sorted(
        (-_overlap(g, f), g.start, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if _overlap(g, f) > 0
    )
    taken: set[tuple[str, int]] = set()
    matched = []
    for _, _, i, j in overlaps:
        if ("gold", i) not in taken and ("found", j) not in taken:
            taken |= {("gold", i), ("found", j)}
            matched.append((gold[i], found[j]))
    return matched


def _overlap(a: Named | Found, b: Named | Found) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def place_figures(passages: Iterable[tuple[Passage, Sequence[Found]]]) -> dict[str, float]:
    """Figures over (gold, what was read as a place in its text; mentions read as governments are left out)."""
    asked = given = recognised = right = country = names = read = 0
    for gold, all_found in passages:
        matched = pairs(gold.places, all_found)
        paired = {id(f) for _, f in matched}
        asked += sum(g.at is not None for g in gold.places)
        names += sum(g.at is None for g in gold.places)
        given += sum(id(f) in paired or not _ignored(f, gold.aside) for f in all_found)
        for g, f in matched:
            if g.at is None:
                read += 1
                continue
            recognised += 1
            right += f.at is not None and kilometres(g.at, f.at) <= NEAR_KM
            country += f.country == g.country
    return {
        "end_to_end_f1": _percent(2 * right, asked + given),
        "end_to_end_precision": _percent(right, given),
        "end_to_end_recall": _percent(right, asked),
        "recognised": _percent(recognised, asked),
        "near_of_recognised": _percent(right, recognised),
        "country_of_recognised": _percent(country, recognised),
        "metonyms_held": _percent(names - read, names),
    }


def _ignored(found: Found, aside: Iterable[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in aside)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
