"""Arguments that a parser hung elsewhere: on an apposition, below an infinitive, in a clause of time.

Invariant: only what grammar leaves no other place for is taken back.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from parley.extractors.events.nouns import with_conjuncts

SUBJECTS = frozenset({"nsubj", "csubj"})
# What opens a clause that tells when: no verb has one for its complement.
_TIMES = frozenset({"before", "after", "until", "while"})


def before_its_mark(clause: Token) -> tuple[Token, ...]:
    """The verb's own object that the parser gave to a clause of time: "let them in, hours before the Council met"."""
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in _TIMES), None)
    if mark is None:
        return ()
    return subjects_before(clause, mark.i)


def subjects_before(clause: Token, i: int) -> tuple[Token, ...]:
    """The subjects of a clause that stand before token `i`."""
    return tuple(t for c in clause.children if c.dep_ in SUBJECTS and c.i < i for t in with_conjuncts(c))


def is_proviso(clause: Token) -> bool:
    """"agreed to talks provided that P": a condition, and not what was agreed."""
    behind = (c for c in clause.children if c.i > clause.i)
    return clause.lower_ in ("provided", "providing") and any(c.dep_ == "ccomp" for c in behind)


def after_according_to(verb: Token) -> Token | None:
    """The subject that the parser took for an apposition: "According to the mayor, rebels, after a lull, have ..."."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ", "VBD") for c in verb.children
    )
    if not finite:
        return None
    for prep in verb.children:
        if prep.lower_ == "according" and prep.i < verb.i:
            for noun in (n for to in prep.children for n in to.children if n.dep_ == "pobj"):
                return next((a for a in noun.children if a.dep_ == "appos" and a.pos_ in ("NOUN", "PROPN")), None)
    return None


def raised(comps: Iterable[Token]) -> Iterator[Token]:
    """The subject of an infinitive that the parser hung below the infinitive ("asked Oslo to mediate")."""
    for comp in comps:
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in comp.children) or (
            comp.dep_ == "ccomp" and comp.pos_ == "ADJ"
        ):
            yield from (t for c in comp.children if c.dep_ in ("nsubj", "nsubjpass") for t in with_conjuncts(c))
