"""What the towns of an administrative unit say of it: its middle, its people, and the city that shares its name.

Invariant: nobody is counted twice; GeoNames lists Brooklyn beside New York City, whose count holds it already.
"""

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parley.knowledge.gazetteer.sources import Row

# A city fills about the disc that its people would at this density; a smaller town within it is a part of it.
_PER_KM2 = 5000.0
_CITY = 100_000
# "New York" alone is the city, where half of the state lives; "Oklahoma" is no city, where a fifth does.
_CITY_SHARE = 1 / 3
_KM_PER_DEGREE = 111.2


def centres(towns: Iterable["Row"]) -> dict[str, tuple[float, float]]:
    """For each unit the mean point of its towns."""
    sums: dict[str, list[float]] = {}
    for town in towns:
        for unit in _units(town):
            s = sums.setdefault(unit, [0.0, 0.0, 0.0])
            for i, value in enumerate((town.latitude, town.longitude, 1)):
                s[i] += value
    return {u: (s[0] / s[2], s[1] / s[2]) for u, s in sums.items()}


def populations(towns: list["Row"]) -> dict[str, int]:
    """For each unit the people of its towns, those of a city's parts once."""
    counts: dict[str, int] = {}
    for town, counted in _counted(towns):
        for unit in counted:
            counts[unit] = counts.get(unit, 0) + town.population
    return counts


def name_after_unit(towns: Iterable["Row"], units: Iterable["Row"]) -> None:
    """Gives "New York City" the name "New York" as its own, because most of that unit is the city."""
    by_id = {u.id: u for u in units if u.feature == "admin1"}
    for town in towns:
        unit = by_id.get(town.admin1_id or "")
        name = town.name.removesuffix(" City")
        if unit is None or name == town.name or town.population < _CITY_SHARE * unit.population:
            continue
        if name in (unit.name, *(n for n, rank in unit.names.items() if rank < 2)):
            town.names[name] = 1


def _units(town: "Row") -> set[str]:
    return {u for u in (town.admin1_id, town.admin2_id) if u}


def _counted(towns: list["Row"]) -> Iterator[tuple["Row", set[str]]]:
    """Each town and the units that it adds people to: those that no larger city around it has already filled."""
    by_unit: dict[str | None, list[Row]] = {}
    for town in towns:
        by_unit.setdefault(town.admin1_id, []).append(town)
    for members in by_unit.values():
        cities = [t for t in members if t.population >= _CITY]
        for town in members:
            filled = {u for city in cities if _holds(city, town) for u in _units(city)}
            yield town, _units(town) - filled


def _holds(city: "Row", town: "Row") -> bool:
    if town.population >= city.population:
        return False
    radius = math.sqrt(city.population / (_PER_KM2 * math.pi)) / _KM_PER_DEGREE
    north = city.latitude - town.latitude
    if abs(north) > radius:
        return False
    return math.hypot(north, (city.longitude - town.longitude) * math.cos(math.radians(town.latitude))) < radius
