"""Places among the named entities: cut to the name alone, checked where the gazetteer does not know them.

Invariant: an entity that the gazetteer knows is kept unless the document shows that it is a person; one that it does
not know is kept only where the words around it speak of a place.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from parley.extractors.places.evidence import (
    KNOWN_BY_NAME,
    Context,
    Found,
    is_acronym,
    is_widely_known,
    person_signs,
    place_signs,
)
from parley.extractors.places.names import NameTable
from parley.extractors.places.tables import generic, words
from parley.knowledge.gazetteer import Entry

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_CUTS = frozenset({",", "/", ";", "(", ")", "—", "–", '"', "“", "”"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
# A town below this does not lend its name to a harbour or a square in a text that names neither it nor its region.
_SMALL_TOWN = 15_000
# An unknown name needs one good sign of a place around it.
_UNKNOWN_BAR = 2


def from_entities(doc: Doc, entities: Iterable[Tokens], names: NameTable, context: Context) -> Iterator[Found]:
    """The place names and demonyms among `entities`."""
    for entity in entities:
        if entity.label_ == "NORP":
            yield from _demonyms(doc, entity.start, entity.end, names)
        elif entity.label_ in _PLACE_LABELS:
            for start, end in _pieces(doc, entity, names):
                found = _place(doc, start, end, entity.label_, names, context)
                if found:
                    yield found


def _demonyms(doc: Doc, start: int, end: int, names: NameTable) -> Iterator[Found]:
    at = start
    while at < end:
        for stop in range(min(end, at + 3), at, -1):
            place = names.demonym(doc[at:stop].text)
            if place:
                yield _demonym(doc, at, stop, place, "NORP")
                at = stop - 1
                break
        at += 1


def _demonym(doc: Doc, start: int, stop: int, place: tuple[Entry, ...], label: str) -> Found:
    return Found(start, stop, doc[start:stop].text, place, "demonym", label, "a word for the people of a place")


def _pieces(doc: Doc, entity: Tokens, names: NameTable) -> Iterator[tuple[int, int]]:
    """The entity cut at commas and the like, and at "and" where the whole is no known name: "Reno, Nevada"."""
    cuts = _CUTS if names.find(entity.text) else _CUTS | {"and", "&"}
    at = entity.start
    for i in range(entity.start, entity.end + 1):
        if i == entity.end or doc[i].lower_ in cuts:
            start, end = _trimmed(doc, at, i, names)
            if start < end:
                yield start, end
            at = i + 1


def _trimmed(doc: Doc, start: int, end: int, names: NameTable) -> tuple[int, int]:
    """The name without articles, lower-case neighbours, possessives, numbers and punctuation."""
    while start < end and not _starts_name(doc[start]):
        start += 1
    while end > start and _ends_nothing(doc[end - 1]):
        end -= 1
    while end > start + 1 and (
        doc[end - 1].text.islower() or (doc[end - 1].is_digit and doc[end - 1].ent_type_ != "FAC")
    ):
        end -= 1
    # The full stop of "W.Va." may be a token of its own, left outside the entity.
    stopped = start < end < len(doc) and doc[end].text == "." and not doc[end - 1].whitespace_
    return start, end + int(stopped and names.is_abbreviation(doc[start:end].text + "."))


def _starts_name(token: Token) -> bool:
    if token.lower_ in _ARTICLES:
        return False
    return token.text[0].isupper() or (token.text[0].isdigit() and token.ent_type_ == "FAC")


def _ends_nothing(token: Token) -> bool:
    if token.text.endswith(".") and len(token.text) > 1:
        return False
    return bool(token.is_punct or token.is_space or token.text in _POSSESSIVES)


def _place(doc: Doc, start: int, end: int, label: str, names: NameTable, context: Context) -> Found | None:
    entries = names.find(doc[start:end].text)
    end, entries = _widened(doc, start, end, entries, names)
    if not entries and end - start > 1 and doc[start].lower_ in words("compass"):
        rest = names.find(doc[start + 1 : end].text)
        start, entries = (start + 1, rest) if rest else (start, entries)
    if start and doc[start - 1].text == "The" and any(e.name.startswith("The ") for e in entries[:1]):
        start -= 1
    text = doc[start:end].text
    if is_acronym(doc, start, end, entries) or _is_common(doc, start, end, entries):
        return None
    against = sum(w for w, _ in person_signs(doc, start, end, context)) <= -4
    if entries:
        doubtful = max(e.population for e in entries) < KNOWN_BY_NAME or text in context.surnames
        if against and doubtful and not any(place_signs(doc, start, end)):
            return None
        return Found(start, end, text, entries, "entity", label, f"named entity {label}")
    demonym = names.demonym(text)
    return _demonym(doc, start, end, demonym, label) if demonym else _unknown(doc, start, end, label, names, context)


def _is_common(doc: Doc, start: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Whether one word is a common noun that no known place is called: "the South's minister", "on the Mall"."""
    word = doc[start]
    if end - start > 1 or any(is_widely_known(e) and e.feature != "admin1" for e in entries):
        return False
    return word.lower_ in words("compass") | words("natural") | words("facility") | words("organisation")


