"""What the hand-coded corridors say of each text, and how routes are compared with them."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parley.model.world import Where

NEAR_KM = 25
OUTCOMES = {
    "successful": "successful",
    "proposed route/outcome unknown": "unknown",
    "disputed": "not",
    "unsuccessful/disrupted": "not",
}
# Letters that transliterations of one name differ in.
_SOUNDS = ((re.compile(r"zh+y?a\b|zh+ia\b"), "zha"), (re.compile(r"[iy]+"), "i"), (re.compile(r"(.)\1"), r"\1"))


@dataclass(frozen=True)
class End:
    """A name, and coordinates where it has them."""

    name: str
    at: tuple[float, float] | None

    def near(self, other: "End", *, by_name: bool) -> bool:
        if self.at and other.at and _km(self.at, other.at) <= NEAR_KM:
            return True
        return by_name and bool(self.name) and sound(self.name) == sound(other.name)


@dataclass(frozen=True)
class Route:
    origin: End
    destination: End

    @classmethod
    def of(cls, origin: Where, destination: Where) -> "Route":
        return cls(_end(origin), _end(destination))

    def same(self, other: "Route", *, by_name: bool) -> bool:
        return self.origin.near(other.origin, by_name=by_name) and self.destination.near(
            other.destination, by_name=by_name
        )


@dataclass(frozen=True)
class Coded:
    """One text with its codes; `named` are the routes whose ends stand in the text, `others` those that do not.

    A text that names eight routes is coded with those of one row; `of_the_day` are the routes of every row of its date.
    """

    text: str
    date: str
    proposers: frozenset[str]
    outcome: str
    named: tuple[Route, ...]
    others: tuple[Route, ...]
    of_the_day: tuple[Route, ...] = ()


def coded_of(rows: Sequence[Mapping[str, str]]) -> list[Coded]:
    """The texts in order of first appearance."""
    by_text: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        by_text.setdefault(row["text"], []).append(row)
    coded = [_coded(text, found) for text, found in by_text.items()]
    by_day: dict[str, list[Route]] = {}
    for text in coded:
        by_day.setdefault(text.date, []).extend((*text.named, *text.others))
    return [replace(text, of_the_day=tuple(by_day[text.date])) for text in coded]


def together(texts: Sequence[Coded]) -> Coded:
    """One text of several that say the same, with the routes that any of them is coded with; by the first's date."""
    return replace(
        texts[0],
        named=tuple(dict.fromkeys(route for text in texts for route in text.named)),
        others=tuple(dict.fromkeys(route for text in texts for route in text.others)),
        of_the_day=tuple(dict.fromkeys(route for text in texts for route in text.of_the_day)),
    )


def _coded(text: str, rows: Sequence[Mapping[str, str]]) -> Coded:
    words = {sound(w) for w in re.findall(r"[^\W\d_][\w'’]+", text)}
    named, others = [], []
    for row in rows:
        route = Route(_coded_end(row, "from"), _coded_end(row, "to"))
        stands = all(end.name and sound(end.name.split()[0]) in words for end in (route.origin, route.destination))
        (named if stands else others).append(route)
    outcomes = Counter(OUTCOMES[row["status"]] for row in rows)
    outcome = min(outcomes, key=lambda o: (-outcomes[o], o))
    return Coded(text, rows[0]["date"], frozenset(r["proposal"] for r in rows), outcome, tuple(named), tuple(others))


def _coded_end(row: Mapping[str, str], side: str) -> End:
    lat, lon = row[f"{side}_lat"], row[f"{side}_lon"]
    return End(row[f"{side}_name"], (float(lat), float(lon)) if lat and lon else None)


def _end(where: Where) -> End:
    return End(where.text, (where.place.latitude, where.place.longitude) if where.place else None)


def route_counts(text: Coded, found: Sequence[Route], *, by_name: bool, whole_day: bool = False) -> dict[str, int]:
    """Hits, misses and extras of one text; a route that the codes have without naming it in the text is no extra.

    With `whole_day` neither is one that another text of that day is coded with.
    """
    allowed = (*text.named, *text.others, *(text.of_the_day if whole_day else ()))
    wanted = list(dict.fromkeys(text.named))
    open_ = list(wanted)
    extra = 0
    for route in found:
        match = next((w for w in open_ if w.same(route, by_name=by_name)), None)
        if match is not None:
            open_.remove(match)
        elif not any(w.same(route, by_name=by_name) for w in allowed):
            extra += 1
    return {"hit": len(wanted) - len(open_), "missed": len(open_), "extra": extra}


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Percent; pairs are (coded, answered)."""
    scores = []
    for name in ("successful", "not", "unknown"):
        hit = sum(a == b == name for a, b in pairs)
        wanted = sum(a == name for a, _ in pairs) + sum(b == name for _, b in pairs)
        scores.append(2 * hit / wanted if wanted else 0.0)
    return round(100 * sum(scores) / len(scores), 1)


def sound(name: str) -> str:
    """A name without accents, case and the letters that its transliterations differ in."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    for pattern, into in _SOUNDS:
        plain = pattern.sub(into, plain)
    return plain


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat, other = math.radians(a[0]), math.radians(b[0])
    across = math.radians(b[1] - a[1])
    haversine = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(across / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(haversine))
