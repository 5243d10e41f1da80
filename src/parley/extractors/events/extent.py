"""How far a clause reaches, and what lies inside what."""

from collections.abc import Iterator

from spacy.tokens import Token

from parley.model.passages import Span


def clause_span(verb: Token) -> Span:
    """The words of the clause, from its first to its last, clauses coordinated with it to the right left out."""
    inside = [t.i for t in own_subtree(verb)]
    doc = verb.doc
    first, last = min(inside), max(inside)
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def own_subtree(verb: Token) -> Iterator[Token]:
    """The subtree of `verb` without verbs coordinated with it and their arguments."""
    yield verb
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            continue
        if not child.is_space:
            yield from child.subtree


def is_inside(token: Token, ancestor: Token) -> bool:
    """Whether `token` is `ancestor` or stands below it."""
    return token.i == ancestor.i or ancestor.is_ancestor(token)
