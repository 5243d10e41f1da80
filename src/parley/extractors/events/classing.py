"""Does a word belong to a class of the lexicon? Decided from its lemma, the words before it, and what it names."""

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.lexicon import NounRow, classes, light_rows, noun_rows, verb_rows
from parley.extractors.events.polities import is_polity, is_town
from parley.model.passages import Span

_NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "who", "them", "him", "us", "it", "her", "both", "you", "themselves"}
)
_CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "june", "july", "august", "september", "october", "november", "december", "easter", "christmas",
     "ramadan", "midnight", "noon"}
)  # fmt: skip
_BODIES = ("BODIES", "LEADERS", "TROOPS", "DIPLOMATS", "PEACEKEEPERS")
_ACTING = ("PEOPLE", "TROOPS", "DIPLOMATS", "OFFICE", "COMPANIES", "GROUP", "PEACEKEEPERS")


def lemma(token: Token) -> str:
    """The lower-case lemma; the word itself for names, whose lemma means nothing."""
    if token.pos_ == "PROPN":
        return _singular(token.lower_)
    found = token.lemma_.lower()
    return _with_e(found, token.lower_) if token.pos_ == "VERB" else found


@lru_cache(maxsize=4096)
def _with_e(found: str, word: str) -> str:
    """The lemma with the "e" that the lemmatiser drops: "staged" is of "stage", or it would be "stagged"."""
    if word not in (f"{found}es", f"{found}ed", f"{found}ing") or f"{found}e" not in _verbs():
        return found
    doubles = len(found) > 2 and found[-1] not in "aeiouwxy" and found[-2] in "aeiou" and found[-3] not in "aeiou"
    return f"{found}e" if doubles or found not in _verbs() else found


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(verb_rows()) | frozenset(light_rows())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def with_of(token: Token) -> tuple[str, ...]:
    """The noun with its "of" phrase: ("state", "of", "emergency")."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return (lemma(token), "of", lemma(noun))
    return ()


def words_before(token: Token) -> tuple[str, ...]:
    """The lemmas of the compounds and adjectives before a noun, in text order, the noun's own lemma last."""
    before = [t for t in token.lefts if t.dep_ in ("compound", "amod", "nmod", "nummod", "poss", "punct")]
    nested = [x for t in before for x in (*t.lefts, t) if x.dep_ in ("compound", "amod", "nmod", "advmod", "punct")]
    return (*(lemma(x) for x in sorted(set(nested), key=lambda x: x.i) if not x.is_punct), lemma(token))


def names_somebody(token: Token, mentions: Mentions | None = None) -> bool:
    """Whether the word can act: a named person, people, body or state, a pronoun, or a noun for people or bodies."""
    if token.lower_ in _CALENDAR and token.ent_type_ not in ("PERSON", "ORG"):
        return False
    if token.ent_type_ in _NAMED or token.lower_ in _PRONOUNS:
        return True
    if token.pos_ == "ADJ":
        return False
    if token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "LOC", "FAC", "WORK_OF_ART", "EVENT", "LAW"):
        return True
    if token.pos_ == "NUM" or (token.ent_type_ == "CARDINAL" and token.pos_ in ("NOUN", "NUM")):
        return True
    word = lemma(token)
    if token.lower_ == "power" and not any(c.dep_ in ("amod", "compound", "poss") for c in token.children):
        return False  # "leave power"; "a regional power" acts
    if any(word in class_words(name) for name in _ACTING):
        return True
    return mentions is not None and mentions.at(Span(token.idx, token.idx + len(token.text))) is not None


@lru_cache(maxsize=256)
def class_words(name: str) -> frozenset[str]:
    """The lemmas of one class."""
    return classes().get(name, frozenset())


@lru_cache(maxsize=256)
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.replace("-", " ").split()) for entry in class_words(name))


def noun_row(token: Token) -> NounRow | None:
    """The row of nouns.csv for this noun, the one with most words before it."""
    if token.pos_ not in ("NOUN", "PROPN", "VERB"):
        return None
    rows = noun_rows().get(lemma(token)) or noun_rows().get(token.lower_) or ()
    before = words_before(token)[:-1]
    chain = with_of(token)
    for row in noun_rows().get(chain[-1], ()) if chain else ():
        if row.before == chain[:-1]:
            return row
    for row in rows:
        if not row.before or before[-len(row.before) :] == row.before:
            return row
    return None


def in_class(token: Token, name: str, mentions: Mentions | None = None) -> bool:
    """Whether `token` belongs to the class, or to the nouns of the PLOVER type, called `name`."""
    if name == "ACTOR":
        return names_somebody(token, mentions)
    if name == "POLITY":
        return is_polity(token) or any(lemma(token) in class_words(body) for body in _BODIES)
    if name == "PERSON":
        return (token.ent_type_ == "PERSON" and not is_town(token)) or token.lower_ in ("he", "she", "him", "her")
    if name == "MONEY" and (token.ent_type_ == "MONEY" or "$" in token.text):
        return True
    type_, _, mode = name.partition(":")
    if type_ in _types():
        row = noun_row(token)
        if row is not None and row.type == type_ and (not mode or row.mode == mode):
            return True
    if name == "TERRITORY" and (token.ent_type_ in ("GPE", "LOC", "FAC") or is_town(token)):
        return True
    return _ends_with(words_before(token), _phrases(name)) or with_of(token) in _phrases(name)


@lru_cache(maxsize=1)
def _types() -> frozenset[str]:
    from parley.ontology.plover import event_types

    return frozenset(event_types())


def _ends_with(words: tuple[str, ...], entries: frozenset[tuple[str, ...]]) -> bool:
    split = tuple(part for word in words for part in word.split("-")) if any("-" in w for w in words) else words
    return any(split[-n:] in entries or words[-n:] in entries for n in (1, 2, 3) if n <= len(split))


def matches_any(token: Token, values: Iterable[str], mentions: Mentions | None = None) -> int:
    """How well a token fits one of `values`: 0 not at all, 1 for "*", 2 for a class, 3 for its own word."""
    best = 0
    words = words_before(token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else (lemma(token),)
    for value in values:
        if value == "*":
            best = max(best, 1)
        elif value.partition(":")[0].isupper():
            if in_class(token, value, mentions):
                best = max(best, 2)
        elif (
            words[-1] == value
            or token.lower_ == value
            or (" " in value and tuple(value.split()) in (words[-len(value.split()) :], with_of(token)))
        ):
            best = max(best, 3)
    return best
