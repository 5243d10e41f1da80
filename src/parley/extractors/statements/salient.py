"""Whom a clause is about: the subject of the one before a pronoun speaks on, though he has not spoken yet.

Invariant: only the subject of a main clause outside what is said counts; for a pronoun, in its own sentence before it
or in the sentence right before, in the same paragraph.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.extractors.contract import Mention, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements.fitting import Fitting, key_of
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


def subject_of(parse: Parse, mentions: Mentions, fitting: Fitting, said: Span, kind: str) -> ActorRef | None:
    """Whom the subject of what is said names, where a pronoun of `kind` may mean him."""
    subject = next((t for t in parse.tokens(said).root.children if t.dep_ in _SUBJECTS), None)
    mention = None if subject is None else mentions.at(Span(subject.idx, subject.idx + len(subject)))
    if mention is None or subject is None or (subject.pos_ != "PROPN" and not fitting.named(mention, kind)):
        return None
    return mention.actor


def of_two(
    parse: Parse, named: Sequence[Mention], fitting: Fitting, span: Span, start: int
) -> list[ActorRef]:
    """"The latter", "the former" at `span`: the two people who are named in the sentence before, behind `start`."""
    sentence = parse.tokens(span)[0].sent
    before = [s for s in parse.tokens((start, sentence.start_char)) if s.is_sent_start]
    if not before:
        return []
    people: dict[str, ActorRef] = {}
    for m in named:
        near = before[-1].idx <= m.span.start and m.span.end <= sentence.start_char and m.form == "name"
        if near and (fitting.named(m, "m") or fitting.named(m, "f")):
            people.setdefault(key_of(m.actor), m.actor)
    return list(people.values()) if len(people) == 2 else []


def subject_ahead(parse: Parse, source: Span) -> Span | None:
    """The subject of the main clause before which a pronoun's clause stands: "A day after he said P, Orr said Q"."""
    tokens = parse.tokens(source)
    if not len(tokens):
        return None
    clause = tokens.root
    while clause.head.i != clause.i and clause.head.i < tokens.root.sent.end and clause.head.i <= _last(tokens.root):
        clause = clause.head
    main = clause.head
    opens = clause.left_edge.i <= tokens.root.sent.start + _OPENING
    if clause.dep_ not in ("advcl", "prep") or main.i <= clause.right_edge.i or not opens:
        return None
    subject = next((c for c in main.children if c.dep_ in _SUBJECTS and c.i > clause.i), None)
    if subject is None or clause.right_edge.i >= subject.left_edge.i:
        return None
    return Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))


def _last(pronoun: Token) -> int:
    """The comma that closes the clause at the head of a sentence."""
    later = (t.i for t in pronoun.sent if t.i > pronoun.i and t.lower_ == ",")
    return next(later, pronoun.sent.end)


# Tokens before a clause at the head of its sentence: a dateline's end, an opening mark.
_OPENING = 1


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
