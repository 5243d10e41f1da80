"""What speaks for and against words naming a place, each with its weight.

Invariant: a weight of 2 is about one good sign; the bars that callers set are on the same scale.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from parley.extractors.places.tables import words
from parley.knowledge.gazetteer import Entry

Source = Literal["entity", "gazetteer", "demonym", "pattern"]

# A town this large is known by its name alone; a smaller one must be shown to be meant. Half or double changes little.
KNOWN_BY_NAME = 100_000
_WAYS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts"})
# A city this large is meant even where the recogniser takes it for a person.
_METROPOLIS = 1_000_000
# People are neither in, near nor into anything by name; "at" and "inside" also stand before companies.
_ONLY_PLACES = frozenset({"in", "near", "into", "outside", "throughout", "across", "towards", "toward", "around"})
# Below this a place is rarely news without its region being named too.
_SOME_PEOPLE = 1000


@dataclass(frozen=True)
class Found:
    """Words that name a place: token offsets, the places that may be meant, and why it was taken for a name.

    `embedded`: part of another name. `host`: the entries are of the town that the words place themselves in
    ("Port of Odesa"), not of the thing itself.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    source: Source
    label: str
    reason: str
    embedded: bool = False
    host: bool = False


@dataclass
class Context:
    """What the sure mentions of a document say about where it plays, and which words are people's names in it."""

    countries: Counter[str] = field(default_factory=Counter)
    admin1: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)

    def support(self, entry: Entry) -> int:
        """2 where the document names the region of `entry`, 1 where only its country, and it is no hamlet, else 0."""
        if entry.admin1_id and self.admin1[entry.admin1_id]:
            return 2
        return int(bool(entry.country and self.countries[entry.country]) and entry.population >= _SOME_PEOPLE)

    def supports(self, entry: Entry) -> bool:
        return self.support(entry) > 0


def is_widely_known(entry: Entry) -> bool:
    return entry.is_primary_name and (
        entry.feature in ("country", "continent", "region", "sea", "river", "lake", "mountain", "island", "terrain")
        or (entry.feature == "admin1" and entry.population >= KNOWN_BY_NAME)
        # Of a town without a count only our own tables know that it is news: GeoNames counts no hamlets.
        or (entry.feature in ("city", "facility") and (entry.population >= KNOWN_BY_NAME or entry.noted))
    )


def _is_spelt(entry: Entry, name: str) -> bool:
    return entry.population >= _SOME_PEOPLE and entry.is_called(name)


def is_one_country_s(entries: tuple[Entry, ...], name: str) -> bool:
    """Whether every place properly called `name` lies in one country: a name little used for anything else."""
    return len({e.country for e in entries if e.is_primary_name or _is_spelt(e, name)}) == 1