def _widened(
    doc: Doc, start: int, end: int, entries: tuple[Entry, ...], names: NameTable
) -> tuple[int, tuple[Entry, ...]]:
    """The name with the words after it where the gazetteer knows both together: "Burkina" + "Faso", "X" + "dam"."""
    for stop in range(min(len(doc), end + 4), end, -1):
        last = doc[stop - 1]
        if last.lower_ in generic() or (not entries and last.text[0].isupper()):
            longer = names.find(doc[start:stop].text)
            if longer and (not entries or longer[0].feature not in ("admin1", "admin2", "city", "region")):
                return stop, longer
        elif last.pos_ == "PROPN" and last.text[0].isupper():
            longer = tuple(e for e in names.find(doc[start:stop].text) if e.noted)
            if longer:
                return stop, longer
    return end, entries


def _unknown(doc: Doc, start: int, end: int, label: str, names: NameTable, context: Context) -> Found | None:
    """A name that the gazetteer lacks: the town inside it, or the name itself where its neighbours speak of a place."""
    text, tokens = doc[start:end].text, doc[start:end]
    host = _host(tokens, names, context)
    if host and label != "FAC" and tokens[-1].lower_ in words("organisation"):
        stop = start + host[0]
        return Found(start, stop, doc[start:stop].text, host[1], "entity", label, "a town's name in another", True)
    if text[1:2] == "-":  # "D-Pa.": a legislator's party and state
        return None
    kind = words("natural") | words("facility") | words("street") | words("unit")
    describes_itself = any(t.lower_ in kind for t in (tokens[0], tokens[-1])) or label == "FAC"
    weight = sum(w for w, _ in place_signs(doc, start, end)) + sum(w for w, _ in person_signs(doc, start, end, context))
    if not describes_itself and weight < _UNKNOWN_BAR:
        return None
    if host and describes_itself:
        return Found(start, end, text, host[1], "entity", label, "named after the town it lies in", host=True)
    return Found(start, end, text, (), "entity", label, f"named entity {label}")


def _host(tokens: Tokens, names: NameTable, context: Context) -> tuple[int, tuple[Entry, ...]] | None:
    """The known town that a longer name starts with ("Odesa Harbour") or ends with after "of", and its length."""
    for stop in range(len(tokens) - 1, 0, -1):
        entries = _likely(names.find_known(tokens[:stop].text), context)
        if entries:
            return stop, entries
    for i in range(1, len(tokens) - 1):
        if tokens[i].lower_ == "of":
            entries = _likely(names.find_known(tokens[i + 1 :].text), context)
            if entries:
                return len(tokens), entries
    return None


def _likely(entries: tuple[Entry, ...], context: Context) -> tuple[Entry, ...]:
    """`entries` where one of them is large or lies where the document plays; else none."""
    return entries if any(e.population >= _SMALL_TOWN or context.supports(e) for e in entries) else ()
