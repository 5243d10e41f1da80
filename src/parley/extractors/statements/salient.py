"""Whom a clause is about: the subject of the one before a pronoun speaks on, though he has not spoken yet.

Invariant: only the subject of a main clause outside what is said counts; for a pronoun, in its own sentence before it
or in the sentence right before, in the same paragraph.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.extractors.contract import Mention, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements.fitting import Fitting
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span
from parley.model.world import ActorRef

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def is_topic(parse: Parse, mention: Mention, said: Sequence[Span]) -> bool:
    """Whether a mention is the subject of a main clause, or owns it, and stands outside what is `said`."""
    tokens = parse.tokens(mention.span)
    if not len(tokens):
        return False
    owned = _owned(tokens.root)
    if owned.dep_ not in _SUBJECTS or owned.head.dep_ not in _MAIN:
        return False
    return not any(s.contains(mention.span) for s in said)


def in_passing(parse: Parse, mention: Mention, source: Span) -> bool:
    """Whether a name only tells another thing apart ("by pro-Orr forces"), or is what the pronoun at `source` turns to.

    Under its own verb a pronoun means a subject before it, not another noun: "Referring to Orr, he said".
    """
    tokens, pronoun = parse.tokens(mention.span), parse.tokens(source)
    if not len(tokens) or not len(pronoun):
        return False
    under = pronoun.root.head.is_ancestor(tokens.root)
    aside = under or tokens.root.dep_ == "poss"
    return tokens.root.dep_ in _MODIFIERS or (aside and _owned(tokens.root).dep_ not in _SUBJECTS)


def _owned(t: Token) -> Token:
    """What a possessor has, or the token itself: "Orr's first answer was no" is about Orr."""
    return t.head if t.dep_ == "poss" else t


def subject_before(
    parse: Parse, mentions: Mentions, fitting: Fitting, source: Span, kind: str, said: Sequence[Span], start: int
) -> ActorRef | None:
    """Whom the nearest fitting subject before `source` names; `said` is the pronoun's own content, `start` where its
    paragraph begins."""
    for t in _subjects(parse, source, said, start):
        span = Span(t.left_edge.idx, t.idx + len(t))
        mention = mentions.at(span)
        who = mention.actor if mention is not None else ActorRef(name=parse.text[span.start : span.end])
        if t.pos_ == "PRON":
            return None
        if fitting.fits(who, span, kind) and (kind != "n" or _body(fitting, who, t)):
            return who
    return None


def _body(fitting: Fitting, who: ActorRef, t: Token) -> bool:
    """Whether something can speak: a known body, or one by its noun; not "the omission"."""
    return who.id in fitting.world.actors or who.sector is not None or t.lemma_.lower() in words("bodies")


def _subjects(parse: Parse, source: Span, said: Sequence[Span], start: int) -> Iterator[Token]:
    """Subjects of main clauses, nearest first: in the sentence of the source before it, then in the one before."""
    tokens = parse.tokens(source)
    if not len(tokens):
        return
    sentence = tokens[0].sent
    first = sentence.start
    while first > 0 and parse.doc[first - 1].is_space:
        first -= 1
    before = [parse.doc[first - 1].sent] if first > 0 and parse.doc[first - 1].idx >= start else []
    for around in (sentence, *before):
        for t in reversed(list(around)):
            inside = any(s.contains(Span(t.idx, t.idx + len(t))) for s in said)
            if t.idx < source.start and t.dep_ in _SUBJECTS and t.head.dep_ in _MAIN and not inside:
                yield t
