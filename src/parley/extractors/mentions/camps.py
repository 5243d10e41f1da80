"""Whose people "its forces" and "the group's fighters" are.

Invariant: the possessor decides. Forces are a state's army only where the possessor is that state, one of its organs or
somebody who serves it; those of a group, or of who leads it, are the group's; those of nobody known are nobody's.
"""

from collections.abc import Iterator
from datetime import datetime

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.spots import Spot, objects, stance
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World
from parley.model.world import ActorRef

# Whoever has one of these sectors commands no army of the state that he lives in.
NO_STATES = frozenset({"REB", "PRM", "PRE", "PTY", "OPP", "CRM", "UAF", "ELI"})
# A description of somebody of such a body has its sector, not that of the title: "the rebels' commander".
OWN_SECTOR = frozenset({"REB", "PRM", "PRE", "PTY", "JRN"})
# "the former President Ali Abdullah Saleh": a title and a name have hardly more words.
_NAME_TOKENS = 7
_BODIES = frozenset({"group", "organisation", "body"})


def possessors(words: Words, spot: Spot) -> Iterator[int]:
    """The tokens that may head whoever a noun belongs to: "the group's forces", "forces loyal to Dolin"."""
    if spot.mods.owner is not None:
        yield spot.mods.owner
    kids = words.kids[spot.head]
    yield from (k for k in kids if words.dep[k] == "poss")
    yield from _called_after(words, spot)
    yield from (obj for _, obj in objects(words, spot.head, frozenset({"of", "under"})))
    yield from _followed(words, spot.head + 1)


def _called_after(words: Words, spot: Spot) -> Iterator[int]:
    """The name right before a noun: "Dolin forces", "pro-Dolin fighters" are his; anti-Dolin ones are another's."""
    before = spot.roles[0].first - 1 if spot.roles else -1
    side = stance(words, before) if before >= spot.first else "anti"
    if side == "pro" or (side is None and words.pos[before] == "PROPN"):
        yield before


def _followed(words: Words, i: int) -> Iterator[int]:
    """The words after "loyal to", as far as a name may run; read in order, for parsers hang them anywhere."""
    if i + 1 >= len(words) or words.lower[i] not in lexicon("allegiance") or words.lower[i + 1] not in ("to", "by"):
        return
    for k in range(i + 2, min(i + 2 + _NAME_TOKENS, len(words))):
        if words.sent[k] != words.sent[i] or words.pos[k] == "VERB" or words.text[k] == ",":
            return
        yield k


def camp(world: World, owner: ActorRef, at: datetime | None) -> ActorRef:
    """The party that somebody's people belong to: the group that he leads on the day, else he himself.

    Who held office before or after that day, and none on it, commands no army of his state.
    """
    known = world.actors.get(owner.id or "")
    if known is None or known.kind != "person":
        return owner
    if known.sector not in NO_STATES:
        out = world.offices_of(known.id, None) and not world.offices_of(known.id, at)
        return owner.model_copy(update={"sector": "ELI"}) if out else owner
    led = (world.actors.get(f"a:{h.country}") for h in world.offices_of(known.id, at))
    return next((body.ref() for body in led if body is not None and body.kind in _BODIES), owner)


def is_party(world: World, owner: ActorRef) -> bool:
    """Whether an actor is a listed group or body whose people are coded as itself."""
    known = world.actors.get(owner.id or "")
    return known is not None and known.kind in ("group", "organisation")
