"""Whether what a predicate says happened: polarity, reality and time, for any word, in the lexicon or not.

The walk goes from the word up to the root of its sentence. Each word above it that governs it (a modal, a negation,
"refused to", "if", "plans for", "the possibility of") may turn the result; the first that decides wins over those
further out, except that negation further out turns an actual event negative.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast, get_args

from spacy.tokens import Token

from parley.extractors.events.cues import (
    IMAGINED,
    SPEECH,
    effect_of,
    governors,
    has_own_subject,
    is_content,
    is_hedged,
    is_infinitive,
    is_tensed,
    lemma_of,
    modal_of,
    own_cues,
)
from parley.extractors.events.extent import is_parted
from parley.model.reports import Polarity, Reality, Time

Certainty = Literal["asserted", "uncertain", "denied"]

_POSSIBLE = frozenset(
    {"can", "ca", "could", "may", "might", "able", "let", "unable", "likely", "possible", "hard", "easy"}
)
_WOULD = frozenset({"would", "'d", "’d"})
_WANTED = frozenset(
    {"want", "wants", "wanted", "wish", "hope", "hopes", "hoped", "try", "tries", "tried", "trying", "seek", "seeks",
     "seeking", "fighting", "struggling", "effort", "efforts", "bid", "attempt", "attempts", "expect", "expected"}
)  # fmt: skip
_FUTURE_WORDS = frozenset({"tomorrow", "soon", "shortly", "imminently"})


@dataclass(frozen=True)
class Modality:
    """How a predicate is put, with the words that show it."""

    polarity: Polarity = "positive"
    reality: Reality = "actual"
    time: Time = "past"
    hedged: bool = False
    cues: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """Is it put as a fact, left open, or denied?"""
        if self.reality != "actual":
            return "uncertain"
        if self.polarity == "negative":
            return "denied"
        return "uncertain" if self.hedged else "asserted"

    @property
    def happened(self) -> Certainty:
        """Had it happened when this was written? What is planned or asked for had not.

        What hangs on a condition, a purpose ("to") or a "would" is left open, and so is a denied possibility.
        """
        if self._open():
            return "uncertain"
        if self.reality in ("planned", "requested", "conditional", "threatened") or self._possible():
            return "denied"
        return self.certainty

    @property
    def expected(self) -> Certainty:
        """Is it held certain, whenever it falls? What is planned is as certain as what was, what is wanted is not."""
        if self.reality == "planned" and not _WANTED & set(self.cues):
            return "denied" if self.polarity == "negative" else "asserted"
        return self.certainty

    def _open(self) -> bool:
        if self.reality == "conditional":
            return True
        if self.reality == "planned":
            return self.cues[:1] == ("to",) or bool(_WOULD & set(self.cues))
        return self.reality == "hypothetical" and self.polarity == "negative"

    def _possible(self) -> bool:
        """ "can", "may": said of what has not been seen to happen; beliefs and questions leave it open instead."""
        return self.reality == "hypothetical" and bool(_POSSIBLE & set(self.cues))


def classify(token: Token) -> Modality:
    """The modality of the predicate `token`, verb or noun."""
    cues: list[str] = []
    negative, hedged = False, False
    reality: Reality = "actual"
    below: Token | None = None
    for word, link in _path(token):
        for found in own_cues(word) if below is None or not _is_opposed(below) else ():
            cues.append(found.text.lower())
            negative = not negative
        below = word
        if reality == "actual":
            reality = modal_of(word, cues)
        hedged = hedged or is_hedged(word, cues)
        if link is not None:
            effect = effect_of(word, link)
            if effect:
                cues.append(link.text.lower())
                negative ^= effect == "negative"
                hedged = hedged or effect == "hedge"
                if effect in get_args(Reality) and (reality == "actual" or link.lemma_.lower() in IMAGINED):
                    reality = cast(Reality, effect)
            if link.lemma_.lower() in SPEECH and is_content(word):
                break
    return Modality(
        "negative" if negative else "positive",
        reality,
        time_of(token, reality),
        hedged,
        tuple(cues),
    )


_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "conj",
        "dobj",
        "pobj",
        "acl",
        "advcl",
        "prep",
        "nsubjpass",
        "attr",
        "oprd",
        "acomp",
        "csubj",
        "csubjpass",
        "nsubj",
        "compound",
        "agent",
        "dative",
        "obj",
        "parataxis",
    }
)


def _path(token: Token) -> Iterator[tuple[Token, Token | None]]:
    """The words from `token` up, each with the word that governs it; stops where government ends.

    A participle of a noun ("men inspired by him") and a tensed subordinate clause stand on their own.
    """
    word = token
    while True:
        head = word.head
        if head.i == word.i or word.dep_ not in _UP or _stands_alone(word):
            yield word, None
            return
        yield word, head
        if word.dep_ in ("nsubj", "csubj") and word.i != token.i:
            return
        if head.pos_ == "ADJ" and word.dep_ == "ccomp" and lemma_of(head) not in governors():
            return
        word = head


def _is_opposed(word: Token) -> bool:
    """ "not to wait but to act": what "but" sets against a denial is not denied with it."""
    joints = (c for c in word.head.children if c.dep_ == "cc" and c.i < word.i)
    return word.dep_ == "conj" and any(c.lower_ == "but" for c in joints)


def _is_spliced(word: Token) -> bool:
    """ "We stay, we do not run": a whole clause hung by its comma under the next, which takes no clause itself."""
    head = word.head
    return (
        word.dep_ == "ccomp"
        and lemma_of(head) not in SPEECH | IMAGINED
        and lemma_of(head) not in governors()
        and has_own_subject(word)
        and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > word.i for c in head.children)
        and any(own_cues(head))
    )


def _stands_alone(word: Token) -> bool:
    if _is_spliced(word) or is_parted(word):
        return True
    if word.dep_ == "conj":
        return has_own_subject(word) or is_tensed(word)
    if word.dep_ == "acl":
        return word.tag_ in ("VBN", "VBG") and word.head.head.lemma_.lower() not in IMAGINED
    if word.dep_ == "advcl":
        return word.tag_ != "VBG" and not is_infinitive(word)
    return False


def time_of(token: Token, reality: str) -> Time:
    """past, ongoing or future, from the tense of the predicate or of the clause that the noun stands in."""
    if reality in ("planned", "threatened", "requested", "conditional"):
        return "future"
    word = token
    while word.pos_ not in ("VERB", "AUX") and word.head.i != word.i:
        word = word.head
    auxiliaries = {c.lower_ for c in word.children if c.dep_ in ("aux", "auxpass")}
    if any(c.lower_ in _FUTURE_WORDS for c in word.children):
        return "future"
    if word.tag_ in ("VBD", "VBN") or auxiliaries & {"had", "has", "have", "did", "was", "were"}:
        return "ongoing" if word.tag_ == "VBG" and not auxiliaries & {"had", "was", "were"} else "past"
    return "ongoing" if word.tag_ in ("VBG", "VBZ", "VBP") else "past"
