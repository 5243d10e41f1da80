"""What the readings of the names of one text say for one another: they share a unit or a state, or lie near by.

Invariant: every value lies between 0 and 1.5, and a reading says nothing here of how likely it is itself.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parley.extractors.places.distances import EARTH_KM, vectors
from parley.knowledge.gazetteer import Entry

Array = NDArray[np.float64]

# What another name's reading says for this one: it contains it, shares its unit, or its country. Sharing a country
# says less, because countries are large. Chosen as the scores of `resolve` were.
_IN_UNIT, _SAME_ADMIN2, _SAME_ADMIN1, _IN_COUNTRY, _SAME_COUNTRY = 1.5, 1.2, 1.0, 0.8, 0.25
_HOLDS = 1.0  # and what a town says for the state it lies in: "Atlanta" for the Georgia of the United States
_NEAR_KM = 100.0
# GeoNames cuts the United Kingdom into its nations: two towns of England have no more in common than two of a state.
_WIDE_UNITS, _IN_WIDE_UNIT = frozenset({"geonames:6269131"}), 0.3
# That a text names the United States says little for the Rome and the Geneva there; that it names Lebanon says much for
# its Tripoli, a fifth of Libya's. A tenth, and 500,000 for a great city, make hardly a difference.
_PEER, _GREAT_CITY, _FOR_DWARF = 0.15, 150_000, 0.25


def affinities(names: Sequence[Sequence[Entry]]) -> Array:
    """For each pair of readings, name by name, what the second says for the first."""
    entries = [e for readings in names for e in readings]
    country, admin1, admin2, own = _codes(
        [e.country for e in entries], [e.admin1_id for e in entries], [e.admin2_id for e in entries],
        [e.id for e in entries],
    )
    is_country = np.array([e.feature == "country" for e in entries])
    xyz = vectors(entries)
    km = EARTH_KM * np.arccos(np.clip(xyz @ xyz.T, -1, 1))
    flat = ~is_country
    said = np.exp(-km / _NEAR_KM) * flat[None, :] * flat[:, None]
    same = (country[:, None] == country[None, :]) & (country >= 0)[:, None]
    shared = same * (np.where(is_country, _IN_COUNTRY, _SAME_COUNTRY) * _narrowness(entries))[None, :]
    dwarf = np.array([_is_dwarf(e, readings) for readings in names for e in readings])
    said = np.maximum(said, shared * np.where(dwarf, _FOR_DWARF, 1.0)[:, None])
    unit = np.where([e.admin1_id in _WIDE_UNITS for e in entries], _IN_WIDE_UNIT, _SAME_ADMIN1)
    said = np.maximum(said, ((admin1[:, None] == admin1[None, :]) & (admin1 >= 0)[:, None]) * unit[None, :])
    said = np.maximum(said, ((admin2[:, None] == admin2[None, :]) & (admin2 >= 0)[:, None]) * _SAME_ADMIN2)
    inside = (admin1[:, None] == own[None, :]) | (admin2[:, None] == own[None, :])
    said = np.maximum(said, inside * _IN_UNIT)
    return np.asarray(np.maximum(said, inside.T * _HOLDS))


def _codes(*columns: Sequence[str | None]) -> list[NDArray[np.int64]]:
    """The values of all columns as numbers, equal where they are equal; -1 for None."""
    codes: dict[str | None, int] = {None: -1}
    return [np.array([codes.setdefault(value, len(codes)) for value in values]) for values in columns]


def _narrowness(entries: Sequence[Entry]) -> Array:
    """Less for a state of many: two towns of Luxembourg have more in common than two of the United States."""
    people = {e.country: e.population + 1.0 for e in entries if e.feature == "country"}
    of_each = np.array([people.get(e.country, 1e7) for e in entries])
    return np.asarray(np.clip(1 - 0.22 * (np.log10(of_each) - 6), 0.4, 1.0))


def _is_dwarf(reading: Entry, readings: Sequence[Entry]) -> bool:
    """Whether a town is small beside a great city of its name."""
    if reading.feature not in ("city", "section"):
        return False
    largest = max((e.population for e in readings if e.feature == "city"), default=0)
    return largest >= _GREAT_CITY and reading.population < _PEER * largest
