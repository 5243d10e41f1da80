from datetime import date, datetime

import pytest

from parley.knowledge.world import World


@pytest.fixture(scope="module")
def world():
    return World.load()


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("president", "UKR", "2022-02-28", "a:volodymyr-zelensky"),
        ("president", "UKR", "2018-11-26", "a:petro-poroshenko"),
        ("president", "USA", "2010-06-24", "a:barack-obama"),
        ("prime-minister", "ISR", "2022-08-05", "a:yair-lapid"),
        ("prime-minister", "GBR", "2022-03-01", "a:boris-johnson"),
        ("foreign-minister", "RUS", "2022-03-10", "a:sergei-lavrov"),
        ("foreign-minister", "USA", "2013-09-14", "a:john-kerry"),
        ("supreme-leader", "IRN", "2024-07-31", "a:ali-khamenei"),
        ("secretary-general", "un", "2022-07-22", "a:antonio-guterres"),
        ("special-envoy", "SYR", "2016-02-03", "a:staffan-de-mistura"),
        ("leader", "hezbollah", "2006-07-12", "a:hassan-nasrallah"),
        ("president", "SDN", "2019-04-11", "a:omar-al-bashir"),
    ],
)
def test_who_held_an_office_on_a_day(world, office, country, day, person):
    assert world.holder(office, country, date.fromisoformat(day)).id == person
    assert world.holder(office, country, datetime.fromisoformat(day)).id == person


def test_an_office_that_nobody_is_known_to_have_held(world):
    assert world.holder("president", "UKR", date(1980, 1, 1)) is None
    assert world.holder("grand-vizier", "UKR", date(2022, 1, 1)) is None


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("the Kremlin", "a:rus"),
        ("Bankova", "a:ukr"),
        ("Foggy Bottom", "a:usa-mfa"),
        ("the Pentagon", "a:usa-mod"),
        ("Downing Street", "a:gbr"),
        ("Élysée", "a:fra"),
        ("United States", "a:usa"),
        ("DRC", "a:cod"),
        ("Zelenskiy", None),
        ("Volodymyr Zelenskiy", "a:volodymyr-zelensky"),
        ("Alyaksandr Lukashenka", "a:alexander-lukashenko"),
        ("Daesh", "a:isis"),
        ("Ansar Allah", "a:houthis"),
        ("ICRC", "a:icrc"),
        ("Nobody Inparticular", None),
    ],
)
def test_by_name(world, name, actor):
    found = world.by_name(name)
    assert (found[0].id if found else None) == actor


def test_by_surname_in_any_spelling(world):
    assert "a:volodymyr-zelensky" in [a.id for a in world.by_surname("Zelenskyy")]


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Syrians", "SYR"),
        ("Dutch", "NLD"),
        ("South Sudanese", "SSD"),
        ("Tigrayan", "ETH"),
        ("Kurdish", None),
        ("Table", None),
    ],
)
def test_demonyms(world, word, country):
    assert world.country_of_demonym(word) == country


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("troops", "MIL"),
        ("Foreign Ministers", "GOV"),
        ("lawmakers", "LEG"),
        ("judge", "JUD"),
        ("police", "COP"),
        ("aid workers", "SOC"),
        ("protesters", "CVL"),
        ("rebels", "REB"),
        ("refugees", "REF"),
        ("gizmo", None),
    ],
)
def test_sectors_of_roles(world, words, sector):
    assert world.sector_of_role(words) == sector


def test_places_tell_a_state(world):
    assert world.country_of_place("Kharkiv") == "UKR"
    assert world.country_of_place("Aleppo") == "SYR"
    assert world.country_of_place("Nowheresville") is None


def test_a_world_is_loaded_once():
    assert World.load() is World.load()
