"""Role nouns that name nobody where they stand: idioms, states of things, parts of the body, tents.

Invariant: only words that the lists of the lexicon name are let go, and never one that speaks.
"""

from parley.extractors.mentions.lexicon import lexicon, several
from parley.extractors.mentions.scan import Hits, RoleHit
from parley.extractors.mentions.spots import Modifiers, objects
from parley.extractors.mentions.words import Words

_OF = frozenset({"of"})
# What may stand before a noun of an idiom: "took sides", "raised its head", never "joined the government forces".
_BARE = frozenset({"det", "poss", "punct", "case"})
_TELLING_WHO = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "npadvmod"})


def names_nobody(words: Words, hits: Hits, hit: RoleHit, mods: Modifiers) -> bool:
    """Whether a role noun, which is no title before a name, names nobody."""
    head, noun = hit.head, hit.role.words
    if _speaks(words, head):
        return False
    if _in_idiom(words, head) or _of_a_thing(words, head, noun):
        return True
    if noun == "state" and hit.first and words.pos[hit.first - 1] == "PROPN" and (mods.place or mods.within):
        return True  # "Borno state" is a place within one
    if noun in lexicon("mass") and words.tag[head] == "NN" and not _is_told(words, head):
        return words.text[head].islower()
    if mods.countries or mods.ids or mods.roles or mods.camp or mods.owner is not None:
        return noun in lexicon("tents") and (hit.plural or _is_tents(words, hits, hit))
    if noun in lexicon("tents"):
        return hit.plural or _is_tents(words, hits, hit) or not _after_a_name(words, hits, hit)
    kinds = several("bodily", noun)
    return kinds is not None and not _of_somebody(words, head) and not kinds & _before(words, head)


def _speaks(words: Words, head: int) -> bool:
    return words.dep[head] == "nsubj" and words.lemma[words.head[head]] in lexicon("telling")


def _in_idiom(words: Words, head: int) -> bool:
    """ "Joined forces", "took sides": a verb and its bare object that mean no body and no party."""
    if words.dep[head] != "dobj" or any(words.dep[k] not in _BARE for k in words.kids[head] if k < head):
        return False
    return f"{words.lemma[words.head[head]].lower()} {words.lower[head]}" in lexicon("idiom")


def _of_a_thing(words: Words, head: int, noun: str) -> bool:
    """ "A state of emergency", "the authority of the Council": the noun before the "of" is no body."""
    things = several("condition", noun)
    if things is None:
        return False
    return any(not things or words.lemma[obj].lower() in things for _, obj in objects(words, head, _OF))


def _is_told(words: Words, head: int) -> bool:
    """Whether anything before or after a noun tells which one it is."""
    return words.dep[head] in ("nsubj", "appos", "attr") or any(
        words.dep[k] in _TELLING_WHO or words.dep[k] == "prep" for k in words.kids[head]
    )


def _is_tents(words: Words, hits: Hits, hit: RoleHit) -> bool:
    """Whether a camp is a place: what it is for stands before it, or somebody is in it or goes there."""
    head = hit.head
    located = words.dep[head] == "pobj" and words.lower[words.head[head]] in lexicon("locative")
    kinds = (k for k in words.kids[head] if k < head and words.dep[k] in ("compound", "amod", "nmod"))
    return located or any(
        words.pos[k] != "PROPN" and k not in hits.demonym_over and k not in hits.name_over for k in kinds
    )


def _after_a_name(words: Words, hits: Hits, hit: RoleHit) -> bool:
    before = hit.first - 1
    return before >= 0 and (words.pos[before] == "PROPN" or before in hits.name_over or before in hits.demonym_over)


def _of_somebody(words: Words, head: int) -> bool:
    """Whether a noun is said to be of something: "the head of the mission"."""
    return words.lower[head] == "head" and any(True for _ in objects(words, head, _OF))


def _before(words: Words, head: int) -> set[str]:
    return {words.lower[k] for k in words.kids[head] if k < head}
