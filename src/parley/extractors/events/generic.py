"""Sentences that tell no single act: rules and definitions, "any country that", habits, lives told in an obituary.

Invariant: a named participant keeps an act real, because headlines and reports use the simple present too.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.drafts import Draft
from parley.extractors.events.political import has_country
from parley.extractors.events.verbal import WORDS

_ANY = frozenset({"any", "whichever", "whatever", "every"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "nobody", "everybody"})
_OFTEN = frozenset({"often", "usually", "always", "sometimes", "rarely", "seldom", "generally", "typically", "never"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_MADE_UP = frozenset({"fictitious", "fictional", "imaginary", "invented", "hypothetical", "made-up", "mythical"})
_STATES = frozenset({"station", "base", "garrison", "occupy", "house", "locate"})
_LIFE = frozenset({"die", "bury", "bear"})
_WORRIES = frozenset({"concern", "worry", "fear", "alarm", "unease", "doubt", "concerned", "worried", "alarmed"})
_CLAUSE = frozenset({"relcl", "acl", "advcl", "punct"})


def generic(draft: Draft, mentions: Mentions | None) -> str:
    """Why the act is one of anybody or any time, empty where it is a single one."""
    people = (*draft.agents, *draft.patients)
    for token in people:
        if any(c.lower_ in _MADE_UP for c in token.children if c.dep_ == "amod"):
            return f"{token.text} made up"
    for token in people if draft.type not in WORDS else ():
        if token.lower_ in _ANYBODY or any(c.dep_ == "det" and c.lower_ in _ANY for c in token.children):
            return f"of {token.text} in general"
    verb = _verb(draft.token)
    if verb is None or not _is_simple_present(verb):
        return ""
    if any(c.lower_ in _OFTEN or _recurs(c) for c in verb.children):
        return "a habit"
    if not people or draft.type == "PROTEST" or any(c.dep_ == "nummod" for t in people for c in t.children):
        return ""
    if draft.token.sent[-1].text not in (".", ";", "!", "”", '"'):
        return ""
    named = any(_names(t) or has_country(t, mentions) or t.pos_ == "PRON" for t in people)
    return "" if named or any(_names(t) for t in _subjects(verb)) else "simple present of nobody named"


def _recurs(time: Token) -> bool:
    """Whether an adverbial tells how often: "four times a year", "every five years"."""
    words = [t.lower_ for t in time.subtree] if time.dep_ in ("npadvmod", "advmod", "prep") else []
    return ("times" in words and bool({"a", "an", "each", "every", "per"} & set(words))) or words[:1] == ["every"]


def is_state(draft: Draft) -> bool:
    """Whether a passive in the present tells where somebody is and has long been: "troops are stationed there"."""
    verb = draft.token
    return (
        verb.lemma_.lower() in _STATES
        and draft.clause is not None
        and draft.clause.passive
        and not draft.agents
        and _is_simple_present(verb)
    )


def in_a_life(draft: Draft) -> bool:
    """Whether it was done by somebody whose death or birth the sentence reports: told in looking back."""
    if draft.token.lemma_ in _LIFE:
        return False
    doing = {_person(t) for t in draft.agents}
    return any(
        _person(subject) in doing
        for verb in draft.token.sent
        if verb.pos_ == "VERB" and verb.lemma_ in _LIFE and verb.i != draft.token.i
        for subject in _bearers(verb)
    )


def _bearers(verb: Token) -> Iterator[Token]:
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    yield from own
    if verb.dep_ == "relcl":
        yield verb.head
    elif not own and verb.dep_ in ("conj", "advcl"):
        yield from _bearers(verb.head) if verb.head.pos_ in ("VERB", "AUX") else ()


def _person(token: Token) -> str:
    return token.lower_ if token.pos_ == "PRON" else str(token.i)


def _verb(token: Token) -> Token | None:
    """The verb that the act stands in: itself, or the one that its noun belongs to."""
    word = token
    while word.pos_ not in ("VERB", "AUX"):
        if word.head.i == word.i:
            return None
        word = word.head
    return word


def _is_simple_present(verb: Token) -> bool:
    if verb.dep_ in ("xcomp", "acl", "advcl", "pcomp") and verb.tag_ in ("VB", "VBG") and verb.head.i != verb.i:
        above = _verb(verb.head)
        return above is not None and above.i != verb.i and _is_simple_present(above)
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return (verb.tag_ in ("VBZ", "VBP") and not helping) or (
        verb.tag_ == "VBN" and bool(helping & {"is", "are"}) and not helping & {"has", "have", "being"}
    )


def _subjects(verb: Token) -> Iterator[Token]:
    return (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))


def _names(token: Token) -> bool:
    return token.ent_type_ in _NAMES or any(_names(c) for c in token.children if c.dep_ not in _CLAUSE)


def empty(draft: Draft, mentions: Mentions | None) -> str:
    """Why words of worry or use tell no act: concern at nobody's doing, a weapon used by and on nobody told."""
    people = (*draft.agents, *draft.patients)
    said = (draft.anchor, *(draft.clause.obj if draft.clause is not None else ()))
    if draft.type == "ACCUSE" and any(t.lemma_.lower() in _WORRIES for t in said):
        return "" if any(has_country(t, mentions) for t in draft.patients) else "concern at nobody"
    if draft.type == "ASSAULT" and draft.token.lemma_ in ("use", "deploy") and not people:
        return "used by nobody told"
    return ""
