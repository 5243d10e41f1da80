"""Finding the words that name places: by named entities first, then by the gazetteer where the document supports it.

Invariant: spans do not overlap, come in text order, and are the name alone: no article, no "'s", no comma.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from parley.extractors.parse import Parse
from parley.extractors.places.names import NameTable
from parley.extractors.places.tables import words
from parley.knowledge.gazetteer import Entry

Source = Literal["entity", "gazetteer", "demonym"]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Inside these entities a capitalised word is never a place: "May", "English", "two Paris tickets" (a quantity).
_CLOSED_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "LAW", "WORK_OF_ART"}
)
# No place of the gazetteer has a longer English name in news than "Democratic Republic of the Congo".
_MOST_TOKENS = 5
_INNER_WORDS = frozenset({"of", "the", "de", "del", "la", "le", "les", "do", "da", "dos", "and", "-", "on", "upon", "'s", "’s", "al", "el", "ez", "es", "ash", "ad", "an", "i", "y", "di", "am", "an", "sur", "en", "."})
# A town this large is known by name alone; a smaller one must be shown to be meant (chosen by eye on half of LGL).
_KNOWN_BY_NAME = 100_000


@dataclass(frozen=True)
class Found:
    """Words that name a place: token offsets, the places that may be meant, and why it was taken for a name."""

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    source: Source
    label: str
    reason: str
    embedded: bool = False


@dataclass
class Context:
    """What the sure mentions of a document say about where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    admin1: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)

    def supports(self, entry: Entry) -> bool:
        """Whether the document is about where `entry` lies: its region named, or its country if it is no tiny place."""
        if entry.admin1_id and self.admin1[entry.admin1_id]:
            return True
        return bool(entry.country and self.countries[entry.country]) and entry.population >= 1000


def find_spans(parse: Parse, names: NameTable) -> list[Found]:
    """Every toponym and demonym of the reported paragraphs, in text order."""
    doc = parse.doc
    regions = [parse.tokens(p.span) for p in parse.reported()]
    found: list[Found] = []
    for region in regions:
        found.extend(_from_entities(region.ents, doc, names))
    context = context_of(found, doc)
    taken = {i for f in found for i in range(f.start, f.end)}
    for region in regions:
        found.extend(_from_gazetteer(doc, region.start, region.end, taken, names, context))
    return sorted(found, key=lambda f: f.start)


def context_of(found: Iterable[Found], doc: Doc) -> Context:
    """Where the document plays, by the likeliest reading of each sure mention."""
    context = Context()
    for f in found:
        context.names[f.name] += 1
        if f.entries and f.label != "FAC":
            likeliest = f.entries[0]
            if likeliest.country:
                context.countries[likeliest.country] += 1
            for unit in {likeliest.admin1_id, likeliest.id if likeliest.feature == "admin1" else None} - {None}:
                context.admin1[unit or ""] += 1
    context.surnames = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
    return context


def _from_entities(entities: Iterable[Tokens], doc: Doc, names: NameTable) -> Iterator[Found]:
    for entity in entities:
        label, start, end = entity.label_, entity.start, entity.end
        if label == "NORP":
            yield from _demonyms(doc, start, end, names)
        elif label in _PLACE_LABELS:
            for i, j in _pieces(doc, start, end):
                piece = _place_piece(doc, i, j, label, names)
                if piece:
                    yield piece


def _demonyms(doc: Doc, start: int, end: int, names: NameTable) -> Iterator[Found]:
    at = start
    while at < end:
        for stop in range(min(end, at + 3), at, -1):
            text = doc[at:stop].text
            place = names.demonym(text)
            if place:
                yield Found(at, stop, text, place, "demonym", "NORP", "a word for the people of a place")
                at = stop - 1
                break
        at += 1


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The entity cut at commas and slashes: "Ames, Iowa" is two names."""
    at = start
    for i in range(start, end + 1):
        if i == end or doc[i].text in (",", "/", ";", "(", ")", "—", "–", '"'):
            i_, j_ = _trimmed(doc, at, i)
            if i_ < j_:
                yield i_, j_
            at = i + 1


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The name without articles, lower-case neighbours, possessives and punctuation."""
    while start < end and not _starts_name(doc[start]):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_space):
        if doc[end - 1].text.endswith(".") and len(doc[end - 1].text) > 1:
            break
        end -= 1
    while end > start + 1 and doc[end - 1].text.islower():
        end -= 1
    return start, end


_ARTICLES = frozenset({"the", "a", "an", "this", "that"})


def _starts_name(token: Token) -> bool:
    if token.lower_ in _ARTICLES:
        return False
    return token.text[0].isupper() or (token.text[0].isdigit() and token.ent_type_ == "FAC")


