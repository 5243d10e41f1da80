"""Which party an actor speaks and acts for: the unit of independence and of negotiation.

A state's president, army and capital are one party (its country code). Armed groups, movements and organisations
are parties of their own. Everybody unnamed is one party: two unnamed sources may be the same man.
"""

from collections.abc import Iterable

from parley.model.world import ActorRef

UNNAMED = "unnamed"

# Sectors whose members speak for the state that their country code names; a rebel of the same country does not.
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "ELI", None})


def party_of(actor: ActorRef | None) -> str:
    """The party key of an actor: a country code, an actor id, or `UNNAMED`."""
    if actor is None or (actor.id is None and actor.country is None):
        return UNNAMED
    if actor.country and actor.sector in _STATE_SECTORS:
        return actor.country
    return actor.id or UNNAMED


def parties_of(actors: Iterable[ActorRef]) -> tuple[str, ...]:
    """The distinct named parties among `actors`, in alphabetical order."""
    return tuple(sorted({party for party in map(party_of, actors) if party != UNNAMED}))
