"""Acts in a negotiation read off a predicate alone, where no event of the events' room stands behind them.

Invariant: a negated acceptance is a refusal and a truce not observed a breach; other negated acts are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from parley.extractors.contract import PlaceMention
from parley.extractors.events.classing import in_class, lemma
from parley.extractors.events.modality import Modality, classify
from parley.extractors.events.syntax import Clause, clause_of, is_predicate
from parley.extractors.moves.kinds import PACKAGE, content_tokens, issue_among
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import MoveType, Reality, Time
from parley.ontology.tables import alternatives, read_table

OFFERS = frozenset(
    {"offer", "proposal", "plan", "demand", "invitation", "idea", "request", "overture", "ultimatum", "suggestion"}
)
_FIRE = frozenset({"fire", "firing", "ceasefire", "truce", "hostility", "fighting", "regime", "silence"})
_CEASEFIRE = frozenset({"ceasefire", "cease-fire", "truce", "armistice", "cessation", "pause"})
_ACCORDS = frozenset(
    {"agreement", "accord", "deal", "declaration", "memorandum", "paper", "pact", "treaty", "document"}
)
_ROUTES = frozenset({"corridor", "route", "passage", "road"})
_MARKS = frozenset({"if", "until", "unless", "once", "provided"})
_WILL = frozenset({"will", "would", "could", "can", "'ll", "’ll", "may"})
_DEPENDS = re.compile(
    r"\b(?:only if|only when|only after|as soon as|as long as|so long as|on (?:the )?condition that|provided|unless"
    r"|until|(?<!at )once|if)\b"
)
# What parties make depend on something; "millions will starve if" is no move.
_BARGAINED = frozenset(
    {"begin", "start", "stop", "suspend", "cease", "end", "halt", "withdraw", "lift", "sign", "meet", "negotiate"}
) | frozenset(
    {"talk", "release", "open", "discuss", "sit", "resume", "free", "attend", "keep", "follow", "accept", "agree"}
) | frozenset({"be", "board", "join", "recognise", "recognize", "give", "return", "take", "come", "allow"})  # fmt: skip
_ISSUES = {"fire": "ceasefire", "ceasefire": "ceasefire", "corridor": "corridor", "place": "venue", "unheld": "venue"}
# What an act is about where its words do not say.
_DEFAULTS = {
    "accord": "talks",
    "participation": "talks",
    "imperative": "talks",
    "deadline": "talks",
    "vouch": "security",
}
_NEGATED: dict[str, MoveType] = {"accept": "reject", "agree": "reject", "offer": "breach"}


@dataclass(frozen=True)
class Act:
    """A move in tokens; `issue` is None where an earlier offer must tell it."""

    trigger: Span
    move: MoveType
    verb: Token
    clause: Clause
    issue: str | None
    reality: Reality
    time: Time
    rule: str


@dataclass(frozen=True)
class _Row:
    words: frozenset[str]
    need: str
    planned: bool
    move: MoveType


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(frozenset(alternatives(row["words"])), row["need"], row["planned"] == "yes", row["move"])  # type: ignore[arg-type]
        for row in read_table(PACKAGE, "predicates.csv")
    )


def find_acts(parse: Parse, places: Sequence[PlaceMention]) -> Iterator[Act]:
    """Every act that a predicate makes, in text order; the caller leaves out those that an event already is."""
    for sentence in parse.sentences():
        condition = _condition_in(sentence)
        if condition is not None:
            yield condition
        for token in sentence:
            if is_predicate(token) and not _supposed(token):
                act = next((a for row in _rows() if (a := _act(token, row, places)) is not None), None)
                if act is not None:
                    yield act


def _asks(verb: Token) -> bool:
    """ "Who refused it" is a question unless it tells more of somebody named."""
    who = any(c.lower_ == "who" and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return who and (verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN", "PRON"))


def _supposed(verb: Token) -> bool:
    """Whether the act stands in a condition: "once they had signed"."""
    return verb.dep_ == "advcl" and any(c.lower_ in _MARKS and c.dep_ in ("mark", "advmod") for c in verb.children)


def _condition_in(sentence: Tokens) -> Act | None:
    """The condition on which something about an issue is said to depend: "could begin as soon as ..."."""
    verb = next((t for t in sentence if any(c.dep_ == "aux" and c.lower_ in _WILL for c in t.children)), None)
    match = _DEPENDS.search(sentence.text)
    if verb is None or match is None or lemma(verb) not in _BARGAINED:
        return None
    marker = sentence.doc.char_span(sentence.start_char + match.start(), sentence.start_char + match.end())
    if marker is None or (len(marker) == 1 and marker[0].dep_ not in ("mark", "advmod")):
        return None
    issue = issue_among([t for t in sentence if not t.is_punct])
    if issue is None:
        return None
    start = sentence.start_char + match.start()
    trigger = Span(start, start + len(match.group()))
    return Act(trigger, "condition", verb, clause_of(verb), issue, "conditional", "future", "condition")


def _act(verb: Token, row: _Row, places: Sequence[PlaceMention]) -> Act | None:
    clause = clause_of(verb)
    if _asks(verb):
        return None
    if not row.words & {lemma(verb), *(f"{lemma(verb)} {p}" for p in (*clause.particles, *_light(clause)))}:
        return None
    mood = classify(verb)
    move = _put(row, mood, verb)
    if move is None:
        return None
    fits, issue = _needed(verb, clause, row, places)
    if not fits:
        return None
    time: Time = "past" if mood.reality == "actual" else mood.time
    trigger = Span(verb.idx, verb.idx + len(verb.text))
    return Act(trigger, move, verb, clause, issue, "actual", time, f"predicate:{row.need}")


def _light(clause: Clause) -> tuple[str, ...]:
    """The noun of "take place" and "take responsibility", which is part of the verb."""
    return tuple(t.lower_ for t in clause.obj if t.lower_ in ("place", "responsibility"))


def _put(row: _Row, mood: Modality, verb: Token) -> MoveType | None:
    """The move as it is put: done, announced where announcing is doing, or refused."""
    if row.need == "unheld":
        return row.move if mood.polarity == "negative" and mood.reality in ("hypothetical", "planned") else None
    if row.need == "imperative":
        return row.move if verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp") and not _has_subject(verb) else None
    if mood.polarity == "negative":
        return _NEGATED.get(row.move) if mood.reality in ("actual", "hypothetical", "planned") else None
    if row.need == "fire" and mood.reality == "actual":
        return None
    return row.move if mood.reality == "actual" or (row.planned and mood.reality == "planned") else None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)


def _needed(verb: Token, clause: Clause, row: _Row, places: Sequence[PlaceMention]) -> tuple[bool, str | None]:
    """Whether what the row needs stands there, and the issue."""
    nouns = {lemma(t) for t in clause.obj}
    issue = issue_among(_below(verb, clause))
    about = (*clause.obj, *clause.preps.get("to", ()))
    fits = {
        "none": True,
        "vouch": True,
        "issue": issue is not None,
        "offer": bool(nouns & OFFERS),
        "reply": bool(nouns & (OFFERS | {"it"})) or not (clause.obj or clause.comps) or _is_venue(clause),
        "ready": bool(nouns & {"willingness", "readiness"}),
        "fire": bool(nouns & _FIRE),
        "ceasefire": bool(nouns & _CEASEFIRE),
        "corridor": bool(nouns & _ROUTES),
        "accord": bool(nouns & _ACCORDS),
        "participation": "participation" in nouns,
        "place": any(_is_place(t, places) for t in about),
        "aim": bool({lemma(t) for t in clause.subj} & {"aim", "goal", "condition", "demand"}) and issue is not None,
        "deadline": bool(clause.obj or clause.iobj) and any(t.lower_ == "until" for t in verb.subtree),
        "imperative": True,
        "unheld": any(in_class(t, "TALKS") for t in (*clause.subj, *clause.obj)),
    }[row.need]
    return fits, _ISSUES.get(row.need) or issue or _DEFAULTS.get(row.need)


def _is_venue(clause: Clause) -> bool:
    return any(lemma(t) in ("venue", "place", "location", "ferry") for t in clause.obj)


def _below(verb: Token, clause: Clause) -> tuple[Token, ...]:
    about = clause.obj if clause.passive else ()
    attributes = (w for t in (*clause.attr, *clause.preps.get("as", ())) for w in t.subtree)
    return (*content_tokens((verb,)), *(w for t in about for w in (t, *t.children)), *attributes)


def _is_place(token: Token, places: Sequence[PlaceMention]) -> bool:
    return any(p.span.start <= token.idx < p.span.end and p.form != "demonym" for p in places)