def _place_piece(doc: Doc, start: int, end: int, label: str, names: NameTable) -> Found | None:
    text = doc[start:end].text
    entries = names.find(text)
    if not entries and end - start > 1 and doc[start].lower_ in words("compass"):
        rest = names.find(doc[start + 1 : end].text)
        if rest:
            start, text, entries = start + 1, doc[start + 1 : end].text, rest
    if not entries and names.demonym(text):
        return Found(start, end, text, names.demonym(text), "demonym", label, "a word for the people of a place")
    return Found(start, end, text, entries, "entity", label, f"named entity {label}")


def _from_gazetteer(
    doc: Doc, start: int, end: int, taken: set[int], names: NameTable, context: Context
) -> Iterator[Found]:
    at = start
    while at < end:
        step = 1
        if at not in taken and doc[at].text[0].isupper() and doc[at].ent_type_ not in _CLOSED_LABELS:
            for stop in range(min(end, at + _MOST_TOKENS), at, -1):
                match = _match(doc, at, stop, taken, names, context)
                if match:
                    yield match
                    step = stop - at
                    break
        at += step


def _match(
    doc: Doc, start: int, stop: int, taken: set[int], names: NameTable, context: Context
) -> Found | None:
    tokens = doc[start:stop]
    if not _may_be_name(tokens, taken):
        return None
    entries = names.find(tokens.text)
    if not entries:
        demonym = names.demonym(tokens.text)
        if demonym and tokens[-1].ent_type_ not in ("PERSON",):
            return Found(start, stop, tokens.text, demonym, "demonym", tokens[0].ent_type_, "a word for the people of a place")
        return None
    evidence = list(_evidence(doc, start, stop, entries, context))
    weight = sum(w for w, _ in evidence)
    label = tokens[0].ent_type_
    inside = _entity_is_wider(doc, start, stop)
    if weight < _needed(doc, start, stop, label, inside, entries):
        return None
    reason = "in the gazetteer; " + ", ".join(r for w, r in evidence if w > 0)
    return Found(start, stop, tokens.text, entries, "gazetteer", label, reason, embedded=inside)


def _may_be_name(tokens: Tokens, taken: set[int]) -> bool:
    last = tokens[-1]
    if not last.text[0].isupper() or any(t.i in taken or t.is_space for t in tokens):
        return False
    return all(t.text[0].isupper() or t.lower_ in _INNER_WORDS for t in tokens)


def _entity_is_wider(doc: Doc, start: int, stop: int) -> bool:
    """Whether the words are part of a longer named entity ("Alexandria" in "Alexandria Police Department")."""
    before = start > 0 and doc[start].ent_iob_ == "I"
    after = stop < len(doc) and doc[stop].ent_iob_ == "I" and doc[stop].text not in ("'s", "’s", "'", "’")
    return bool(doc[start].ent_type_) and (before or after)


def _needed(doc: Doc, start: int, stop: int, label: str, inside: bool, entries: tuple[Entry, ...]) -> int:
    """How much evidence these words need before they count as a place; the scale is that of `_evidence`."""
    if label == "PERSON":
        return 9 if inside else 4
    if inside:
        return 2
    if stop - start == 1 and doc[start].pos_ != "PROPN":
        return 5
    if all(e.name_rank == 2 for e in entries):
        return 4
    return 2


def _evidence(doc: Doc, start: int, stop: int, entries: tuple[Entry, ...], context: Context) -> Iterator[tuple[int, str]]:
    """What speaks for and against these words naming a place, each with its weight."""
    before = doc[start - 1] if start else None
    after = doc[stop] if stop < len(doc) else None
    name = doc[start:stop].text
    if any(e.is_primary_name and (e.feature in ("country", "admin1", "continent") or e.population >= _KNOWN_BY_NAME) for e in entries):
        yield 2, "widely known by this name"
    if any(context.supports(e) for e in entries):
        yield 2, "in a region that the document names"
    if context.names[name]:
        yield 3, "a place elsewhere in the document"
    if before is not None and before.pos_ == "ADP":
        if before.lower_ in words("locative"):
            yield 2, f"after '{before.lower_}'"
        elif before.lower_ in words("directional"):
            yield 1, f"after '{before.lower_}'"
    if before is not None and before.lower_ in words("compass"):
        yield 2, f"after '{before.lower_}'"
    if after is not None and (after.lower_ in words("unit") or after.lower_ in words("settlement")) and after.text.islower():
        yield 2, f"before '{after.lower_}'"
    if start > 1 and before is not None and before.lower_ == "of" and doc[start - 2].lower_ in words("settlement") | words("unit"):
        yield 3, f"after '{doc[start - 2].lower_} of'"
    if before is not None and before.lower_.rstrip(".") in words("title"):
        yield -4, "after a title"
    if name in context.surnames or doc[stop - 1].text in context.surnames:
        yield -4, "a surname in the document"
    if after is not None and after.pos_ == "PROPN" and after.text[0].isupper() and after.ent_type_ in ("PERSON", ""):
        yield -2, "before another name"
    if before is not None and before.pos_ == "PROPN" and before.text[0].isupper() and before.ent_type_ in ("PERSON", "ORG"):
        yield -2, "after another name"
