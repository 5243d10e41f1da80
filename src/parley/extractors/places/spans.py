"""Finding the words that name places: named entities first, then the gazetteer where the document supports it.

Invariant: spans do not overlap, come in text order, and are the name alone: no article, no "'s", no comma.
"""

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from spacy.attrs import IDX
from spacy.tokens import Doc

from parley.extractors.parse import Parse
from parley.extractors.places.entities import from_entities
from parley.extractors.places.evidence import Context, Found, is_widely_known, place_signs
from parley.extractors.places.matches import from_gazetteer
from parley.extractors.places.names import NameTable

# A town in a region that the sure names have named tells nothing new of where the text plays.
_ALL_SUPPORT = 2


def find_spans(parse: Parse, names: NameTable) -> list[Found]:
    """Every toponym and demonym of the reported paragraphs, in text order."""
    doc = parse.doc
    regions = _regions(parse)
    entities = doc.ents
    context = Context(surnames={e[-1].text for e in entities if e.label_ == "PERSON" and len(e) > 1})
    starts = [start for start, _ in regions]
    reported = [e for e in entities if starts and _inside(e.start, regions, starts)]
    sure = list(from_entities(doc, reported, names, context))
    _learn(context, sure)
    taken = {i for f in sure for i in range(f.start, f.end)}
    found = [*sure]
    for start, end in regions:
        found.extend(from_gazetteer(doc, start, end, taken, names, context))
    known = [f for f in found[len(sure) :] if not f.embedded and f.entries and is_widely_known(f.entries[0])]
    if any(context.support(f.entries[0]) < _ALL_SUPPORT for f in known):
        # What the gazetteer found says where the text plays, too: the villages round a city that only it knew.
        _learn(context, known)
        for start, end in regions:
            more = from_gazetteer(doc, start, end, taken, names, context)
            found.extend(f for f in more if not f.embedded and any(place_signs(doc, f.start, f.end)))
    return sorted(_apart(found, doc), key=lambda f: f.start)


def _regions(parse: Parse) -> list[tuple[int, int]]:
    """The token ranges of the reported paragraphs; one pass over the text, however many there are."""
    offsets = parse.doc.to_array([IDX])
    spans = [p.span for p in parse.reported()]
    first = np.searchsorted(offsets, [s.start for s in spans])
    last = np.searchsorted(offsets, [s.end for s in spans])
    return [(int(a), int(b)) for a, b in zip(first, last, strict=True)]


def _inside(token: int, regions: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, token) - 1
    return at >= 0 and token < regions[at][1]


def _learn(context: Context, found: Iterable[Found]) -> None:
    """Where the document plays, by the likeliest reading of each sure mention."""
    for f in found:
        if f.label != "FAC" and f.source != "demonym":
            context.names[f.name] += 1
        if f.entries and f.label != "FAC":
            likeliest = f.entries[0]
            if likeliest.country:
                context.countries[likeliest.country] += 1
            if likeliest.feature == "admin1":
                context.admin1[likeliest.id] += 1
            elif likeliest.admin1_id:
                context.admin1[likeliest.admin1_id] += 1


def _apart(found: Iterable[Found], doc: Doc) -> list[Found]:
    """`found` without those that touch an earlier, longer one."""
    kept: list[Found] = []
    used = [False] * len(doc)
    for f in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(used[f.start : f.end]):
            used[f.start : f.end] = [True] * (f.end - f.start)
            kept.append(f)
    return kept
