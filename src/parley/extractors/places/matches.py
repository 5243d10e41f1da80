"""Places that the entity recogniser missed or mistook, found through the gazetteer and through "the village of ...".

Invariant: longest name first; words that the recogniser gave to a person, a company or nobody count as a place only
on evidence, more of it where the words are also ordinary English.
"""

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from parley.extractors.places.evidence import (
    Context,
    Found,
    evidence,
    is_acronym,
    is_one_country_s,
    is_widely_known,
    list_sign,
    person_signs,
    place_signs,
)
from parley.extractors.places.names import NameTable
from parley.extractors.places.tables import ambiguous, generic, words
from parley.knowledge.gazetteer import Entry, contains

# Inside these entities a capitalised word is never a place: "May", "English", "two Paris tickets" (a quantity).
_CLOSED_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "LAW", "WORK_OF_ART"}
)
# No place of the gazetteer has a longer English name in news than "Democratic Republic of the Congo".
_MOST_TOKENS = 5
_NEVER_FIRST = frozenset({"the", "a", "an", "mr.", "mrs.", "ms.", "dr.", "i"})
# Small words inside names ("Deir ez-Zor", "Isle of Wight", "L'Aquila").
_PARTICLES = frozenset(
    "of the de del la le les do da dos and - on upon 's ’s al el ez es ash ad an y di am sur en a . '".split()  # noqa: SIM905 - a list of thirty strings reads worse
)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "an", "at", "ath", "az", "ez", "es"})
# Words that continue a longer name, and words at which one name ends and another begins.
_INNER = frozenset({"of", "for", "in", "-", "at"})
_JOINS = frozenset({"and", "&", "or", ","})
# A name that the gazetteer lacks has few words and a position that only places take.
_MOST_POSITION_TOKENS = 3
_POSITION_BAR = 3
# Two letters are a state only after a town ("Reno, NV"), except these.
_SHORT_NAMES = frozenset({"US", "UK", "EU", "DC", "U.S.", "U.K.", "D.C.", "E.U.", "U.S", "D.C"})


def from_gazetteer(
    doc: Doc, start: int, end: int, taken: set[int], names: NameTable, context: Context
) -> Iterator[Found]:
    """The further places among the tokens [start, end) that are not `taken`."""
    at = start
    while at < end:
        step = 1
        if at not in taken and _may_start(doc, at):
            found = (
                _longest(doc, at, end, taken, names, context)
                or _named_by_pattern(doc, at, end, taken, names)
                or _named_by_position(doc, at, taken, context)
            )
            if found:
                yield found
                if found.source != "demonym":
                    taken.update(range(found.start, found.end))
                step = found.end - at
        at += step


def _may_start(doc: Doc, at: int) -> bool:
    """Whether a name may start here: a capital, or the Arabic article before one ("al-Tanf")."""
    token = doc[at]
    if not token.text[0].isupper():
        article = token.text in _ARTICLES and at + 2 < len(doc)
        return article and doc[at + 1].text == "-" and doc[at + 2].text[0].isupper() and not _is_closed(doc, at)
    return token.lower_ not in _NEVER_FIRST and not _is_closed(doc, at)


def _is_closed(doc: Doc, at: int) -> bool:
    """Whether the words are a date, a sum or a title by what the recogniser and their neighbours say."""
    return doc[at].ent_type_ in _CLOSED_LABELS and not _is_after_place_word(doc, at)


def _is_after_place_word(doc: Doc, at: int) -> bool:
    """Whether a strange name opens what the recogniser took for a date or a title: "in Toribío", "from Bandiagara"."""
    token = doc[at]
    return token.ent_iob_ == "B" and token.is_oov and token.pos_ == "PROPN" and at > 0 and doc[at - 1].pos_ == "ADP"


def _longest(doc: Doc, at: int, end: int, taken: set[int], names: NameTable, context: Context) -> Found | None:
    for stop in range(_reach(doc, at, end, taken), at, -1):
        tokens = doc[at:stop]
        if _may_be_name(tokens):
            entries = names.find(tokens.text)
            found = _match(doc, tokens, entries, names, context, taken) if entries else _demonym(tokens, names)
            if found:
                return found
    return None


def _reach(doc: Doc, at: int, end: int, taken: set[int]) -> int:
    """Where the words end that one name starting at `at` may have: capitals, small words of names, common nouns."""
    for i in range(at, min(end, at + _MOST_TOKENS)):
        token = doc[i]
        inside = token.text[0].isupper() or token.lower_ in _PARTICLES or token.lower_ in generic()
        if i in taken or token.is_space or not inside:
            return i
    return min(end, at + _MOST_TOKENS)


def _may_be_name(tokens: Tokens) -> bool:
    last = tokens[-1]
    if last.text == ".":
        return len(tokens) > 1 and "." in tokens[-2].text
    return last.text[0].isupper() or (len(tokens) > 1 and last.lower_ in generic())


def _demonym(tokens: Tokens, names: NameTable) -> Found | None:
    place = names.demonym(tokens.text)
    if not place or any(t.ent_type_ == "PERSON" for t in tokens):
        return None
    reason = "a word for the people of a place"
    return Found(tokens.start, tokens.end, tokens.text, place, "demonym", tokens[0].ent_type_, reason)


