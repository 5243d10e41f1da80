"""Places that the entity recogniser missed or mistook, found through the gazetteer and through "the village of ...".

Invariant: longest name first; words that the recogniser gave to a person, a company or nobody count as a place only
on evidence, more of it where the words are also ordinary English.
"""

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from parley.extractors.places.evidence import Context, Found, evidence, is_widely_known
from parley.extractors.places.names import NameTable
from parley.extractors.places.tables import ambiguous, words
from parley.knowledge.gazetteer import Entry, contains

# Inside these entities a capitalised word is never a place: "May", "English", "two Paris tickets" (a quantity).
_CLOSED_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "LAW", "WORK_OF_ART"}
)
# No place of the gazetteer has a longer English name in news than "Democratic Republic of the Congo".
_MOST_TOKENS = 5
_NEVER_FIRST = frozenset({"the", "a", "an", "mr.", "mrs.", "ms.", "dr.", "i"})
_PARTICLES = frozenset(
    "of the de del la le les do da dos and - on upon 's ’s al el ez es ash ad an y di am sur en a . '".split()
)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Two letters are a state only after a town ("Ames, IA"), except these.
_SHORT_NAMES = frozenset({"US", "UK", "EU", "DC", "U.S.", "U.K.", "D.C.", "E.U.", "U.S", "D.C"})


def from_gazetteer(
    doc: Doc, start: int, end: int, taken: set[int], names: NameTable, context: Context
) -> Iterator[Found]:
    """The further places among the tokens [start, end) that are not `taken`."""
    at = start
    while at < end:
        step = 1
        token = doc[at]
        if at not in taken and token.text[0].isupper() and token.ent_type_ not in _CLOSED_LABELS:
            if token.lower_ not in _NEVER_FIRST:
                found = _longest(doc, at, end, taken, names, context) or _named_by_pattern(doc, at, end, taken)
                if found:
                    yield found
                    step = found.end - at
        at += step


def _longest(doc: Doc, at: int, end: int, taken: set[int], names: NameTable, context: Context) -> Found | None:
    for stop in range(min(end, at + _MOST_TOKENS), at, -1):
        tokens = doc[at:stop]
        if _may_be_name(tokens, taken):
            entries = names.find(tokens.text)
            found = _match(doc, tokens, entries, names, context) if entries else _demonym(tokens, names)
            if found:
                return found
    return None


def _may_be_name(tokens: Tokens, taken: set[int]) -> bool:
    last = tokens[-1]
    if not (last.text[0].isupper() or last.text == ".") or any(t.i in taken or t.is_space for t in tokens):
        return False
    if last.text == "." and (len(tokens) < 2 or "." not in tokens[-2].text):
        return False
    return all(t.text[0].isupper() or t.lower_ in _PARTICLES for t in tokens)


def _demonym(tokens: Tokens, names: NameTable) -> Found | None:
    place = names.demonym(tokens.text)
    if not place or any(t.ent_type_ == "PERSON" for t in tokens):
        return None
    reason = "a word for the people of a place"
    return Found(tokens.start, tokens.end, tokens.text, place, "demonym", tokens[0].ent_type_, reason)


def _match(doc: Doc, tokens: Tokens, entries: tuple[Entry, ...], names: NameTable, context: Context) -> Found | None:
    start, stop, text = tokens.start, tokens.end, tokens.text
    if len(text.replace(".", "")) <= 2 and text not in _SHORT_NAMES and not _after_town(doc, start, text):
        return None
    signs = [s for s in evidence(doc, start, stop, entries, context) if s[0]]
    if _before_container(doc, stop, entries, names):
        signs.append((3, "before the region it lies in"))
    inside = _entity_is_wider(doc, start, stop)
    if inside and not _stands_out(doc, start, stop):
        return None
    if sum(w for w, _ in signs) < _bar(doc, tokens, inside, entries):
        return None
    reason = "in the gazetteer; " + ", ".join(r for w, r in signs if w > 0)
    return Found(start, stop, text, entries, "gazetteer", tokens[0].ent_type_, reason, embedded=inside)


def _before_container(doc: Doc, stop: int, entries: tuple[Entry, ...], names: NameTable) -> bool:
    """Whether a comma follows and then a region or country that one of `entries` lies in: "Pailin, Cambodia"."""
    if stop + 1 >= len(doc) or doc[stop].text not in (",", "("):
        return False
    for end in range(min(len(doc), stop + 4), stop + 1, -1):
        outer = names.find(doc[stop + 1 : end].text)
        if outer:
            return any(contains(o, e) for o in outer[:5] for e in entries if e.is_primary_name)
    return False


def _after_town(doc: Doc, start: int, text: str) -> bool:
    return text.replace(".", "").isupper() and start > 1 and doc[start - 1].text == ","


def _entity_is_wider(doc: Doc, start: int, stop: int) -> bool:
    """Whether the words are part of a longer named entity ("Alexandria" in "Alexandria Police Department")."""
    if not doc[start].ent_type_:
        return False
    before = doc[start].ent_iob_ == "I" and doc[start - 1].lower_ != "the"
    after = stop < len(doc) and doc[stop].ent_iob_ == "I" and not (doc[stop].text in _POSSESSIVES or doc[stop].is_punct)
    return before or after


def _stands_out(doc: Doc, start: int, stop: int) -> bool:
    """Whether the place opens the longer name or follows "of" or "in" in it; elsewhere it is an ordinary word."""
    first = doc[start].ent_iob_ == "B" or doc[start - 1].lower_ in ("the", "of", "in", "for", "at")
    return first and not (stop < len(doc) and doc[stop].lower_ in words("street"))


def _bar(doc: Doc, tokens: Tokens, inside: bool, entries: tuple[Entry, ...]) -> int:
    """How much evidence these words need."""
    label, alone = tokens[0].ent_type_, len(tokens) == 1
    if label == "PERSON":
        return 9 if inside else 4
    if alone and tokens[0].lower_ in ambiguous():
        return 6
    if alone and tokens[0].lower_ in words("compass") | words("organisation") | words("facility") | words("natural"):
        return 9
    if alone and tokens[0].pos_ != "PROPN":
        return 5
    if all(e.name_rank == 2 for e in entries) and not any(is_widely_known(e) for e in entries):
        return 4
    if label and doc[tokens.start].ent_type_ not in ("ORG", "NORP", "EVENT"):
        return 4
    return 2


def _named_by_pattern(doc: Doc, at: int, end: int, taken: set[int]) -> Found | None:
    """ "the village of X": a place by the words themselves, whatever the recogniser says."""
    if at < 2 or doc[at - 1].lower_ != "of" or doc[at - 2].lower_ not in words("settlement_of"):
        return None
    stop = at
    while stop < min(end, at + _MOST_TOKENS) and stop not in taken and doc[stop].text[0].isupper():
        stop += 1
        while stop + 1 < end and doc[stop].lower_ in ("-", "al", "el", "de", "ez") and doc[stop + 1].text[0].isalpha():
            stop += 1
    if stop == at:
        return None
    reason = f"'{doc[at - 2].lower_} of'"
    return Found(at, stop, doc[at:stop].text, (), "pattern", doc[at].ent_type_, reason)
