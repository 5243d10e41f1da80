"""A spot: words that name somebody, before it is known whom; and what stands around its noun.

Invariant: a spot's `head` lies in [first, end), and no two spots of one document share a head.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from parley.extractors.contract import MentionForm
from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.scan import Hits, RoleHit
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World

Sort = Literal["person", "listed", "organisation", "role", "people", "place", "pronoun", "collective"]

# Pre-modifiers of an English noun phrase in spaCy's labels.
_PRE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "npadvmod", "advmod"})


@dataclass(slots=True)
class Modifiers:
    """Whom a noun phrase says somebody belongs to; `camp` is the sector of rebels and the like before the noun."""

    countries: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    roles: list[RoleHit] = field(default_factory=list)
    owner: int | None = None
    place: str | None = None
    former: bool = False
    several: bool = False
    forces: str | None = None
    within: bool = False
    camp: str | None = None


@dataclass(slots=True)
class Spot:
    """Words that name somebody. `name` is the proper name alone; `appos` the head of the spot it restates.

    A doubtful spot is a person only if somebody is found of that name.
    """

    first: int
    end: int
    head: int
    form: MentionForm
    sort: Sort
    name: str = ""
    name_first: int = -1
    ids: tuple[str, ...] = ()
    roles: list[RoleHit] = field(default_factory=list)
    mods: Modifiers = field(default_factory=Modifiers)
    plural: bool = False
    definite: bool = False
    appos: int | None = None
    doubtful: bool = False


def left_edge(words: Words, head: int) -> int:
    """Where the noun phrase of `head` begins: its leftmost pre-modifier."""
    first = head
    for kid in words.kids[head]:
        if kid < first and words.dep[kid] in _PRE and words.para[kid] == words.para[head]:
            first = min(first, _leftmost(words, kid))
    return first


def _leftmost(words: Words, i: int) -> int:
    first = i
    for kid in words.kids[i]:
        if kid < first:
            first = min(first, _leftmost(words, kid))
    return first


def objects(words: Words, head: int, prepositions: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The objects of the prepositions that hang on `head`, in order."""
    for kid in words.kids[head]:
        if kid > head and words.dep[kid] == "prep" and words.lower[kid] in prepositions:
            for obj in words.kids[kid]:
                if words.dep[obj] == "pobj":
                    yield words.lower[kid], obj


def read_modifiers(words: Words, hits: Hits, world: World, first: int, end: int) -> Modifiers:
    """Countries, bodies and owners named in tokens [first, end) before a noun."""
    mods = Modifiers()
    i = first
    while i < end:
        if (name := hits.name_over.get(i)) is not None:
            if not _stands_aside(words, name.first, name.end):
                _take_name(mods, world, name.ids)
            i = name.end
        elif (demonym := hits.demonym_over.get(i)) is not None:
            if demonym.demonym.country and not _stands_aside(words, demonym.first, demonym.end):
                _add(mods.countries, demonym.demonym.country)
            mods.within = mods.within or demonym.demonym.within
            mods.forces = mods.forces or demonym.demonym.forces
            i = demonym.end
        else:
            if words.tag[i] == "PRP$":
                mods.owner = i
            elif words.lower[i] in lexicon("former"):
                mods.former = True
            elif words.lower[i] in lexicon("camp"):
                mods.camp = lexicon("camp")[words.lower[i]]
            elif words.pos[i] == "PROPN" and not _inside_name(words, i) and not _is_surname(words, i):
                place = place_at(words, world, i, end)
                mods.place = place[1] if place is not None else mods.place
            i += 1
    mods.several = any(words.lower[k] in ("and", "or", "/") for k in range(first, end)) or any(
        words.text[k] in ("-", "–") and k - 1 in hits.demonym_over and k + 1 in hits.demonym_over
        for k in range(first, end)
    )
    return mods


def _inside_name(words: Words, i: int) -> bool:
    """Whether a particle ties the word to a name before it: "Norte" in "Lanao del Norte" is no town of its own."""
    return i > 1 and words.lower[i - 1] in lexicon("particle") and words.pos[i - 2] == "PROPN"


def _is_surname(words: Words, i: int) -> bool:
    """Whether the text has named somebody in full who is called so: his administration is no town's."""
    return words.ent[i] == "PERSON" and words.text[i] in words.surnames


def _stands_aside(words: Words, first: int, end: int) -> bool:
    """Whether a state or body is but a friend or a foe ("-backed", "anti-"): its clients are not its people."""
    if stance(words, first) is not None:
        return True
    return end + 1 < len(words) and words.text[end] == "-" and words.lower[end + 1] in lexicon("aside")


def stance(words: Words, i: int) -> str | None:
    """The "pro" or "anti" that a hyphen ties to token `i`."""
    tied = i > 1 and words.text[i - 1] in ("-", "–") and words.start[i] == words.end[i - 1] == words.start[i - 1] + 1
    return words.lower[i - 2] if tied and words.lower[i - 2] in lexicon("stance") else None


def _take_name(mods: Modifiers, world: World, ids: tuple[str, ...]) -> None:
    actor = world.actors[ids[0]]
    if actor.kind == "state" and actor.country:
        _add(mods.countries, actor.country)
    else:
        _add(mods.ids, actor.id)


def _add(values: list[str], value: str) -> None:
    if value not in values:
        values.append(value)


def place_at(words: Words, world: World, i: int, end: int) -> tuple[int, str] | None:
    """The longest well-known place that starts at token `i`: its end and its state."""
    for stop in range(min(end, i + 4), i, -1):
        country = world.places.get(words.words(i, stop))
        if country is not None and words.text[i][:1].isupper():
            return stop, country
    return None


def is_definite(words: Words, first: int, head: int) -> bool:
    """Whether a phrase points at somebody known: "the", "this", a possessor."""
    return words.lower[first] in lexicon("definite") or any(
        words.tag[k] in ("PRP$", "POS") and words.head[k] != k for k in range(first, head)
    )
