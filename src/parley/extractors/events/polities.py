"""Who acts for a state or armed side: the class POLITY of the lexicon, for verbs that firms and private people share.

Invariant: a name of a country, people or body, a noun for such a body or office, or a noun that a country's name or
adjective describes ("Norwegian surgeons", "the mayor of Oslo"); a person's bare name is none, and a pronoun is what the
speaker above it is.
"""

from spacy.tokens import Token

from parley.extractors.events.nouns import noun_slot
from parley.knowledge.world import World

_OWN = frozenset({"it", "they", "he", "she", "we"})
_PEOPLES = frozenset({"GPE", "NORP"})


def is_polity(token: Token) -> bool:
    """Whether the word stands for a state, an armed side, a public body, or somebody said to be of one."""
    if token.pos_ == "PRON":
        speaker = _speaker(token)
        return speaker is not None and is_polity(speaker)
    return _is_country(token) or any(
        _is_country(near)
        for slot in ("amod", "compound", "poss", "of", "from", "in")
        for near in noun_slot(token, slot)
    )


def _is_country(token: Token) -> bool:
    if token.ent_type_ in _PEOPLES:
        return True
    if not token.text[:1].isupper() or token.pos_ not in ("PROPN", "ADJ", "NOUN"):
        return False
    world = World.load()
    return world.country_of_demonym(token.text) is not None or any(
        actor.kind in ("state", "body", "group") for actor in world.by_name(token.text)[:1]
    )


def _speaker(pronoun: Token) -> Token | None:
    """The subject of the clause above, whom a pronoun in what is said most often means: "Oslo said it would"."""
    above = pronoun.head.head
    if pronoun.lower_ not in _OWN or pronoun.head.dep_ not in ("ccomp", "parataxis") or above.i == pronoun.head.i:
        return None
    return next((c for c in above.children if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)


def is_town(token: Token) -> bool:
    """Whether the name is a place's, whatever the parser took it for: "took Goma"."""
    if token.pos_ != "PROPN" or token.ent_type_ not in ("PERSON", "ORG", "") or not token.text[:1].isupper():
        return False
    name = " ".join([*(c.text for c in token.lefts if c.dep_ == "compound"), token.text])
    return World.load().country_of_place(name) is not None
