"""Somebody whom nobody knows by name: the words, with the country that a demonym, state or place among them gives.

"A Moroccan trawler", "Algeria's coastguard", "Kari Moen of Norway". Where two peoples share a noun ("Finnish and
Estonian coastguards") each is an actor.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.polities import is_town
from parley.knowledge.actors import state_id
from parley.knowledge.world import World
from parley.model.world import ActorRef

_NEAR = frozenset({"amod", "compound", "nmod", "poss", "appos"})
_OF = ("of", "from", "in", "across", "for")
_PLACED = frozenset({"GPE", "ORG", "NORP"})


def unknown(words: str, tokens: Tokens) -> tuple[ActorRef, ...]:
    """Who the words may be: a state where they are its name, else themselves, once for each people named."""
    world = World.load()
    whole = world.country_of_demonym(words)
    if whole is not None and (state := world.state(whole)) is not None:
        return (state.ref(),)
    if named := world.by_name(words):
        return (named[0].ref(),)
    countries = countries_of(tokens)
    if len(countries) > 1 and _share_a_noun(tokens, world):
        return tuple(ActorRef(name=words, country=c) for c in countries)
    return (ActorRef(name=words, country=countries[0] if countries else None),)


def countries_of(tokens: Tokens) -> tuple[str, ...]:
    """The countries that the noun phrase is said to be of, nearest its head first.

    States and demonyms decide; a town does only where nothing else names a country and it is no part of a person.
    """
    if not len(tokens):
        return ()
    world, head = World.load(), tokens.root
    about = list(_about(head))
    found = [c for t in about if (c := _country(t, world)) is not None]
    if not found:
        towns = [t for t in about if t.ent_type_ in ("GPE", "LOC", "FAC") or (t.ent_type_ == "" and t.pos_ == "PROPN")]
        found = [c for t in towns if (c := world.country_of_place(_name(t))) is not None]
    if not found and len(tokens) == 1 and is_town(head):
        found = [c for c in (world.country_of_place(head.text),) if c is not None]
    return tuple(dict.fromkeys(found))


def _share_a_noun(tokens: Tokens, world: World) -> bool:
    """Whether two demonyms before the head are coordinated."""
    return sum(world.country_of_demonym(t.text) is not None for t in noun_slot(tokens.root, "amod")) > 1


def _about(head: Token) -> Iterator[Token]:
    """The head and the words that say whose or whence it is, coordinated ones too."""
    yield head
    for child in head.children:
        if child.dep_ in _NEAR:
            yield from _with_conjuncts(child)
            yield from (t for inner in child.children if inner.dep_ in ("compound", "amod", "poss") for t in (inner,))
    for name in _OF:
        for noun in noun_slot(head, name):
            yield noun
            yield from (t for t in noun.children if t.dep_ in _NEAR)


def _with_conjuncts(token: Token) -> Iterable[Token]:
    return (token, *(c for c in token.children if c.dep_ == "conj"))


def _country(token: Token, world: World) -> str | None:
    """The country of a demonym, of a state's name, or of the capital that stands for a state."""
    before = token.doc[token.i - 1 : token.i + 1].text if token.i > token.sent.start else ""
    if (country := world.country_of_demonym(before) or world.country_of_demonym(token.text)) is not None:
        return country
    if token.pos_ not in ("PROPN", "NOUN", "ADJ") or not token.text[:1].isupper():
        return None
    for words in (_name(token), token.text):
        for actor in world.by_name(words)[:1]:
            if actor.country and (token.ent_type_ in _PLACED or actor.id == state_id(actor.country)):
                return actor.country
    return None


def _name(token: Token) -> str:
    """The whole name that the token heads: "Burkina Faso", "South Africa"."""
    first = min([token.i, *(c.i for c in token.children if c.dep_ == "compound" and c.ent_type_ == token.ent_type_)])
    return token.doc[first : token.i + 1].text
