"""Noun phrases: what is coordinated, what stands under a noun, where the phrase begins and ends."""

from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.events.lexicon import classes
from parley.knowledge.world import World
from parley.model.passages import Span

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def listed_before(subject: Token) -> tuple[Token, ...]:
    """The state that a headline lists with a comma for "and" before the subject: "Chad, Niger sign a pact"."""
    start = subject.sent.start
    if subject.ent_type_ != "GPE" or subject.head.tag_ == "VBZ" or subject.left_edge.i < start + 2:
        return ()
    comma = subject.doc[subject.left_edge.i - 1]
    before, own = subject.doc[start : comma.i], subject.doc[subject.left_edge.i : subject.i + 1]
    listed = comma.text == "," and _is_state(before.text) and _is_state(own.text)
    return (before.root,) if listed and before.text != own.text else ()


def _is_party(token: Token) -> bool:
    """Whether a token names a state or an armed group: no state stands in apposition to another ("X, Y to meet")."""
    if token.pos_ != "PROPN" or token.n_lefts:
        return False
    found = World.load().by_name(token.text)
    return any(actor.kind in ("state", "group") and actor.name == token.text for actor in found)


def _is_state(name: str) -> bool:
    return any(actor.kind == "state" and actor.name == name for actor in World.load().by_name(name))


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """`token` and what is coordinated with it, in text order."""
    found = [*_camp_before(token), measured(token)]
    for child in token.children:
        listed = child.dep_ == "appos" and child.i > token.i and _is_party(child) and _is_party(token)
        if listed or (child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")):
            found.extend(with_conjuncts(child))
    return tuple(found)


def _camp_before(token: Token) -> tuple[Token, ...]:
    """The first of two sides that the parser took for a modifier: "Oslo's government and Free Front rebels"."""
    for child in token.children:
        body = child.dep_ in ("nmod", "compound") and child.lemma_.lower() in classes()["BODIES"]
        if body and any(c.dep_ == "cc" for c in child.children) and any(c.dep_ == "conj" for c in child.children):
            return (child,)
    return ()


@lru_cache(maxsize=1)
def _partitives() -> frozenset[str]:
    return classes()["PARTITIVES"]


def measured(token: Token) -> Token:
    """What a word of quantity or sequence counts: in "a round of talks" the talks."""
    if token.lemma_.lower() in _partitives() and token.ent_type_ not in ("ORG", "PERSON", "GPE"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN"):
                        return measured(noun)
    return token


def noun_slot(noun: Token, name: str) -> tuple[Token, ...]:
    """What stands in a slot of a noun phrase: poss, amod, compound, or a preposition ("on" in "sanctions on Iran")."""
    if name in ("poss", "amod", "compound"):
        wanted = {"poss": ("poss",), "amod": ("amod",), "compound": ("compound", "nmod")}[name]
        return tuple(t for child in noun.children if child.dep_ in wanted for t in with_conjuncts(child))
    return tuple(
        found
        for child in noun.children
        if child.dep_ in ("prep", "agent") and child.lower_ == name
        for found in prep_objects(child)
    )


def late_prepositions(noun: Token, name: str) -> tuple[Token, ...]:
    """What a preposition of the verb governs where the parser hung it on the object or on the object's participle."""
    found = noun_slot(noun, name)
    if found or noun.pos_ == "PRON":
        return found
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and measured(above).i == noun.i and (found := noun_slot(above, name)):
        return found
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            for prep in child.children:
                if prep.dep_ == "prep" and prep.lower_ == name:
                    return prep_objects(prep)
        elif child.dep_ == "prep" and child.lower_ == "of" and name != "of":
            found = tuple(t for inner in child.children if inner.dep_ == "pobj" for t in noun_slot(inner, name))
            if found:
                return found
    return ()


def prep_objects(prep: Token) -> tuple[Token, ...]:
    """The nouns under a preposition; for "by the way of" chains the nearest noun."""
    return tuple(
        t
        for child in prep.children
        if child.dep_ in ("pobj", "pcomp") and child.pos_ != "VERB" and not _is_later_part(child)
        for t in with_conjuncts(child)
    )


def _is_later_part(token: Token) -> bool:
    """Whether it ends a name with hyphens that the parser took apart: "Prince" in "Port-au-Prince"."""
    first = next((c for c in token.head.children if c.dep_ == "pobj"), token)
    name = token.doc[first.i : token.i + 1]
    return first.i < token.i and "-" in [t.text for t in name] and all(t.ent_iob_ == "I" for t in name[1:])


def _name_end(token: Token) -> int:
    """Where the name of a place that the token begins ends; the token itself where it begins none with hyphens."""
    end = token.i
    if token.ent_type_ in _PLACES and end + 1 < len(token.doc) and token.doc[end + 1].text == "-":
        while end + 1 < len(token.doc) and token.doc[end + 1].ent_iob_ == "I":
            end += 1
    return end


def object_after_particle(verb: Token) -> tuple[Token, ...]:
    """The object after a particle that the parser took for a measure: "broke up a march"."""
    particle = any(c.dep_ == "prt" for c in verb.children)
    return tuple(
        noun
        for child in verb.children
        if particle and child.dep_ == "npadvmod" and child.i > verb.i and child.pos_ == "NOUN" and not child.ent_type_
        for noun in with_conjuncts(child)
    )


def phrase(token: Token) -> Span:
    """The span of the noun phrase that `token` heads, "of" phrases included, coordinated ones left out."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if above.i != token.i and measured(above).i == token.i:
        whole, own = phrase(above), _plain_phrase(token)
        return Span(whole.start, max(whole.end, own.end))
    return _plain_phrase(token)


def _plain_phrase(token: Token) -> Span:
    start = min([token.i, *(t.i for t in token.lefts if t.dep_ not in ("cc", "punct", "preconj"))])
    for left in token.lefts:
        if left.dep_ not in ("cc", "punct", "preconj"):
            start = min(start, left.left_edge.i)
    end = _name_end(token)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end + 1 and child.lower_ == "of":
            end = max(end, child.right_edge.i)
    doc = token.doc
    while start < token.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return Span(doc[start].idx, doc[end].idx + len(doc[end].text))
