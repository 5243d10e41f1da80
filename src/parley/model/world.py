"""Who, where and when, as they appear inside reports."""

from datetime import datetime
from typing import Literal

from parley.model.base import Value

PlacePrecision = Literal["point", "city", "district", "region", "country"]
WhenPrecision = Literal[
    "second",
    "minute",
    "hour",
    "part-of-day",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
    "vague",
]


# Words for somebody that stand in no list of who takes part: alone they say of nobody who he is.
PRONOUNS = frozenset(
    {"i", "me", "we", "us", "you", "he", "him", "she", "her", "it", "they", "them", "one", "who", "whom", "which",
     "that", "this", "these", "those", "other", "others", "both", "all", "some", "many", "most", "none", "each",
     "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "himself", "herself", "itself",
     "themselves", "myself", "ourselves", "yourself"}
)  # fmt: skip


class ActorRef(Value):
    """An actor as named in a report.

    `id` is None where the words do not tell who it is (a pronoun without antecedent, "an official"); then `name`
    is the description the text gave. `country` is ISO 3166 alpha-3 or a PLOVER international code (IGO,
    UNO, EUR, NGO, ISM, IMG, MNC); `sector` is one of PLOVER's 25.
    """

    id: str | None = None
    name: str
    country: str | None = None
    sector: str | None = None

    def is_nobody(self) -> bool:
        """Whether a pronoun that nothing resolved is all there is."""
        return self.id is None and self.name.casefold() in PRONOUNS


class Candidate(Value):
    """Another actor that the words could mean, with its score (0..1) and the reason for it."""

    actor: ActorRef
    score: float
    reason: str


class Place(Value):
    """A gazetteer entry. `id` is "geonames:<id>" or "parley:<slug>" for the supplement."""

    kind: Literal["place"] = "place"
    id: str
    name: str
    latitude: float
    longitude: float
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision
    population: int | None = None


class Where(Value):
    """A place as a report names it; `place` is None when it is not in the gazetteer."""

    text: str
    place: Place | None = None
    precision: PlacePrecision | None = None
    candidates: tuple[Place, ...] = ()


class When(Value):
    """An interval with its precision and the words it came from.

    Half-open [start, end) in UTC; either side None when open. `approximate` for "about", "around".
    """

    start: datetime | None = None
    end: datetime | None = None
    precision: WhenPrecision
    text: str
    approximate: bool = False
