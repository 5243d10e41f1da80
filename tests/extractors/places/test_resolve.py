"""Which place a name is taken to mean."""

import pytest

from tests.extractors.places.reading import place, places, where


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("He moved to Paris, Texas, last year.", "Paris", "USA", "Texas"),
        ("The summit opened in Paris on Monday.", "Paris", "FRA", "Île-de-France"),
        ("Tbilisi said that Georgia would hold a vote.", "Georgia", "GEO", None),
        ("Officials in Atlanta said that Georgia would hold a vote.", "Georgia", "USA", "Georgia"),
        ("The Egyptian port of Alexandria was closed.", "Alexandria", "EGY", "Alexandria Governorate"),
        ("Troops left Donetsk for Rostov-on-Don in Russia.", "Donetsk", "UKR", "Donetsk Oblast"),
        ("Aid reached Tripoli and Misrata in Libya.", "Tripoli", "LBY", "Tripoli District"),
        ("Aid reached Tripoli and Sidon in Lebanon.", "Tripoli", "LBN", "North"),
        ("The road from Aleppo to Hama was cut.", "Hama", "SYR", "Hama Governorate"),
    ],
)
def test_context_decides(text, name, country, admin1):
    found = place(text, name).where.place
    assert found is not None
    assert (found.country, found.admin1) == (country, admin1)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells fell on Kharkiv.", "Kharkiv", "city"),
        ("Shells fell across Kharkiv region.", "Kharkiv", "region"),
        ("Shells fell on Zaporizhzhia.", "Zaporizhzhia", "city"),
        ("Ukraine was attacked.", "Ukraine", "country"),
        ("They met at Panmunjom.", "Panmunjom", "point"),
        ("They met on the Black Sea coast.", "Black Sea", "region"),
    ],
)
def test_precision(text, name, precision):
    assert place(text, name).where.precision == precision


def test_a_distance_chooses_between_namesakes():
    text = "Shells fell on Pisky, a village {} of Donetsk."
    near = place(text.format("10 km northwest"), "Pisky")
    assert near.where.place is not None
    assert near.where.place.admin1 == "Donetsk Oblast"
    assert "10 km from Donetsk" in near.reason


def test_a_list_of_countries_is_no_container():
    text = "Envoys of China, Japan and Iran met."
    assert where(text, "China") == "geonames:1814991"


def test_a_name_keeps_its_place_through_the_document():
    text = "The town of Springfield, Ohio, voted. Springfield will rebuild."
    assert {where(text, "Springfield")} == {"geonames:4525353"}
    assert {m.where.place.id for m in places(text) if m.where.text == "Springfield"} == {"geonames:4525353"}


def test_the_runners_up_are_kept():
    mention = place("The summit opened in Paris on Monday.", "Paris")
    assert "Texas" in {c.admin1 for c in mention.where.candidates}


def test_the_same_text_gives_the_same_places():
    text = "Fighting near Goma, Sake and Minova spread to Bukavu."
    assert places(text) == places(text)
