"""Whether what a predicate says happened: polarity, reality and time, for any word, in the lexicon or not.

The walk goes from the word up to the root of its sentence. Each word above it that governs it (a modal, a negation,
"refused to", "if", "plans for", "the possibility of") may turn the result; the first that decides wins over those
further out, except that negation further out turns an actual event negative.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from spacy.tokens import Token

from parley.model.reports import Polarity, Reality, Time
from parley.ontology.tables import alternatives, read_table

Certainty = Literal["asserted", "uncertain", "denied"]

_NEGATIVE = frozenset(
    {"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "n’t", "hardly", "without"}
)
_MODALS: Mapping[str, Reality] = {
    "may": "hypothetical",
    "might": "hypothetical",
    "could": "hypothetical",
    "can": "hypothetical",
    "ca": "hypothetical",
    "would": "conditional",
    "'d": "conditional",
    "’d": "conditional",
    "should": "requested",
    "must": "requested",
    "ought": "requested",
    "will": "planned",
    "shall": "planned",
    "wo": "planned",
    "'ll": "planned",
    "’ll": "planned",
}
_POSSIBLE = frozenset({"can", "ca", "could", "may", "might", "able", "let", "unable", "likely", "possible", "hard", "easy"})
_CERTAIN = frozenset({"will", "shall", "wo", "'ll", "’ll", "to"})
_WOULD = frozenset({"would", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "assuming", "lest"})
_HEDGES = frozenset(
    {"likely", "possibly", "perhaps", "maybe", "probably", "potentially", "allegedly", "supposedly", "unlikely"}
)
# With a present tense these begin what has not happened yet: "when the contract is signed".
_LATER = frozenset({"when", "once", "until", "till", "before", "after", "whenever"})
_NEARLY = frozenset({"almost", "nearly", "barely"})
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
        """Had it happened when this was written? What is planned, asked for or conditional had not."""
        if self.reality in ("planned", "requested", "conditional", "threatened") or self._possible():
            return "denied"
        return self.certainty


    @property
    def expected(self) -> Certainty:
        """Is the event held certain, whenever it falls? What "will" be is as certain as what was."""
        if self.reality == "planned" and _CERTAIN & set(self.cues):
            return "denied" if self.polarity == "negative" else "asserted"
        return self.certainty

    def _possible(self) -> bool:
        """"can", "may": said of what has not been seen to happen; beliefs and questions leave it open instead."""
        return self.reality == "hypothetical" and bool(_POSSIBLE & set(self.cues))


@lru_cache(maxsize=1)
def governors() -> Mapping[str, str]:
    """What each governing lemma does to what it governs: see lexicon/governors.csv."""
    return {
        lemma: row["effect"]
        for row in read_table("parley.extractors.events", "lexicon/governors.csv")
        for lemma in alternatives(row["lemmas"])
    }


def classify(token: Token) -> Modality:
    """The modality of the predicate `token`, verb or noun."""
    cues: list[str] = []
    negative, hedged, reality = False, False, "actual"
    for word, link in _path(token):
        for found in _own_cues(word):
            cues.append(found.text.lower())
            negative = not negative
        if reality == "actual":
            reality = _modal(word, token, cues)
        hedged = hedged or _hedge(word, cues)
        if link is not None:
            effect = _effect(word, link)
            if effect:
                cues.append(link.text.lower())
                negative ^= effect == "negative"
                hedged = hedged or effect == "hedge"
                if reality == "actual" and effect in get_args(Reality):
                    reality = effect
            if link.lemma_.lower() in _SPEECH and _is_content(word):
                break
    return Modality(
        "negative" if negative else "positive",
        reality,
        time_of(token, reality),
        hedged,
        tuple(cues),  # type: ignore[arg-type]
    )


_SPEECH = frozenset(
    {"say", "tell", "announce", "report", "state", "add", "write", "tweet", "declare", "note", "claim", "confirm"}
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


def lemma_of(token: Token) -> str:
    """The lower-case lemma."""
    return token.lemma_.lower()


def _stands_alone(word: Token) -> bool:
    if word.dep_ == "conj":
        return _has_own_subject(word) or _tensed(word)
    if word.dep_ == "acl":
        return word.tag_ in ("VBN", "VBG")
    if word.dep_ == "advcl":
        return word.tag_ != "VBG" and not _to(word)
    return False


def _has_own_subject(word: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def _tensed(word: Token) -> bool:
    return word.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in word.children)


def _is_content(word: Token) -> bool:
    return word.dep_ in ("ccomp", "parataxis")


def _own_cues(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ == "neg" or (
            child.lower_ in _NEGATIVE and child.dep_ in ("det", "preconj", "advmod", "mark", "prep", "cc")
        ):
            only = child.i + 1 < len(child.doc) and child.doc[child.i + 1].lower_ in ("only", "just", "merely", "necessarily")
            if not only and not (child.lower_ == "without" and child.dep_ == "prep"):
                yield child
        elif child.lower_ in _NEARLY and child.dep_ == "advmod" and child.i == word.i - 1:
            yield child
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
            child.lower_ in ("nobody", "none", "nothing", "neither")
            or any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in child.children)
        ):
            yield child
    if word.dep_ in ("pobj", "pcomp") and word.head.lower_ == "without":
        yield word.head


def _modal(word: Token, token: Token, cues: list[str]) -> str:
    for child in word.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS and child.tag_ == "MD":
            cues.append(child.lower_)
            if child.lower_ in _WOULD and (_reported(word) or not _has_condition(word)):
                return "planned"
            return _MODALS[child.lower_]
        if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
            cues.append(child.lower_)
            return "conditional"
    if word.dep_ == "advcl" and word.tag_ == "VB" and _to(word):
        cues.append("to")
        return "planned"
    if word.dep_ in ("acl", "relcl") and word.tag_ == "VB" and _to(word):
        cues.append("to")
        return "planned"
    if _is_command(word):
        return "requested"
    if word.dep_ == "advcl" and word.tag_ in ("VBP", "VBZ", "VB") and _marks(word) & _LATER:
        cues.extend(sorted(_marks(word) & _LATER))
        return "conditional"
    if lemma_of(word) == "go" and word.tag_ == "VBG" and any(c.dep_ == "xcomp" and _to(c) for c in word.children):
        cues.append("going to")
        return "planned"
    if word.dep_ == "ROOT" and word.sent[-1].text == "?":
        cues.append("?")
        return "hypothetical"
    return "actual"


def _reported(word: Token) -> bool:
    """"said it would send": a future seen from the past, no condition."""
    while word.dep_ == "conj":
        word = word.head
    return word.dep_ in ("ccomp", "parataxis") and word.head.lemma_.lower() in _SPEECH | {"vow", "pledge", "promise", "decide"}


def _is_command(word: Token) -> bool:
    """An imperative: a bare verb without subject at the top of its sentence, or coordinated with one."""
    while word.dep_ == "conj" and word.head.pos_ == "VERB":
        word = word.head
    bare = word.tag_ == "VB" or (word.tag_ == "VBP" and word.i == word.sent.start)
    return word.dep_ == "ROOT" and bare and not _has_own_subject(word) and not any(
        c.dep_ in ("aux", "csubj", "expl") for c in word.children if c.lower_ not in ("do", "not")
    )


def _marks(word: Token) -> set[str]:
    return {c.lower_ for c in word.children if c.dep_ in ("mark", "advmod")}


def _has_condition(word: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in word.sent) or "have" in {
        c.lower_ for c in word.children if c.dep_ == "aux"
    }


def _to(word: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in word.children)


def _hedge(word: Token, cues: list[str]) -> bool:
    for child in word.children:
        if child.dep_ in ("advmod", "amod", "acomp") and child.lower_ in _HEDGES:
            cues.append(child.lower_)
            return True
    return False


def _effect(word: Token, head: Token) -> str | None:
    """What `head` does to `word` below it."""
    table = governors()
    if head.pos_ == "ADP" or head.dep_ == "prep":
        return table.get(f"{head.lower_}+") if word.dep_ in ("pobj", "pcomp") else None
    lemma = lemma_of(head)
    if lemma in ("have", "need") and head.tag_ in ("VBD", "VBN"):
        return None
    if lemma == "go":
        return "planned" if head.tag_ == "VBG" and _to(word) else None
    if word.dep_ in ("xcomp", "ccomp", "csubj", "csubjpass", "oprd") or word.dep_ == "acl":
        finite = any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in word.children)
        infinitive = _to(word) or (word.tag_ in ("VB", "VBG") and not finite)
        return table.get(f"{lemma} to" if infinitive else f"{lemma} that", table.get(lemma))
    if word.dep_ in ("dobj", "nsubjpass", "prep", "obj", "compound", "attr"):
        return table.get(f"{lemma} noun", table.get(lemma))
    return None


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
