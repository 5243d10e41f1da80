"""What the gazetteer knows of a place."""

from dataclasses import dataclass
from typing import Literal

from parley.knowledge.gazetteer.names import is_spelling_of
from parley.model.world import Place, PlacePrecision

Feature = Literal[
    "continent", "country", "admin1", "admin2", "city", "section", "region", "river", "lake", "sea", "mountain",
    "island", "terrain", "facility",
]

PRECISION: dict[Feature, PlacePrecision] = {
    "continent": "region", "country": "country", "admin1": "region", "admin2": "district", "city": "city",
    "section": "point", "region": "region", "river": "region", "lake": "region", "sea": "region",
    "mountain": "region", "island": "region", "terrain": "region", "facility": "point",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place under one of its names.

    `id` is "geonames:<id>" or "parley:<slug>"; `country` ISO 3166 alpha-3; `admin1` a name, `admin1_id` and
    `admin2_id` the entries of the units it lies in. `name_rank` says how the looked-up name belongs to it:
    0 its own name, 1 a curated other name, 2 one of GeoNames's alternates, which are noisy. `noted`: our tables list
    it as a place that conflict news is about.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    admin1_id: str | None
    admin2_id: str | None
    feature: Feature
    population: int
    name_rank: int
    noted: bool = False

    @property
    def is_primary_name(self) -> bool:
        return self.name_rank < 2

    def is_called(self, name: str) -> bool:
        """Whether `name` is its own or a curated name, or a spelling of one."""
        return self.name_rank < 2 or is_spelling_of(name, self.name)

    @property
    def precision(self) -> PlacePrecision:
        return PRECISION[self.feature]

    def place(self) -> Place:
        return Place(
            id=self.id, name=self.name, latitude=self.latitude, longitude=self.longitude, country=self.country,
            admin1=self.admin1, precision=self.precision, population=self.population or None,
        )


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in `outer` by what the gazetteer says of both."""
    if outer.id == inner.id:
        return False
    if outer.feature == "country":
        return inner.country == outer.country
    return outer.id in (inner.admin1_id, inner.admin2_id)
