"""What stands beside a name and says which place it is: "Paris, Texas", "Kharkiv region", "175 miles north of Kyiv".

Invariant: a clue only names other mentions of the same document; it decides nothing by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from parley.extractors.places.evidence import Found
from parley.extractors.places.tables import words
from parley.extractors.places.wanted import is_unit
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
# What is "near" or "outside" a place lies no farther from it than this.
_NEAR_KM = 50.0
_BESIDE = (["near"], [",", "near"], ["outside"], [",", "outside"], ["close", "to"])


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
        if f.entries and is_unit(doc, f) and f.start and doc[f.start - 1].lower_ in _FRAMING:
            yield from (Clue(j, i, "frame") for j in _beside(doc, found, i) if _any_contains(f, found[j]))


# After these a region is where a whole sentence plays.
_FRAMING = frozenset({"in", "across", "throughout", "inside", "within"})


def _beside(doc: Doc, found: Sequence[Found], i: int) -> Iterator[int]:
    """The other names of the sentence that holds name `i`."""
    sentence = doc[found[i].start].sent
    return (j for j, f in enumerate(found) if j != i and sentence.start <= f.start < sentence.end)


def _containers(doc: Doc, found: Sequence[Found], i: int, j: int) -> Iterator[Clue]:
    inner, outer = found[i], found[j]
    between = doc[inner.end : outer.start]
    texts = [t.lower_ for t in between if t.lower_ not in words("compass") and t.lower_ != "the"]
    if texts in ([","], ["("]):
        yield from _comma(doc, found, i, j)
    elif texts in (["in"], [",", "in"], ["of"]) and _any_contains(outer, inner):
        yield Clue(i, j, "within")
    elif texts in (["and"], ["or"], [",", "and"], [",", "or"]):
        yield Clue(i, j, "beside")
    elif _is_description(texts) and _any_contains(outer, inner):
        yield Clue(i, j, "within")
    elif texts in _BESIDE or (_is_described(texts) and texts[-1] in ("near", "outside")):
        yield Clue(i, j, "near", _NEAR_KM)
    elif texts[:1] in (["'s"], ["’s"]) and len(texts) <= 4 and _is_noun(between) and _any_contains(inner, outer):
        yield Clue(j, i, "within")


def _is_description(texts: Sequence[str]) -> bool:
    """Words between a name and its container: ", a town in", ", the capital of"."""
    return _is_described(texts) and texts[-1] in ("in", "of")


def _is_described(texts: Sequence[str]) -> bool:
    """Whether a comma and a few words that join no list stand between two names."""
    return 2 < len(texts) <= 5 and texts[0] == "," and not {"and", "or"} & set(texts)


def _is_noun(between: Tokens) -> bool:
    """Whether "'s capital" and the like stands between, and no verb with a subject of its own."""
    return not any(t.pos_ in ("VERB", "AUX") for t in between)


def _comma(doc: Doc, found: Sequence[Found], i: int, j: int) -> Iterator[Clue]:
    """ "Reno, Nevada" is a container; "China, Japan" is a list, though a village in Japan is called China."""
    inner, outer = found[i], found[j]
    pairs = [(c, o) for o in outer.entries[:8] for c in inner.entries if contains(o, c) and c.is_primary_name]
    alike = inner.entries and outer.entries and inner.entries[0].feature == outer.entries[0].feature
    if alike and not is_unit(doc, outer):
        only = inner.entries[0] if _is_address(doc, found, i, j) else None
        pairs = [(c, o) for c, o in pairs if c is only or (c.feature == "city" and c.population >= _CAPITAL_CITY)]
    yield Clue(i, j, "within" if pairs else "beside")


def _is_address(doc: Doc, found: Sequence[Found], i: int, j: int) -> bool:
    """Whether two names alone stand between a word and a comma or stop, as an address does: "in Saraqib, Idlib,"."""
    start, end = found[i].start, found[j].end
    closed = end == len(doc) or doc[end].text in (",", ".", ")")
    opened = start > 0 and doc[start - 1].pos_ == "ADP"
    in_list = j + 1 < len(found) and found[j + 1].start <= end + 2
    return closed and opened and not in_list


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
