"""What is said to depend on something, and fire that falls into a truce: acts that a whole sentence makes.

"Could begin as soon as ..." and "would not return until ..." put a condition; "shelled the port hours into the truce"
breaks it.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from parley.extractors.events.classing import lemma
from parley.extractors.events.extent import own_subtree
from parley.extractors.events.modality import classify
from parley.extractors.events.syntax import Clause, clause_of, is_predicate
from parley.extractors.moves.kinds import issue_among
from parley.model.passages import Span
from parley.model.reports import MoveType, Reality, Time

_WILL = frozenset({"will", "would", "could", "can", "'ll", "’ll", "may", "wo", "ca", "'d", "’d"})
_DEPENDS = re.compile(
    r"\b(?:only if|only when|only after|only once|only on condition that|only in (?:exchange|return) for|as soon as"
    r"|as long as|so long as|on (?:the )?condition that|provided(?: that)?|providing that|unless|until|not before"
    r"|(?<!at )once|if|before)\b"
)
# What parties make depend on something; "millions will starve if" is no move.
_BARGAINED = (
    frozenset(
        {"begin", "start", "stop", "suspend", "cease", "end", "halt", "withdraw", "lift", "sign", "meet", "negotiate"}
    )
    | frozenset(
        {"talk", "release", "open", "discuss", "sit", "resume", "free", "attend", "keep", "follow", "accept", "agree"}
    )
    | frozenset(
        {
            "be",
            "board",
            "join",
            "recognise",
            "recognize",
            "give",
            "return",
            "take",
            "come",
            "allow",
            "let",
            "hand",
            "go",
        }
    )
    | frozenset(
        {"disarm", "lay", "leave", "talk", "board", "enter", "hold", "implement", "ratify", "surrender", "consider"}
    )
    | frozenset(
        {"rejoin", "reopen", "restart", "re-enter", "dismantle", "extradite", "abandon", "cede", "step", "reconsider"}
    )
)
# Words that are conditions only of what is refused: "no talks before", "would not sign until".
_OF_REFUSALS = frozenset({"before", "until", "unless"})
_HARM = frozenset(
    {
        "shell",
        "bombard",
        "attack",
        "fire",
        "open",
        "raid",
        "strike",
        "storm",
        "bomb",
        "hit",
        "launch",
        "ambush",
        "advance",
    }
)
_TRUCE = r"(?:ceasefire|cease-fire|truce|armistice|agreement|deal|accord|pause|calm)"
_IN_TRUCE = re.compile(
    rf"\b{_TRUCE}\b[^.;]{{0,20}}\b(?:collapsed|unravelled|unraveled|was broken|broke down|was shattered)\b"
    rf"[^.;]{{0,30}}\b(?:when|as|after)\b|"
    rf"\b(?:(?:minutes?|hours?|days?|moments|shortly|barely|just|soon) (?:after|into)|in (?:flagrant |clear |open )?"
    rf"(?:breach|violation|defiance) of|despite|in spite of|during)\b[^.;]{{0,40}}\b{_TRUCE}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """An act of a sentence, in tokens."""

    trigger: Span
    move: MoveType
    verb: Token
    clause: Clause
    issue: str
    reality: Reality
    time: Time
    rule: str


def condition_in(sentence: Tokens) -> Found | None:
    """The condition on which something about an issue is said to depend; the first of the sentence."""
    text = sentence.text
    for match in _DEPENDS.finditer(text):
        marker = sentence.doc.char_span(sentence.start_char + match.start(), sentence.start_char + match.end())
        if marker is None or not _is_marker(marker):
            continue
        verb = _governing(marker, sentence)
        if (
            verb is None
            or (marker.text.lower() == "if" and not _weighed(marker[0], verb))
            or (marker[0].lower_ in _OF_REFUSALS and marker[0].lower_ != "unless" and not _refused(verb))
        ):
            continue
        issue = _issue_of(verb, sentence)
        if issue is not None:
            start = sentence.start_char + match.start()
            trigger = Span(start, start + len(match.group()))
            return Found(trigger, "condition", verb, clause_of(verb), issue, "conditional", "future", "condition")
    return None


def _weighed(mark: Token, verb: Token) -> bool:
    """Whether a bare "if" puts a condition on a matter of the talks: no "even if", no "asked if", no mere guess."""
    before = mark.doc[mark.i - 1].lower_ if mark.i else ""
    own = [t for t in own_subtree(verb) if not _in_condition(t, verb)]
    guess = any(c.dep_ == "aux" and c.lower_ in ("could", "may", "can") for c in verb.children)
    return before not in ("even", "as") and mark.head.dep_ == "advcl" and not guess and issue_among(own) is not None


def _is_marker(marker: Tokens) -> bool:
    """Whether the word joins a clause or a deed; "until Tuesday" and "before June" only date."""
    word = marker[-1]
    if word.dep_ == "prep":
        return not any(c.ent_type_ in ("DATE", "TIME") or c.lower_ in ("noon", "now", "then") for c in word.children)
    return len(marker) > 1 or word.dep_ in ("mark", "advmod")


def _governing(marker: Tokens, sentence: Tokens) -> Token | None:
    """The verb of what depends, nearest above the marker, whether it is put as something to come."""
    word = marker[-1]
    while word.head.i != word.i:
        word = word.head
        if lemma(word) in _BARGAINED and _to_come(word):
            return word
    verb = next((t for t in sentence if _to_come(t)), None)
    return verb if verb is not None and lemma(verb) in _BARGAINED and verb.i < marker.start else None


def _to_come(verb: Token) -> bool:
    """Whether it is put as something to come; what "would have been" is idle."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.pos_ in ("VERB", "AUX") and bool(auxiliaries & _WILL) and "have" not in auxiliaries


def _refused(verb: Token) -> bool:
    return classify(verb).polarity == "negative"


def _issue_of(verb: Token, sentence: Tokens) -> str | None:
    """What the clause that depends is about; the whole sentence's issue where that clause names none."""
    own = [t for t in own_subtree(verb) if not t.is_punct and not _in_condition(t, verb)]
    return issue_among(own) or issue_among([t for t in sentence if not t.is_punct])


def _in_condition(token: Token, verb: Token) -> bool:
    word = token
    while word.i != verb.i and word.head.i != word.i:
        if word.dep_ == "advcl" or (word.dep_ == "prep" and word.lower_ in ("until", "before", "unless", "in")):
            return True
        word = word.head
    return False


def fire_in_truce(sentence: Tokens) -> Found | None:
    """Fire that the sentence itself sets against a truce in force."""
    match = _IN_TRUCE.search(sentence.text)
    if match is None:
        return None
    for verb in sentence:
        if lemma(verb) not in _HARM or not is_predicate(verb) or classify(verb).certainty != "asserted":
            continue
        clause = clause_of(verb)
        if lemma(verb) == "open" and not any(t.lower_ == "fire" for t in clause.obj):
            continue
        trigger = Span(verb.idx, verb.idx + len(verb.text))
        return Found(trigger, "breach", verb, clause, "ceasefire", "actual", "past", "fire in a truce")
    return None
