"""Which move an event is, and on which issue."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from spacy.tokens import Token

from parley.extractors.contract import Frame
from parley.extractors.events.classing import in_class, lemma
from parley.extractors.events.composing import content_words
from parley.extractors.events.syntax import clause_of
from parley.extractors.parse import Parse
from parley.model.reports import MoveType
from parley.ontology.tables import alternatives, read_table
from parley.ontology.talks import issue_of

PACKAGE = "parley.extractors.moves"
_CONTENT = ("obj", "comp", "to", "for", "on", "of", "with", "from", "in", "into", "about", "over")
# A road map is a plan.
_MAP = ("road", "map")
_NAMES = frozenset({"ORG", "PERSON", "NORP", "FAC"})
_WHERE = frozenset({"on", "in", "at", "near", "along", "across", "inside", "outside", "from", "over"})
# The words before a hyphenated one: the hyphen and what it joins.
_HYPHENED = 2
_SETTLING = frozenset({"agree", "settle", "negotiate", "insist"})
_MET = frozenset({"shortage", "need", "demand", "target", "requirement", "obligation", "deadline", "cost", "goal"})
_UNDER = frozenset({"dobj", "nsubjpass"})
# What is taken back or left without a soldier moving.
_WORDS_OF_TALKS = frozenset(
    {"objection", "veto", "demand", "offer", "proposal", "request", "reservation", "recognition", "invitation"}
) | frozenset({"deal", "agreement", "accord", "treaty", "pact", "talk", "negotiation", "process", "truce", "ceasefire"})
_HALTS = frozenset(
    {"halt", "stop", "end", "cease", "hold", "suspend", "pause", "cessation", "observe", "reduce", "reduction", "scale"}
) | frozenset({"curb", "freeze", "refrain", "quit", "ending", "not", "decrease", "de-escalate", "lull"})  # fmt: skip


@lru_cache(maxsize=1)
def _acts() -> tuple[tuple[str, frozenset[str], MoveType], ...]:
    return tuple(
        (row["type"], frozenset(alternatives(row["words"])), row["move"])  # type: ignore[misc]
        for row in read_table(PACKAGE, "acts.csv")
    )


@lru_cache(maxsize=1)
def _topics() -> tuple[dict[str, str], dict[str, str]]:
    """The issue of each further word: those that stand by themselves, and those that must be halted."""
    plain: dict[str, str] = {}
    halted: dict[str, str] = {}
    for row in read_table(PACKAGE, "topics.csv"):
        (halted if row["halted"] else plain).update(dict.fromkeys(alternatives(row["words"]), row["issue"]))
    return plain, halted


def move_of(frame: Frame, triggers: Sequence[Token]) -> MoveType | None:
    """The move that the frame's type and trigger words make; None where its type makes none."""
    words = {lemma(t) for t in triggers} | {t.lower_ for t in triggers}
    for type_, cues, move in _acts():
        if type_ == frame.type and ("*" in cues or cues & words):
            return move
    return None


def trigger_tokens(parse: Parse, frame: Frame) -> tuple[Token, ...]:
    """The words of the trigger that carry meaning: its verb and its noun."""
    tokens = [t for t in parse.tokens(frame.trigger) if t.pos_ in ("VERB", "NOUN", "PROPN", "ADJ", "AUX")]
    ends = [tokens[0], tokens[-1]] if tokens else []
    return tuple(dict.fromkeys(ends))


def content_tokens(triggers: Sequence[Token]) -> tuple[Token, ...]:
    """What the act is about, in words: nearest first, the trigger's own noun included."""
    found: dict[int, Token] = {}
    for token in triggers:
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            clause = clause_of(token)
            for slot in _CONTENT:
                for noun in clause.slot(slot):
                    found.update({w.i: w for w in content_words(noun)})
        else:
            found.update({w.i: w for w in content_words(token)})
        found.setdefault(token.i, token)
    return tuple(found.values())


def issue_among(words: Sequence[Token]) -> str | None:
    """The narrowest issue that the words name; a negotiation about a place name alone has none."""
    # A name says nothing of the matter: the Kachin Independence Army asks for other things too.
    ordered = sorted((t for t in words if t.ent_type_ not in _NAMES and not _says_nothing(t)), key=lambda t: t.i)
    named = [word for t in ordered for word in (*hyphenated(t), _told(t))]
    lemmas = [word for word, after in zip_longest(named, named[1:]) if (word, after) != _MAP]
    found = issue_of(lemmas)
    if found not in (None, "talks"):
        return found
    narrow = _topic(lemmas)
    if narrow not in (None, "talks"):
        return narrow
    found = found or narrow
    if found is not None or not any(in_class(t, "TALKS") for t in ordered if t.pos_ == "NOUN"):
        return found
    return "talks"


def _told(token: Token) -> str:
    """The lemma of a word, and of a participle before its noun the word itself: "captured soldiers"."""
    return token.lower_ if token.dep_ == "amod" and token.tag_ == "VBN" else lemma(token)


def hyphenated(token: Token) -> tuple[str, ...]:
    """A word with what a hyphen joins before it: the "sharing" of a "power-sharing deal"."""
    if token.i < _HYPHENED or token.nbor(-1).text_with_ws != "-" or token.nbor(-2).whitespace_:
        return ()
    return (f"{token.nbor(-2).lower_}-{token.lower_}",)


def _says_nothing(token: Token) -> bool:
    """Whether a word names no matter here: territory that says where, a shortage met, an inspection of something."""
    placed = lemma(token) in ("territory", "border") and token.dep_ == "pobj" and token.head.lower_ in _WHERE
    placed = placed and lemma(token.head.head) not in _SETTLING  # "agreed on a new border"
    met = lemma(token) == "meet" and any(c.dep_ == "dobj" and lemma(c) in _MET for c in token.children)
    # What is inspected is the matter, where it is said.
    inspected = lemma(token) in ("inspection", "inspector") and any(c.lower_ == "of" for c in token.children)
    # Who aids somebody sends none.
    aids = lemma(token) == "aid" and token.pos_ == "VERB"
    # Who is freed is a prisoner; free elections free nobody.
    free = lemma(token) == "free" and token.pos_ != "VERB"
    return placed or met or inspected or aids or free or _takes_back(token)


def _takes_back(token: Token) -> bool:
    """Whether what is withdrawn is no troops: an objection, an offer; or whoever withdraws leaves a deal."""
    if lemma(token) not in ("withdraw", "withdrawal"):
        return False
    below = [t for c in token.children if c.lower_ in ("from", "of") for t in c.children if t.dep_ == "pobj"]
    return any(lemma(t) in _WORDS_OF_TALKS for t in (*below, *(c for c in token.children if c.dep_ in _UNDER)))


def _topic(lemmas: Sequence[str]) -> str | None:
    plain, halted = _topics()
    found = next((plain[word] for word in lemmas if word in plain and plain[word] != "talks"), None)
    if found is None and _HALTS & set(lemmas):
        found = next((halted[word] for word in lemmas if word in halted), None)
    return found or next((plain[word] for word in lemmas if word in plain), None)