def is_acronym(doc: Doc, start: int, stop: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a word in capitals is the name of a body: "the ELN" and "NATO" are no towns, "the UAE" is a state.

    A word of a headline or dateline in capitals may be anything, and a known city may be written so for weight.
    """
    word = doc[start]
    letters = word.text.replace(".", "")
    if stop - start != 1 or not (letters.isupper() and letters.isalpha()):
        return False
    if any(e.feature in ("country", "region", "continent", "admin1") and e.is_primary_name for e in entries):
        return False
    if start and doc[start - 1].text in ("the", "The"):
        return True
    known = any(is_widely_known(e) for e in entries)
    return not (known or _is_dateline(doc, start, stop)) and any(t.is_lower for t in word.sent if t.is_alpha)


def evidence(
    doc: Doc, start: int, stop: int, entries: tuple[Entry, ...], context: Context
) -> Iterator[tuple[int, str]]:
    """Every sign, strongest kinds first; empty reason never."""
    name = doc[start:stop].text
    if any(is_widely_known(e) for e in entries):
        yield 3 if max(e.population for e in entries) >= _METROPOLIS else 2, "widely known by this name"
    if any(e.noted and e.is_primary_name for e in entries):
        yield 3, "a place that conflict news is about"
    yield max((context.support(e) for e in entries), default=0), "in a region that the document names"
    if context.names[name]:
        yield 3, "a place elsewhere in the document"
    yield from place_signs(doc, start, stop)
    yield from person_signs(doc, start, stop, context)


def place_signs(doc: Doc, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Words beside a name that belong beside a place."""
    before, after = _before(doc, start), _after(doc, stop)
    if before is not None and before.lower_ in words("compass"):
        yield 2, f"after '{before.lower_}'"
        before = _before(doc, before.i)
    if before is not None and before.pos_ == "ADP":
        if before.lower_ in words("locative"):
            yield 3 if before.lower_ in _ONLY_PLACES else 2, f"after '{before.lower_}'"
        elif before.lower_ in words("directional"):
            yield 1, f"after '{before.lower_}'"
        if before.lower_ != "of" and before.head.lemma_.lower() in words("motion"):
            yield 2, f"after '{before.head.lower_} {before.lower_}'"
        noun = _before(doc, before.i)
        if before.lower_ == "of" and noun is not None and noun.lower_ in words("settlement") | words("unit") | _WAYS:
            yield 3, f"after '{noun.lower_} of'"
        if before.lower_ in ("to", "on", "for", "of") and noun is not None and noun.text in words("way"):
            yield 2, f"after '{noun.lower_} {before.lower_}'"
    if after is not None and after.text.islower() and after.lower_ in words("settlement") | words("unit"):
        yield 2, f"before '{after.lower_}'"
    if _is_way(doc, start, stop):
        yield 2, "one end of a way"
    yield from _verb_signs(doc, start, stop)
    if _is_dateline(doc, start, stop):
        yield 3, "in a dateline"


def person_signs(doc: Doc, start: int, stop: int, context: Context) -> Iterator[tuple[int, str]]:
    """Words beside a name that belong beside a person's or a company's."""
    before, after = _before(doc, start), _after(doc, stop)
    if before is not None and before.lower_ in words("title") and before.i == start - 1:
        yield -4, "after a title"
    if doc[stop - 1].text in context.surnames and not _is_whole_name(doc, start, stop):
        yield -4, "a surname in the document"
    if after is not None and after.pos_ == "PROPN" and after.text[0].isupper() and after.ent_type_ in ("PERSON", ""):
        yield -2, "before another name"
    if before is not None and before.pos_ == "PROPN" and before.text[0].isupper() and before.ent_type_ in (
        "PERSON", "ORG", "",
    ):
        yield -2, "after another name"


def _verb_signs(doc: Doc, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """What is done to towns, above all in war (seized, shelled, entered), and what befalls them (besieged, fell to).

    The first of a list speaks for the rest. People are seized too, so a passive says less than an active verb.
    """
    head = doc[start:stop].root
    while head.dep_ == "conj" and head.head.pos_ in ("PROPN", "NOUN"):
        head = head.head
    above = head.head
    verb = above.lemma_.lower()
    if head.dep_ == "dobj" and verb in words("taking"):
        yield 3, f"object of '{verb}'"
    elif head.dep_ == "dobj" and verb in words("reaching"):
        yield 2, f"object of '{verb}'"
    elif head.dep_ == "nsubjpass" and verb in words("befalling"):
        yield 3, f"subject of '{above.lower_}'"
    elif head.dep_ == "nsubj" and verb == "fall" and _to_somebody(above):
        yield 3, "it 'fell to' somebody"
    elif head.dep_ == "nsubj" and verb in ("be", "remain"):
        for word in above.children:
            if word.dep_ in ("acomp", "attr") and word.tag_ == "VBN" and word.lemma_.lower() in words("befalling"):
                yield 3, f"subject of '{word.lower_}'"
    elif head.dep_ == "pobj" and above.lower_ in ("of", "for") and above.head.lower_ in words("siege"):
        yield 3, f"after '{above.head.lower_} {above.lower_}'"


def _is_way(doc: Doc, start: int, stop: int) -> bool:
    """Whether "from A to B" has the name at one end and a capital at the other."""
    before = doc[start - 1].lower_ if start else ""
    if before == "from":
        return stop + 1 < len(doc) and doc[stop].lower_ == "to" and doc[stop + 1].is_title
    far = next((i for i in range(start - 2, max(start - 6, 0), -1) if doc[i].lower_ == "from"), None)
    return before == "to" and far is not None and all(t.is_title or t.text == "-" for t in doc[far + 1 : start - 1])


def _to_somebody(verb: Token) -> bool:
    """Whether a "fall" is one to somebody: not to the ground, to his knees, to zero."""
    return any(
        noun.pos_ == "PROPN" or (noun.tag_ == "NNS" and not any(c.dep_ == "poss" for c in noun.children))
        for prep in verb.children if prep.lower_ == "to" for noun in prep.children
    )


def list_sign(doc: Doc, start: int, stop: int, taken: set[int]) -> int:
    """3 where "and" or a comma joins the name to a word of a place already found, else 0."""
    joins = (",", "and", "or")
    before = start > 1 and doc[start - 1].lower_ in joins and start - 2 in taken
    after = stop + 1 < len(doc) and doc[stop].lower_ in joins and stop + 1 in taken
    return 3 if before or after else 0


def _is_dateline(doc: Doc, start: int, stop: int) -> bool:
    """Whether capitals open a sentence and a dash or a bracket ends them within a few words: "HAMA, Syria (AP) -"."""
    opens = start == 0 or doc[start].is_sent_start or doc[start - 1].text in ".\n"
    if not opens or not doc[start:stop].text.isupper():
        return False
    return any(t.text in ("--", "—", "–", "(", "-") for t in doc[stop : stop + 4])


def _is_whole_name(doc: Doc, start: int, stop: int) -> bool:
    """Whether the words are a whole entity of several words, so that their last word is no surname by itself."""
    return stop - start > 1 and doc[start].ent_iob_ == "B" and (stop == len(doc) or doc[stop].ent_iob_ != "I")


def _before(doc: Doc, i: int) -> Token | None:
    """The token before, an article passed over."""
    i -= 1
    if i >= 0 and doc[i].lower_ == "the":
        i -= 1
    return doc[i] if i >= 0 else None


def _after(doc: Doc, i: int) -> Token | None:
    return doc[i] if i < len(doc) else None