def _match(
    doc: Doc, tokens: Tokens, entries: tuple[Entry, ...], names: NameTable, context: Context, taken: set[int]
) -> Found | None:
    start, stop, text = tokens.start, tokens.end, tokens.text
    if len(text.replace(".", "")) <= 2 and text not in _SHORT_NAMES and not _after_town(doc, start, text):
        return None
    if is_acronym(doc, start, stop, entries):
        return None
    signs = [s for s in evidence(doc, start, stop, entries, context) if s[0]]
    if tokens[0].ent_type_ == "PERSON" and is_one_country_s(entries, text):
        signs.append((1, "a name of one country only"))
    if list_sign(doc, start, stop, taken):
        signs.append((3, "in a list with a place"))
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
    """Whether a comma follows and then a region or country that one of `entries` lies in: "Kitgum, Uganda"."""
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
    before = doc[start].ent_iob_ == "I" and (doc[start - 1].text[0].isupper() or doc[start - 1].lower_ in _INNER)
    after = stop < len(doc) and doc[stop].ent_iob_ == "I" and doc[stop].lower_ not in _JOINS and not (
        doc[stop].text in _POSSESSIVES or doc[stop].is_punct
    )
    return before or after


def _stands_out(doc: Doc, start: int, stop: int) -> bool:
    """Whether the place opens the longer name or follows "of" or "in" in it; elsewhere it is an ordinary word."""
    first = doc[start].ent_iob_ == "B" or doc[start - 1].lower_ in ("the", "of", "in", "for", "at")
    return first and not (stop < len(doc) and doc[stop].lower_ in words("street"))


def _bar(doc: Doc, tokens: Tokens, inside: bool, entries: tuple[Entry, ...]) -> int:
    """How much evidence these words need."""
    label, alone = tokens[0].ent_type_, len(tokens) == 1
    if not alone and tokens[-1].lower_ in generic() and tokens[-1].text.islower():
        return 2
    if label == "PERSON":
        return 9 if inside else 4
    if alone and tokens[0].lower_ in ambiguous():
        return 6
    if alone and tokens[0].lower_ in words("compass") | words("organisation") | words("facility") | words("natural"):
        return 9
    if alone and tokens[0].pos_ != "PROPN":
        return 5
    if not any(e.is_called(tokens.text) for e in entries) and not any(is_widely_known(e) for e in entries):
        return 4
    if label and doc[tokens.start].ent_type_ not in ("ORG", "NORP", "EVENT"):
        return 4
    return 2


def _named_by_pattern(doc: Doc, at: int, end: int, taken: set[int], names: NameTable) -> Found | None:
    """ "the village of X", "the X district": a place by the words themselves, whatever the recogniser says."""
    stop = _capitals_end(doc, at, end, taken)
    before = doc[at - 1].lower_ if at else ""
    after = doc[stop] if stop < end else None
    if before == "of" and at > 1 and doc[at - 2].lower_ in words("settlement_of"):
        reason = f"'{doc[at - 2].lower_} of'"
    elif after is not None and after.text in words("introduced") and (before == "the" or doc[at - 1].pos_ == "ADP"):
        reason = f"before '{after.text}'"
    else:
        return None
    text = doc[at:stop].text
    return Found(at, stop, text, names.find(text), "pattern", doc[at].ent_type_, reason)


def _named_by_position(doc: Doc, at: int, taken: set[int], context: Context) -> Found | None:
    """A whole entity or single name that stands where only places stand: "seized X", "in X", "X and <a place>"."""
    token = doc[at]
    if at and doc[at - 1].lower_ in ("the", "a", "an", "of"):
        return None
    if token.pos_ != "PROPN" or token.ent_iob_ == "I" or token.ent_type_ not in ("PERSON", "ORG", "GPE", "NORP", ""):
        return None
    stop = at + 1
    while stop < len(doc) and (doc[stop].ent_iob_ == "I" if token.ent_type_ else doc[stop].pos_ == "PROPN"):
        stop += 1
    tokens = doc[at:stop]
    if stop - at > _MOST_POSITION_TOKENS or any(
        t.i in taken or not t.text[0].isalpha() or t.lower_ in ambiguous() or t.lower_ in words("organisation")
        or t.text.isupper() or (t.text[0].islower() and t.lower_ not in _PARTICLES) for t in tokens if t.text != "-"
    ):
        return None
    signs = [*place_signs(doc, at, stop), *person_signs(doc, at, stop, context)]
    if list_sign(doc, at, stop, taken):
        signs.append((1, "in a list with a place"))
    if sum(w for w, _ in signs) < _POSITION_BAR:
        return None
    reason = ", ".join(r for w, r in signs if w > 0)
    return Found(at, stop, tokens.text, (), "pattern", token.ent_type_, reason)


def _capitals_end(doc: Doc, at: int, end: int, taken: set[int]) -> int:
    """Where the run of capitalised words and their particles that starts at `at` ends."""
    stop = at if doc[at].text[0].isupper() else at + 2
    while stop < min(end, at + _MOST_TOKENS) and stop not in taken and doc[stop].text[0].isupper():
        stop += 1
        while stop + 1 < end and doc[stop].lower_ in ("-", "al", "el", "de", "ez") and doc[stop + 1].text[0].isalpha():
            stop += 1
    return stop
