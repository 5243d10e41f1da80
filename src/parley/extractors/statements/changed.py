"""Accounts that change: "at first said 12 had died, but later put the number at four", "a day after saying so, ...".

Invariant: only the marks of the text make a change of two statements of one speaker: one is dated before the other
("initially", "had said", "after saying") and the other after it ("later", "now"); with the second mark alone, one must
deny the other or count fewer.
"""

from spacy.tokens import Token

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements import contrary
from parley.extractors.statements.sides import STEM, Document, content_words
from parley.extractors.statements.wordlists import words
from parley.text.number_words import value_of

_LATER = frozenset({"afterward", "afterwards", "eventually", "later", "now", "since", "subsequently", "then"})
_HAD = frozenset({"had", "’d", "'d"})
_AFTER = frozenset({"after", "since"})
_DATED = frozenset({"DATE", "TIME", "ORDINAL"})
# Sentences between the two: the account and its change stand side by side.
_NEAR_SENTENCES = 1


def may_change(document: Document, k: int) -> bool:
    """Whether the words set statement k after another account of the same speaker."""
    a = document.attributions[k]
    if a.cue_class != "speech" or a.parent is not None or a.strength in ("withheld", "asked", "demanded"):
        return False
    cue = _root(document.parse, a)
    return cue is not None and (_later(cue) or _but(cue) or _clause_before(cue) is not None or _described(cue))


def changes(document: Document, k: int, j: int) -> bool:
    """Whether statement k tells otherwise what statement j had told, by the marks of both."""
    one, two = document.attributions[k], document.attributions[j]
    cue, before = _root(document.parse, one), _root(document.parse, two)
    if cue is None or before is None or two.parent is not None or not may_change(document, k):
        return False
    apart = sum(1 for t in document.parse.doc[min(before.i, cue.i) : max(before.i, cue.i)] if t.is_sent_start)
    if apart > _NEAR_SENTENCES:
        return False
    said_after = _clause_before(cue) == before or _told_of(before, cue)
    if _counts_more(document, k, j):
        return False  # a toll that rises takes nothing back
    had = _had(before) and "now" in _adverbs(cue) and before.sent == cue.sent
    if (_later(cue) or _but(cue)) and (_at_first(before) or had):
        return True
    together = _later(cue) and before.sent == cue.sent and cue.i > before.i
    if (said_after or together) and one.strength == "admitted":
        return True  # "admitted P weeks after blaming others for it", "said P, then conceded Q"
    return (_later(cue) or said_after) and (_denies(document, k, j) or _counts_less(document, k, j))


def _root(parse: Parse, a: Attribution) -> Token | None:
    tokens = parse.tokens(a.hops[0].cue)
    return tokens.root if len(tokens) else None


def _adverbs(cue: Token) -> set[str]:
    return {c.lower_ for c in cue.children if c.dep_ == "advmod"}


def _later(cue: Token) -> bool:
    """"later said", "now says"; of several verbs in a row the mark of the first stands for all."""
    return bool(_adverbs(cue) & _LATER)


def _but(cue: Token) -> bool:
    """"At first the army said P. But an inquiry found Q, it said": the sentence sets itself against the one before."""
    return cue.sent[0].lower_ in ("but", "however", "yet")


def _at_first(cue: Token) -> bool:
    near = [c for c in cue.children if c.dep_ in ("advmod", "prep", "npadvmod")]
    return any(t.lower_ in words("at first") | {"first"} for c in near for t in (c, *c.children))


def _had(cue: Token) -> bool:
    return any(c.lower_ in _HAD for c in cue.children)


def _clause_before(cue: Token) -> Token | None:
    """The verb of saying in "a day after saying P, he said Q", "having said P, he said Q"."""
    for c in cue.children:
        if c.i > cue.i:
            continue
        verb = next((v for v in c.children if v.dep_ == "pcomp"), None) if c.dep_ == "prep" else c
        marks = {c.lower_, *(k.lower_ for k in c.children)}
        having = verb is not None and any(k.lower_ == "having" for k in verb.children)
        if verb is None or verb.dep_ not in ("pcomp", "advcl") or not (marks & _AFTER or having):
            continue
        return verb
    return None


def _told_of(before: Token, cue: Token) -> bool:
    """"The centre, which reported on Friday that P, said on Saturday that Q"."""
    return before.dep_ == "relcl" and before.sent == cue.sent and before.head.head == cue


def _described(cue: Token) -> bool:
    """Whether the speaker is told of by what he said before: "the centre, which had reported P, said Q"."""
    subjects = (c for c in cue.children if c.dep_ == "nsubj")
    return any(r.dep_ == "relcl" and r.lemma_ in words("acts of saying") for c in subjects for r in c.children)


def _denies(document: Document, k: int, j: int) -> bool:
    """Whether statement k says of the same thing what cannot hold with statement j: "it had not", "it was not shut"."""
    one, two = document.attributions[k], document.attributions[j]
    if not contrary.opposed(document.parse, one, two):
        return False
    root = document.parse.tokens(one.content[-1]).root
    told = content_words(document, j)
    subject = next((c for c in root.children if c.dep_.startswith("nsubj")), None)
    of_it = subject is not None and (subject.pos_ == "PRON" or subject.lower_[:STEM] in told)
    behind = [c for c in root.children if c.i > root.i and c.dep_ not in ("neg", "punct")]
    elliptical = root.lemma_ in ("be", "do", "have") and not behind
    said = {root.lower_[:STEM], *(c.lower_[:STEM] for c in root.children if c.dep_ in ("acomp", "attr"))}
    return of_it and (elliptical or bool(said & told) or contrary.opposites(document.parse, one, two))


def _counts_more(document: Document, k: int, j: int) -> bool:
    ours, theirs = (_numbers(document, n) for n in (k, j))
    return bool(ours and theirs) and max(ours) > max(theirs)


def _counts_less(document: Document, k: int, j: int) -> bool:
    """"12 soldiers had died ... put the number at four": two counts of one thing."""
    ours, theirs = (_numbers(document, n) for n in (k, j))
    if not ours or not theirs or max(ours) >= max(theirs):
        return False
    told = {t.lemma_.lower() for s in document.attributions[k].content for t in document.parse.tokens(s)}
    return bool(told & words("figures")) or bool(content_words(document, k) & content_words(document, j))


def _numbers(document: Document, k: int) -> set[int]:
    tokens = (t for s in document.attributions[k].content for t in document.parse.tokens(s))
    values = (value_of(t.lower_) for t in tokens if t.pos_ == "NUM" and t.ent_type_ not in _DATED)
    return {value for value in values if value is not None}
