"""One key for the ways of writing an Arabic name, and what the gazetteer makes of it."""

import pytest

from parley.knowledge.gazetteer import Gazetteer
from parley.knowledge.gazetteer.spellings import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qasr Ben Ghashir", "Gasr bin Gashir"),
        ("al-Shaddadah", "Ash Shaddādah"),
        ("Oued Zem", "Wadi Zem"),
        ("Es-Suweida", "As-Suwayda"),
        ("Mayadin", "al-Mayadeen"),
        ("Deir Hafer", "Dayr Ḩāfir"),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Baghdad", "Baqubah"), ("Sabratha", "Sabha"), ("Zintan", "Zliten")])
def test_names_of_two_places_do_not(one, other):
    assert sound(one) != sound(other)


@pytest.mark.parametrize("name", ["Hit", "Ur", "al-", "حلب", "Area 51"])
def test_a_name_without_enough_latin_letters_has_no_sound(name):
    assert sound(name) == ""


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "own", "country"),
    [
        ("Gasr Ben Gashir", "Qaşr Bin Ghashīr", "LBY"),
        ("Serwah", "Sirwah", "YEM"),
        ("Ras Lanouf", "Ras Lanuf", "LBY"),
        ("Um Ruwaba", "Umm Ruwaba", "SDN"),
    ],
)
def test_a_spelling_that_no_list_has_finds_its_place_as_a_noisy_name(gazetteer, name, own, country):
    first = gazetteer.find(name)[0]
    assert (first.name, first.country, first.name_rank) == (own, country, 2)


def test_a_name_as_it_is_written_comes_alone(gazetteer):
    assert {e.country for e in gazetteer.find("Sirte")} == {"LBY"}
