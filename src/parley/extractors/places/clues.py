"""What stands beside a name and says which place it is: "Paris, Texas", "Kharkiv region", "175 miles north of Kyiv".

Invariant: a clue only names other mentions of the same document; it decides nothing by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from parley.extractors.places.evidence import Found
from parley.extractors.places.tables import words
from parley.knowledge.gazetteer import contains

_KM = {"mile": 1.609, "miles": 1.609, "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0,
       "kilometre": 1.0, "kilometres": 1.0}
_DISTANCE = re.compile(
    r"(?P<n>\d[\d,]*(?:\.\d+)?)\s*-?\s*(?P<unit>" + "|".join(sorted(_KM, key=len, reverse=True)) + r")\b"
    r"(?:\s*\([^)]*\))?\s*(?:to the\s+|due\s+)?(?P<way>[a-z]+)?\s*(?:of|from|outside|away from)\s+(?:the\s+)?"
    r"(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_BEARINGS = {w: i * 45.0 for i, w in enumerate(
    ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"))}
# "Washington, D.C." and "New York, New York" are containers although both words also name states.
_CAPITAL_CITY = 100_000
# A place and the distance that describes it stand in one sentence, a few words apart.
_MOST_CHARS = 90


@dataclass(frozen=True)
class Clue:
    """Mention `subject` (an index) is described by mention `other`: inside it, or so far from it."""

    subject: int
    other: int
    kind: str
    km: float | None = None
    bearing: float | None = None


def clues(doc: Doc, found: Sequence[Found]) -> Iterator[Clue]:
    """Every clue of the document; containment holds for at least one pair of readings."""
    for i, f in enumerate(found):
        if i + 1 < len(found):
            yield from _containers(doc, found, i, i + 1)
        for j in (i + 1, i + 2):
            if j < len(found):
                yield from _distance(doc, found, i, j)
        if i + 1 < len(found) and f.source == "demonym" and _same_phrase(doc, f, found[i + 1]):
            yield Clue(i + 1, i, "within")


def _containers(doc: Doc, found: Sequence[Found], i: int, j: int) -> Iterator[Clue]:
    inner, outer = found[i], found[j]
    between = doc[inner.end : outer.start]
    texts = [t.lower_ for t in between if t.lower_ not in words("compass") and t.lower_ != "the"]
    if texts in ([","], ["("]):
        yield from _comma(found, i, j)
    elif texts in (["in"], [",", "in"], ["of"]) and _any_contains(outer, inner):
        yield Clue(i, j, "within")
    elif texts in (["and"], ["or"], [",", "and"], [",", "or"]):
        yield Clue(i, j, "beside")
    elif _is_description(texts) and _any_contains(outer, inner):
        yield Clue(i, j, "within")
    elif texts[:1] in (["'s"], ["’s"]) and len(texts) <= 4 and _any_contains(inner, outer):
        yield Clue(j, i, "within")


def _is_description(texts: Sequence[str]) -> bool:
    """Words between a name and its container: ", a town in", ", the capital of"."""
    opens, closes = texts[:1], texts[-1:]
    return 2 < len(texts) <= 5 and opens == [","] and closes in (["in"], ["of"]) and not {"and", "or"} & set(texts)


def _comma(found: Sequence[Found], i: int, j: int) -> Iterator[Clue]:
    """ "Reno, Nevada" is a container; "China, Japan" is a list, though a village in Japan is called China."""
    inner, outer = found[i], found[j]
    pairs = [(c, o) for o in outer.entries[:8] for c in inner.entries if contains(o, c) and c.is_primary_name]
    if inner.entries and outer.entries and inner.entries[0].feature == outer.entries[0].feature:
        pairs = [(c, o) for c, o in pairs if c.feature == "city" and c.population >= _CAPITAL_CITY]
    yield Clue(i, j, "within" if pairs else "beside")


def _any_contains(outer: Found, inner: Found) -> bool:
    return any(contains(o, c) for o in outer.entries[:8] for c in inner.entries)


def _same_phrase(doc: Doc, people: Found, place: Found) -> bool:
    """ "the Egyptian port of Alexandria", "the Russian town Kursk": a demonym, a common noun or two, the name."""
    between = doc[people.end : place.start]
    return 0 < len(between) <= 4 and any(t.lower_ in words("settlement") | words("unit") for t in between) and not any(
        t.is_punct or t.pos_ == "VERB" for t in between
    )


def _distance(doc: Doc, found: Sequence[Found], i: int, j: int) -> Iterator[Clue]:
    subject, other = found[i], found[j]
    start, end = doc[subject.end - 1].idx + len(doc[subject.end - 1]), doc[other.start].idx
    if not 0 < end - start <= _MOST_CHARS:
        return
    match = _DISTANCE.search(doc[subject.end : other.start].text_with_ws)
    if match:
        km = float(match["n"].replace(",", "")) * _KM[match["unit"].lower()]
        way = (match["way"] or "").lower().replace("-", "").removesuffix("ern")
        yield Clue(i, j, "distance", km, _BEARINGS.get(way))
