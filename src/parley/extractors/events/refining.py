"""From a broad CAMEO code to the most specific one that the words of the act's clause allow: lexicon/refine.csv.

Invariant: the root of PLOVER stays what it was; only the code and the mode become finer.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.events.classing import class_words, lemma
from parley.extractors.events.drafts import Draft
from parley.extractors.events.extent import own_subtree
from parley.extractors.events.lexicon import refine_rows
from parley.ontology.plover import event_types

# "=13" keeps whether it was asked (02) or demanded (10), and "=police" whether alert was raised (15x) or forces moved.
_POLICE = {"152": "151", "154": "153", "150": "153"}


def refine(draft: Draft) -> None:
    """Give the draft the finest code that its clause allows, in place."""
    code = draft.cameo
    if code is None:
        return
    bag = _Bag(draft)
    for row in refine_rows():
        if code not in row.codes or (row.types and draft.type not in row.types):
            continue
        if (row.words and not bag.has(row.words)) or (row.against and bag.has(row.against)):
            continue
        draft.cameo = _finer(code, row.code)
        if row.mode in event_types()[draft.type].modes:
            draft.mode = row.mode
        if draft.cameo != code:
            draft.notes.append(f"code {code} made {draft.cameo}")
        return


def _finer(code: str, wanted: str) -> str:
    if wanted == "=police":
        return _POLICE[code]
    return ("101" if code.startswith("10") else "021") + wanted[-1] if wanted.startswith("=") else wanted


class _Bag:
    """The words of the act's clause without those for its agent, as lemmas and as they are written."""

    def __init__(self, draft: Draft) -> None:
        self.trigger = lemma(draft.anchor)
        away = {w.i for t in draft.agents if t.i != draft.anchor.i for w in _near(t)}
        tops = (draft.token.sent.root,) if draft.type == "PROTEST" else (draft.token, draft.anchor)
        words = sorted({t.i: t for top in tops for t in own_subtree(top) if t.i not in away}.items())
        self.lemmas = {lemma(t) for _, t in words} | {t.lower_ for _, t in words}
        self.texts = (
            f" {' '.join(lemma(t) for _, t in words)} ",
            f" {' '.join(t.lower_ for _, t in words)} ",
        )

    def has(self, values: Sequence[str]) -> bool:
        """Whether one of the values stands in the clause."""
        return any(self._is(value) for value in values)

    def _is(self, value: str) -> bool:
        if value.startswith("~"):
            return self.trigger == value[1:]
        if value.isupper():
            return bool(self.lemmas & class_words(value))
        return any(f" {value} " in text for text in self.texts) if " " in value else value in self.lemmas


def _near(agent: Token) -> list[Token]:
    """The words of an agent without clauses about it."""
    return [w for w in agent.subtree if not any(a.dep_ in ("relcl", "acl", "appos") for a in (w, *_up(w, agent)))]


def _up(word: Token, top: Token) -> list[Token]:
    path: list[Token] = []
    while word.i != top.i and word.head.i != word.i:
        path.append(word)
        word = word.head
    return path
