"""What an act is about, and what the two together are: a promised meeting, a threatened strike, a refused request."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import class_words, in_class, lemma, noun_row, words_before
from parley.extractors.events.extent import own_subtree, restarts_clause
from parley.extractors.events.lexicon import ComposeRow, compose_rows
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import Clause
from parley.ontology.plover import event_types


@dataclass(frozen=True)
class Content:
    """The words an act is about, nearest first, and the PLOVER type and mode of the first of them that has one."""

    words: tuple[Token, ...]
    type: str | None
    mode: str | None


@dataclass(frozen=True)
class Composed:
    """The whole: type, mode and CAMEO code."""

    type: str
    mode: str | None
    cameo: str | None


# Where a noun phrase names somebody besides its head; "in" only where the head is a thing that lies there.
_INSIDE = ("poss", "compound", "amod", "of", "in")
# What these govern is when or why it is done, and no part of it: "agreed to raise wages after the strike".
_ASIDE = frozenset(
    {"after", "before", "since", "during", "despite", "amid", "following", "until", "by", "at", "within"}
)
_CONTENT_PREPS = ("to", "for", "on", "with", "of", "about", "in", "from", "into")


def content_of_clause(clause: Clause, kinds: Mapping[int, tuple[str, str | None]]) -> Content:
    """What a verb is about: its infinitive or clause, then its object, then its prepositional objects."""
    words: list[Token] = []
    for comp in clause.comps:
        words.extend(content_words(comp))
    for noun in clause.obj:
        words.extend(content_words(noun))
    for prep in _CONTENT_PREPS:
        for noun in clause.preps.get(prep, ()):
            words.extend(content_words(noun))
    return Content(tuple(words), *_kind(words, kinds))


def content_of_noun(noun: Token, kinds: Mapping[int, tuple[str, str | None]]) -> Content:
    """What an offer, demand or refusal is about: what stands under the noun."""
    words = [w for w in content_words(noun) if w.i != noun.i]
    return Content(tuple(words), *_kind(words, kinds))


def content_words(token: Token) -> Iterator[Token]:
    """`token`, then what it is an offer, plan or end of, depth first."""
    yield token
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("dobj", "xcomp", "nsubjpass", "attr", "oprd", "conj") and not restarts_clause(child):
                yield from content_words(child)
            elif child.dep_ == "prep" and child.lower_ not in _ASIDE:
                yield from (w for t in child.children if t.dep_ in ("pobj", "pcomp") for w in content_words(t))
            elif child.dep_ == "prt":
                yield child
        return
    for child in token.children:
        if child.dep_ in ("compound", "nmod") or (child.dep_ in ("acl", "relcl") and child.tag_ in ("VB", "VBG")):
            yield from content_words(child)
        elif child.dep_ == "amod":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "for", "to", "on", "in", "from", "with", "against"):
            yield from (w for t in child.children if t.dep_ in ("pobj", "pcomp") for w in content_words(t))


def _kind(words: Iterable[Token], kinds: Mapping[int, tuple[str, str | None]]) -> tuple[str | None, str | None]:
    for word in words:
        if word.i in kinds:
            return kinds[word.i]
        row = noun_row(word)
        if row is not None:
            return row.type, row.mode or None
    return None, None


def act_of(type_: str, word: Token) -> str:
    """The family of compose.csv: a REQUEST is an order ("demand") or an appeal, AGREE may be a vow; else the type."""
    if type_ == "REQUEST":
        return "demand" if lemma(word) in class_words("ORDER_WORDS") else "appeal"
    if type_ == "AGREE" and lemma(word) in class_words("VOW_WORDS"):
        return "vow"
    return type_


def compose(
    type_: str, word: Token, content: Content, kinds: Mapping[int, tuple[str, str | None]], mentions: Mentions | None
) -> Composed:
    """The type, mode and code of an act by words about `content`; the family's last row fits anything."""
    family = act_of(type_, word)
    rows = compose_rows().get("vow", ()) if family == "vow" else ()
    for row in (*rows, *compose_rows().get("AGREE" if family == "vow" else family, ())):
        if _about(row, content, mentions):
            if row.mode == "=threat":
                return compose("THREATEN", word, content, kinds, mentions)
            if row.mode == "=content" and content.type is not None:
                return Composed(content.type, content.mode, None)
            kind = row.type or type_
            return Composed(kind, _mode(kind, row.mode), row.cameo or None)
    return Composed(type_, None, None)


def compose_deed(type_: str, clause_head: Token, extra: Iterable[Token] = ()) -> Composed:
    """Mode and code of a deed from the words of its own clause: weapons, places, who does it."""
    bag = {lemma(t) for t in own_subtree(clause_head) if not t.is_punct} | {t.lower_ for t in own_subtree(clause_head)}
    bag |= {lemma(t) for t in extra}
    text = " ".join(lemma(t) for t in own_subtree(clause_head))
    for row in compose_rows().get(type_, ()):
        for value in row.about:
            hit = (
                value == "*"
                or (value.isupper() and bool(bag & class_words(value)))
                or (" " in value and value in text)
                or value in bag
            )
            if hit:
                return Composed(type_, _mode(type_, row.mode), row.cameo or None)
    return Composed(type_, None, None)


def _mode(type_: str, mode: str) -> str | None:
    return mode if mode in event_types()[type_].modes else None


def _about(row: ComposeRow, content: Content, mentions: Mentions | None) -> bool:
    for value in row.about:
        if value == "*":
            return True
        name, _, mode = value.partition(":")
        if name in event_types():
            if content.type == name and (not mode or content.mode == mode):
                return True
        elif value.isupper():
            if any(in_class(w, value, mentions) for w in content.words if w.pos_ in ("NOUN", "PROPN")):
                return True
        elif any(_is_word(w, value) for w in content.words):
            return True
    return False


def _is_word(token: Token, value: str) -> bool:
    if " " in value:
        wanted = tuple(value.split())
        return words_before(token)[-len(wanted) :] == wanted
    return lemma(token) == value or token.lower_ == value


def first_actor(tokens: Iterable[Token], mentions: Mentions | None) -> tuple[Token, ...]:
    """The tokens that name somebody, or those that stand for them in a possessive or adjective before the noun."""
    from parley.extractors.events.classing import names_somebody

    found = tuple(t for t in tokens if names_somebody(t, mentions))
    if found:
        return found
    for t in tokens:
        for name in _INSIDE:
            if name == "in" and not any(in_class(t, kind) for kind in ("TERRITORY", "PROPERTY", "TROOPS")):
                continue
            near = tuple(w for w in noun_slot(t, name) if w.ent_type_ in ("GPE", "NORP", "ORG", "PERSON"))
            if near:
                return near
    return _whose(tokens)


def _whose(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The thing that something belongs to, where its country is named: "the servers of a Polish shipyard"."""
    return tuple(
        inner
        for t in tokens
        for name in ("poss", "of")
        for inner in noun_slot(t, name)
        if any(w.ent_type_ in ("NORP", "GPE") for w in inner.children)
    )[:1]
