"""How far a clause reaches, and what lies inside what."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from parley.model.passages import Span


def clause_span(verb: Token) -> Span:
    """The words of the clause, from its first to its last, clauses coordinated with it to the right left out."""
    inside = [t.i for t in own_subtree(verb)]
    doc = verb.doc
    first, last = min(inside), max(inside)
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


# What only says when, why or beside the matter, and the words that join clauses.
_ASIDE = frozenset({"advcl", "relcl", "parataxis", "punct", "cc", "mark", "intj"})


def core_span(verb: Token, others: Iterable[Token]) -> Span:
    """The predicate with its arguments, without the clauses beside them; `others` are kept as well."""
    doc, sentence = verb.doc, verb.sent
    inside = sorted({t.i for t in (*_core(verb), *others) if sentence.start <= t.i < sentence.end})
    first, last = inside[0], inside[-1]
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def _core(top: Token) -> Iterator[Token]:
    yield top
    second = min((c.i for c in top.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")), default=None)
    joint = min((c.i for c in top.children if c.dep_ == "cc"), default=second) if second is not None else None
    for child in top.children:
        if child.dep_ not in _ASIDE and not child.is_space and (joint is None or child.i < joint):
            yield from _core(child)


def own_subtree(verb: Token) -> Iterator[Token]:
    """The subtree of `verb` without verbs coordinated with it, or parted by a semicolon, and their arguments."""
    yield verb
    for child in verb.children:
        if (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")) or is_parted(child):
            continue
        if not child.is_space:
            yield from child.subtree


def is_parted(verb: Token) -> bool:
    """Whether a semicolon parts a clause from the one after it, to which the parser hung it as a complement."""
    head = verb.head
    before = verb.dep_ == "ccomp" and verb.i < head.i and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return before and any(c.text == ";" for c in verb.doc[verb.i : head.i])


def restarts_clause(verb: Token) -> bool:
    """Whether a tensed verb is hung to the infinitive of another: "agreed to pay and lifted the ban" are two acts."""
    above = verb.head
    infinitive = above.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in above.children)
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and infinitive


def is_inside(token: Token, ancestor: Token) -> bool:
    """Whether `token` is `ancestor` or stands below it."""
    return token.i == ancestor.i or ancestor.is_ancestor(token)
