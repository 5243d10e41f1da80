"""What the words around a name ask of the place: a region, a town, a village, a state; and whose people act there.

Invariant: these are wishes, each worth a fixed number of points when readings are weighed; none excludes a reading.
"""

from collections.abc import Mapping, Sequence, Set

from spacy.tokens import Doc

from parley.extractors.places.evidence import Found
from parley.extractors.places.forms import is_metonym
from parley.extractors.places.tables import words
from parley.knowledge.gazetteer import Entry
from parley.knowledge.gazetteer.names import fold

_POSSESSIVES = ("'s", "’s")
# Of two towns of one name, the one whose people act in the sentence is meant only if it is no dwarf beside the other:
# Canadian ministers in London are in England.
_PEER, _SOME_TOWN = 0.05, 50_000


def wanted(doc: Doc, f: Found, is_container: bool) -> str:
    """ "upper" or "unit" where the words say region or district, "town" or "village" where they say that, else ""."""
    if is_container and not _bears_two(f) and any(e.feature == "admin1" for e in f.entries[:8]):
        return "unit"
    if is_unit(doc, f):
        return "upper" if doc[f.end].lower_ in words("upper_unit") else "unit"
    before = doc[f.start - 2].lower_ if f.start > 1 and doc[f.start - 1].lower_ == "of" else ""
    if before in words("unit") or (_is_of_unit(f) and (before in words("local") or _governs(doc, f, "local"))):
        return "unit"
    if _is_of_unit(f) and (_has_border(doc, f) or (f.start and doc[f.start - 1].lower_ == "upstate")):
        return "unit"
    if before in words("village"):
        return "village"
    return "town" if before in words("settlement") else ""


def is_beside_its_city(f: Found, names: Set[str]) -> bool:
    """Whether the text writes the city of this name in full elsewhere: "New York City" leaves "New York" the state."""
    city = fold(f.entries[0].name)
    return city == f"{fold(f.name)} city" and city in names


def is_unit(doc: Doc, f: Found) -> bool:
    """Whether a common noun for a unit follows: "Kharkiv region"."""
    after = doc[f.end] if f.end < len(doc) else None
    return after is not None and after.lower_ in words("unit") and after.text.islower()


def _bears_two(f: Found) -> bool:
    """Whether a name is that of a state first, and of a unit of another as well."""
    return f.entries[0].feature == "country" and f.entries[0].is_primary_name and _is_of_unit(f)


def _has_border(doc: Doc, f: Found) -> bool:
    """Whether a border is said to be its own, as a town has none; a state has one too, and is the likelier."""
    return not _bears_two(f) and _governs(doc, f, "border")


def _is_of_unit(f: Found) -> bool:
    """Whether a state or province bears the name, whatever else does."""
    return any(e.feature == "admin1" and e.is_primary_name for e in f.entries[:8])


def _governs(doc: Doc, f: Found, kind: str) -> bool:
    """Whether the name owns or qualifies one of these words: "Georgia's governor", "Georgia Republicans"."""
    at = f.end + 1 if f.end < len(doc) and doc[f.end].text in _POSSESSIVES else f.end
    return at < len(doc) and doc[at].lower_ in words(kind)


def is_state(doc: Doc, f: Found) -> bool:
    """Whether a name that a state and a unit bear is the state's by what it has or does: "Georgia's president"."""
    if not f.entries or not _bears_two(f):
        return False
    return _governs(doc, f, "national") or is_metonym(doc, f.start, f.end, f.entries[0])[0]


def powers(doc: Doc, found: Sequence[Found], named: Mapping[int, str]) -> list[frozenset[str]]:
    """For each name the states whose people or groups its sentence names; `named` gives those of actors by token."""
    by_sentence: dict[int, set[str]] = {}
    marked = dict(named)
    marked.update((f.start, f.entries[0].country or "") for f in found if f.source == "demonym" and f.entries)
    for token, country in marked.items():
        if country:
            by_sentence.setdefault(doc[token].sent.start, set()).add(country)
    if not by_sentence:
        return [frozenset()] * len(found)
    return [frozenset(by_sentence.get(doc[f.start].sent.start, ())) for f in found]


def is_peer(reading: Entry, readings: Sequence[Entry]) -> bool:
    """Whether a town may be meant beside the largest of its name, when its own people act there."""
    if readings[0].feature == "country" or reading.population < _SOME_TOWN:
        return False
    return reading.population >= _PEER * max(e.population for e in readings if e.feature == "city" or e is reading)
