import time

import pytest

from parley.knowledge.gazetteer import Gazetteer, contains


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "id_", "country"),
    [
        ("Kyiv", "geonames:703448", "UKR"),
        ("Zaporizhzhia", "geonames:687700", "UKR"),
        ("Харьков", "geonames:706483", "UKR"),
        ("حلب", "geonames:170063", "SYR"),
        ("Snake Island", "parley:snake-island", "UKR"),
        ("Pripyat", "parley:pripyat", "UKR"),
        ("DRC", "geonames:203312", "COD"),
        ("Black Sea", "parley:black-sea", None),
    ],
)
def test_a_name_finds_its_place(gazetteer, name, id_, country):
    found = {e.id: e.country for e in gazetteer.find(name)}
    assert found[id_] == country


def test_an_unknown_name_finds_nothing(gazetteer):
    assert gazetteer.find("Qwertyville") == []
    assert not gazetteer.knows("")


def test_a_noisy_name_ranks_below_a_place_s_own(gazetteer):
    first = gazetteer.find("Kharkiv")[0]
    assert (first.id, first.name_rank, first.is_primary_name) == ("geonames:706483", 0, True)


def test_a_town_knows_the_units_it_lies_in(gazetteer):
    town = next(e for e in gazetteer.find("Orikhiv") if e.country == "UKR")
    region = next(e for e in gazetteer.find("Zaporizhzhia Oblast") if e.feature == "admin1")
    ukraine = gazetteer.country("UKR")[0]
    assert contains(region, town)
    assert contains(ukraine, town)
    assert not contains(town, region)


def test_precision_follows_the_kind_of_place(gazetteer):
    kinds = {"Ukraine": "country", "Donbas": "region", "Azovstal": "point", "Mariupol": "city"}
    assert {name: gazetteer.find(name)[0].precision for name in kinds} == kinds


@pytest.mark.usefixtures("gazetteer")
def test_it_opens_at_once_when_compiled():
    began = time.perf_counter()
    opened = Gazetteer.open()
    assert opened.find("Kyiv")
    assert time.perf_counter() - began < 0.2
    opened.close()
