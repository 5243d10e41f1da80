"""Past or future at a place in the text: from the words alone, or from a parse."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.parse import Parse
from parley.extractors.times.lexicon import rows

TenseAt = Callable[[int], str | None]


# The end of a sentence, not the dot of "p.m." or "U.S.".
_STOP = r"(?-i:(?<![A-Z])(?<!\bm)[.!?]\s+(?=[A-Z“\"]))"


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    """The verb cues of the table, and the ends of sentences and lines, which clear them."""
    groups = []
    for value in ("future", "past"):
        words = (row["word"].replace(" ", r"\s+") for row in rows("tense") if row["value"] == value)
        groups.append(rf"(?P<{value}>{'|'.join(words)})")
    return re.compile(rf"(?P<stop>{_STOP}|\n)|(?<!\w)(?:{'|'.join(groups)})\b", re.IGNORECASE)


def tense_from_words(text: str) -> TenseAt:
    """Tense by the nearest verb cue before the offset in its sentence; None where there is none.

    The text is searched when the first question is asked, since many texts never ask.
    """
    offsets: list[int] = []
    tenses: list[str | None] = []

    def tense_at(offset: int) -> str | None:
        if not offsets:
            offsets.append(0)
            tenses.append(None)
            for cue in _cues().finditer(text):
                offsets.append(cue.end())
                tenses.append(None if cue["stop"] else "future" if cue["future"] else "past")
        return tenses[bisect_right(offsets, offset) - 1]

    return tense_at


@lru_cache(maxsize=8)
def _verbs(kind: str) -> frozenset[str]:
    """The verbs of one kind in the table."""
    return frozenset(row["word"] for row in rows("verbs") if row["value"] == kind)


def tense_from_parse(parse: Parse) -> TenseAt:
    """Tense of the verb that governs the word at an offset; None where no verb there tells."""

    def tense_at(offset: int) -> str | None:
        for token in parse.tokens((offset, offset + 1))[:1]:
            between: list[Token] = []
            for governor in [token, *token.ancestors]:
                if governor.pos_ in ("VERB", "AUX"):
                    return _tense(governor, between)
                if governor.lower_ == "ahead":
                    return "future"
                between.append(governor)
        return None

    return tense_at


_MODALS = {"will", "shall", "'ll", "’ll", "wo", "would", "must", "should", "may", "might"}
_HAVING = {"was", "were", "had", "has", "have", "having", "did"}
# Between a verb and its own date: "opens on the night of Friday", not "is quiet after the raid on Friday".
_DATING = {"on", "at", "by", "until", "till", "in", "from", "of", "for", "to", "through"}
_ONWARD = {"until", "till", "to", "for", "through"}


def _tense(verb: Token, between: list[Token]) -> str | None:
    """Past or future of what a verb says of a date; `between` runs from the date up to the verb."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _MODALS or verb.lemma_ in _verbs("coming"):
        return "future"
    leading = next((t for t in between if t.pos_ == "ADP"), None)
    if verb.lemma_ in _verbs("put-off") and leading is not None and leading.lower_ in _ONWARD and leading.head == verb:
        return "future"
    onset = leading is not None and leading.lower_ == "from"
    if verb.tag_ == "VBG" and not helpers and verb.lemma_ in _verbs("scheduled"):
        if verb.head.pos_ in ("VERB", "AUX") and verb.head != verb:
            return _tense(verb.head, between)  # "they will halt fire, starting on Monday"
        above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), verb)
        return "future" if above.lemma_ in _verbs("settling") else None
    if onset and verb.lemma_ in _verbs("settling"):
        return "future"
    if "to" in helpers:
        return _infinitive(verb, leading)
    if verb.tag_ in ("VBD", "VBN") or helpers & _HAVING:
        return "past"
    scheduled = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _verbs("scheduled") and not helpers
    return "future" if scheduled and all(_dates(t) for t in between) else None


def _dates(token: Token) -> bool:
    """Whether a word between a date and its verb only leads to the date."""
    if token.pos_ == "ADP":
        return token.lower_ in _DATING
    return token.ent_type_ in ("DATE", "TIME") or token.dep_ in ("dobj", "pobj", "attr", "npadvmod")


def _infinitive(verb: Token, leading: Token | None) -> str | None:
    """ "agreed to meet Monday" looks ahead, "began to leave Monday" does not; a purpose may do either.

    A headline's infinitive ("Envoys to meet on Monday") has no verb above it. News dates the order, not what is
    ordered: "told its men to leave on Monday" is Monday's order, "by Monday" would be its term.
    """
    if verb.dep_ not in ("xcomp", "ccomp", "acl", "ROOT"):
        return None
    term = leading is not None and leading.lower_ not in ("on", "in", "at")
    if verb.head != verb and verb.head.lemma_ in _verbs("telling") and verb.head.tag_ == "VBD" and not term:
        return "past"
    return _tense(verb.head, []) if verb.head.lemma_ in _verbs("done-with") and verb.head != verb else "future"
