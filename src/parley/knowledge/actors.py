"""What the tables hold: actors, the roles that words name, and who held which office when."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from parley.knowledge.names import slug
from parley.model.world import ActorRef

ActorKind = Literal["state", "body", "group", "organisation", "person", "outlet"]
RoleKind = Literal["person", "people", "body", "side"]

# PLOVER 2.0, section on actors: the only sector codes that an actor may have.
SECTORS = frozenset(
    {
        *("AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP"),
        *("PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK"),
    }
)
# PLOVER's codes for actors of no single state.
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of a table. `weight` (0..1) is how far the row may be relied on; see docs/how-to/add-actors.md."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    gender: str | None = None
    weight: float = 1.0
    source: str = ""

    def ref(self) -> ActorRef:
        return ActorRef(id=self.id, name=self.name, country=self.country, sector=self.sector)


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun or title says of whoever it names; an empty sector is taken from whom they serve.

    `written` is how a word must be written that means something else in small letters ("the West", "PM").
    """

    words: str
    sector: str | None
    kind: RoleKind
    office: str | None = None
    gender: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's time in an office. `country` may be an organisation's id; `end` None: not known to have ended.

    The day of a change belongs to both: reports of that day still call the one who falls "the president".
    """

    person: str
    office: str
    country: str
    start: date | None
    end: date | None
    weight: float = 1.0

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for what belongs to a state ("Syrian", adjective) or for its people ("Syrians").

    `forces` is the sector of forces called after a people within a state ("Tigrayan forces"), None for a state's.
    """

    country: str
    people: bool
    adjective: bool
    within: bool = False
    forces: str | None = None


def state_id(country: str) -> str:
    return f"a:{country.lower()}"


def organ_id(country: str, sector: str, organ: str = "") -> str:
    """The id of a state's organ; the executive is the state itself, as the Kremlin is Russia."""
    if sector == "GOV" and not organ:
        return state_id(country)
    return f"a:{country.lower()}-{(organ or sector).lower()}"


def named_id(name: str, country: str | None = None) -> str:
    """The id of somebody whom a table names, or of one whom none lists: then his state tells him from namesakes."""
    return f"a:{slug(name)}" + (f".{country.lower()}" if country else "")


def bare_id(actor: str) -> str:
    """The id that somebody unlisted has where no text tells his state: "a:ana-reyl.ukr" -> "a:ana-reyl"."""
    return actor.partition(".")[0]
