"""Names that are probably not the far hamlet that alone bears them: "not in the gazetteer" is an answer.

Invariant: a place is let go only where the document plays elsewhere and says nothing of the place's own country.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

from parley.extractors.places.evidence import Found, place_signs
from parley.knowledge.gazetteer import Entry

# Fewer people than this make no news in a text that never names their country; a namesake that is in no list does.
_HAMLET = 5_000


# A name that no place is known for is kept on one good sign that its neighbours speak of a place.
_UNKNOWN_BAR = 2


def is_stray(entry: Entry, others: Iterable[Entry], states: Iterable[str | None]) -> bool:
    """Whether `entry` is too small, and too far from all `others` and from the `states` named, to be meant."""
    if entry.feature not in ("city", "section", "admin2") or entry.population >= _HAMLET or entry.noted:
        return False
    countries = {e.country for e in others if e.country} | {s for s in states if s}
    return bool(countries) and entry.country not in countries


def is_still_a_place(doc: Doc, f: Found) -> bool:
    """Whether the words around a name say "place" even when the gazetteer does not."""
    return f.source == "pattern" or f.host or sum(w for w, _ in place_signs(doc, f.start, f.end)) >= _UNKNOWN_BAR
