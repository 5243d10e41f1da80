"""How many were killed, hurt, detained, displaced, and of whom, as the text gives it.

"Dozens" and "several" have no figures: low and high stay empty and the words are kept. "At least 26" has a low only,
"up to 40" a high only, a plain number both.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from parley.extractors.events.classing import class_words, lemma
from parley.extractors.events.lexicon import PACKAGE
from parley.extractors.events.nouns import with_conjuncts
from parley.extractors.events.syntax import clause_of
from parley.model.reports import Count
from parley.model.world import ActorRef
from parley.ontology.tables import alternatives, read_table
from parley.text.number_words import NUMBER_WORDS

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "k": 1000}
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "some", "millions"})
_DIGITS = re.compile(r"^\d{1,3}(?:[,.]\d{3})+$|^\d+$")
_DECIMAL = re.compile(r"^\d+\.\d+$")
_AT_LEAST = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|upwards? of|minimum of|exceed\w*)\s*$", re.I
)
_AT_MOST = re.compile(r"(?:up to|as many as|at most|fewer than|less than|under|no more than|nearly|almost)\s*$", re.I)


def find_counts(tokens: Tokens, counted_by: ActorRef | None = None) -> tuple[Count, ...]:
    """The counts in `tokens`, in text order."""
    found: dict[tuple[int, str], Count] = {}
    for token in tokens:
        row = _rows().get(lemma(token)) or _rows().get(token.lower_)
        if row is None:
            continue
        what, where = row
        for noun in _counted(token, where):
            if (noun.i, what) not in found and (count := _count(noun, what, counted_by)) is not None:
                found[noun.i, what] = count
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, str]]:
    return {
        word: (row["what"], row["where"])
        for row in read_table(PACKAGE, "lexicon/counted.csv")
        for word in alternatives(row["words"])
    }


def _counted(token: Token, where: str) -> Iterable[Token]:
    if where == "noun":
        return _before(token)
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return ()
    clause = clause_of(token)
    if where == "life":
        return (t for t in clause.obj if lemma(t) == "life")
    return clause.obj if where == "obj" else clause.subj


def _before(token: Token) -> Iterator[Token]:
    """ "26 dead", "left five people dead", "the 12 wounded"."""
    if any(c.dep_ == "nummod" for c in token.children):
        yield token
    elif token.dep_ in ("oprd", "acomp", "amod", "ccomp", "advcl", "xcomp") and token.pos_ in ("ADJ", "VERB"):
        head = token.head
        if head.pos_ in ("NOUN", "NUM"):
            yield head
            return
        for child in (*token.children, *head.children):
            if child.dep_ in ("nsubj", "dobj", "nummod"):
                yield from with_conjuncts(child)


def _count(noun: Token, what: str, counted_by: ActorRef | None) -> Count | None:
    number = _number_tokens(noun)
    kind = _counted_kind(noun)
    if not number or kind == "":
        return None
    doc, first, last = noun.doc, number[0], number[-1]
    before = doc[max(first.sent.start, first.i - 4) : first.i].text
    low, high, hedged = _bounds(number, before)
    end = noun.i if 0 <= noun.i - last.i <= 4 else last.i
    start = max(first.sent.start, first.i - 2) if hedged else first.i
    return Count(what=what, low=low, high=high, of=kind, according_to=counted_by, text=doc[start : end + 1].text)


def _counted_kind(noun: Token) -> str | None:
    """Of whom: None where the text does not say, empty where things are counted and not people."""
    word = lemma(noun)
    if noun.pos_ == "NUM" or word in _SCALES or word in _VAGUE or noun.lower_ in _VAGUE:
        return next(
            (t.lemma_.lower() for p in noun.children if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"), None
        )
    if word in _rows() or word == "life":
        return None
    people = any(word in class_words(name) for name in ("PEOPLE", "GROUP", "TROOPS"))
    return noun.lemma_.lower() if people or noun.ent_type_ == "NORP" else ""


def _bounds(number: list[Token], before: str) -> tuple[int | None, int | None, bool]:
    """Low, high, and whether words before the number ("at least") say so."""
    pair = _range(number)
    if pair is not None:
        return (*pair, False)
    value = _value([t.lower_ for t in number])
    if value is not None and _AT_LEAST.search(before):
        return value, None, True
    if value is not None and _AT_MOST.search(before):
        return None, value, True
    return value, value, False


def _number_tokens(noun: Token) -> list[Token]:
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if noun.pos_ == "NUM" or noun.lower_ in _VAGUE or lemma(noun) in _SCALES:
        own = [noun]
    elif above is not None and (above.pos_ == "NUM" or above.lower_ in _VAGUE or lemma(above) in _SCALES):
        own = [above]
    else:
        own = [c for c in noun.children if c.dep_ == "nummod" or c.lower_ in _VAGUE]
        if not own and noun.tag_ == "NN":
            return [c for c in noun.children if c.lower_ in ("a", "an")][:1]
    near = (t for o in own for t in o.subtree if t.i <= o.i or o.pos_ == "NUM")
    tokens = {t.i: t for t in near if _is_number(t)}
    return [tokens[i] for i in sorted(tokens)]


def _is_number(token: Token) -> bool:
    word = token.lower_
    spelled = word in NUMBER_WORDS or word in _SCALES or word in _VAGUE
    return spelled or bool(_DIGITS.match(word) or _DECIMAL.match(word))


def _value(words: list[str]) -> int | None:
    if len(words) > 1 and words[0] == "some":  # "some 800" is a figure, if a round one
        words = words[1:]
    if any(w in _VAGUE for w in words):
        return None
    if words in (["a"], ["an"]):
        return 1
    total, current = 0.0, 0.0
    for word in words:
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
        elif _DIGITS.match(word):
            current += int(re.sub(r"[,.]", "", word))
        elif _DECIMAL.match(word):
            current += float(word)
        elif word in NUMBER_WORDS:
            current += NUMBER_WORDS[word]
    return int(total + current) or None


def _range(number: list[Token]) -> tuple[int, int] | None:
    """ "between 3 and 7", "three to five"."""
    if len(number) < 2:
        return None
    first, last = number[0], number[-1]
    between = first.doc[first.i + 1 : last.i].text.strip().lower()
    if between not in ("and", "to", "-", "–", "or"):
        return None
    low, high = _value([first.lower_]), _value([last.lower_])
    return (low, high) if low is not None and high is not None and low < high else None
