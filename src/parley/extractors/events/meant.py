"""Whom an act by words is meant for, where the slots of its own clause do not say."""

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import names_somebody, noun_row
from parley.extractors.events.composing import Content

_PLACES = frozenset({"in", "at", "near"})
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def named_among(tokens: tuple[Token, ...], mentions: Mentions | None) -> bool:
    """Whether one of them names somebody, or holds a word that does."""
    inside = (w for t in tokens for w in t.subtree)
    return any(names_somebody(t, mentions) for t in tokens) or any(w.ent_type_ in NAMED for w in inside)


def meant_for(content: Content, agents: tuple[Token, ...], act: Token) -> tuple[Token, ...]:
    """Whom an act by words is meant for where its own slots do not say: the first name in what it is about.

    "pledged to help Port Sudan", "a loan for Tunisia", "to shut the crossing to trucks from Kosovo". Where the act
    itself takes place ("signed in Lima") nobody is meant.
    """
    taken = {w.i for t in agents for w in t.subtree if t.i not in {c.i for c in content.words}} | {t.i for t in agents}
    for word in content.words:
        if word.i in taken or word.pos_ in ("VERB", "AUX", "ADP"):
            continue
        if word.dep_ == "pobj" and word.head.lower_ in _PLACES and _takes_place(word.head.head, act):
            continue
        names = [w for w in (word, *word.children) if w.ent_type_ in NAMED and w.i not in taken]
        if names and (names[0].i == word.i or names[0].dep_ in ("amod", "compound", "poss", "nmod")):
            return (word,)
    return ()


def _takes_place(above: Token, act: Token) -> bool:
    """Whether a place under `above` is where the act itself is done: under it, or under the deal or talks it makes."""
    return above.i == act.i or (above.head.i == act.i and above.dep_ == "dobj" and noun_row(above) is not None)
