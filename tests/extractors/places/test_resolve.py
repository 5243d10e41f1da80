"""Which place a name is taken to mean."""

import pytest

from parley.extractors.mentions import find_mentions
from parley.extractors.places import find_places
from parley.knowledge.world import World
from tests.extractors.places.reading import gazetteer, named, place, places, where
from tests.extractors.statements.reading import parsed


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
        ("Lebanese soldiers in Tripoli fired on a crowd.", "Tripoli", "LBN", "North"),
        ("Libyan soldiers in Tripoli fired on a crowd.", "Tripoli", "LBY", "Tripoli District"),
        ("Canadian soldiers landed in London.", "London", "GBR", "England"),
        ("Shells hit the village of Lyman near Zmiiv.", "Lyman", "UKR", "Kharkiv Oblast"),
        ("Shells hit Lyman, Kharkiv oblast, overnight.", "Lyman", "UKR", "Kharkiv Oblast"),
        ("In Odesa oblast, a drone fell in Lyman.", "Lyman", "UKR", "Odessa"),
        ("Ukrainian forces held Lyman.", "Lyman", "UKR", "Donetsk Oblast"),
        ("Georgia's governor signed the bill.", "Georgia", "USA", "Georgia"),
        ("Georgia Republicans rejected the claim.", "Georgia", "USA", "Georgia"),
        ("U.S. officials said Georgia's foreign minister had thanked Washington.", "Georgia", "GEO", None),
        ("Niger's president flew home.", "Niger", "NER", None),
        ("Bandits struck Minna in Niger state.", "Niger", "NGA", "Niger State"),
        (
            "The United States spoke first. U.S. officials met the envoys in Geneva. American diplomats stayed on.",
            "Geneva", "CHE", "Geneva",
        ),
        (
            "Washington and London agreed. The United States signed the text in London.",
            "Washington", "USA", "Washington",
        ),
        ("The U.S. minister flew home. The United States and U.S. allies met in Rome.", "Rome", "ITA", "Lazio"),
        ("Police in Atlanta and in Macon, Georgia, said that the man was held in Rome.", "Rome", "USA", "Georgia"),
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
        ("Kharkiv region governor Oleh Hrytsak fled.", "Kharkiv", "region"),
        ("Shells fell on Zaporizhzhia.", "Zaporizhzhia", "city"),
        ("Ukraine was attacked.", "Ukraine", "country"),
        ("They met at Panmunjom.", "Panmunjom", "point"),
        ("Militias burned Dili and Suai.", "Suai", "city"),
        ("They met on the Black Sea coast.", "Black Sea", "region"),
        ("The two envoys met in New York.", "New York", "city"),
        ("The state of New York sued the company.", "New York", "region"),
        ("Farmers in upstate New York blocked the road.", "New York", "region"),
        ("They were stopped at the New York border.", "New York", "region"),
        ("The governor of Krasnodar flew home.", "Krasnodar", "region"),
        ("Lawyers from Oregon, New Mexico, New York and Ohio wrote to the court.", "New York", "region"),
        ("Rebels shot at a bus in Saraqib, Idlib, on Friday.", "Idlib", "region"),
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


def test_a_group_tells_where_its_fighters_are() -> None:
    text = "Hezbollah fighters fired from a hill near Tripoli."
    found = parsed(text)
    mentions = find_mentions(found, World.load()).all()
    places_of_group = find_places(found, gazetteer(), mentions)
    assert [m.where.place.country for m in places_of_group if m.where.place] == ["LBN"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops left Lviv.", ["Lviv"]),
        ("He stayed in Fla. for a week.", ["Fla."]),
        ("Talks with the ELN resumed in Havana.", ["Havana"]),
        ("The UAE sent aid.", ["UAE"]),
    ],
)
def test_the_words_are_the_name_alone(text, names):
    assert named(text) == names


def test_a_noisy_name_yields_to_a_person_of_that_name() -> None:
    found = parsed("Kibaki and Odinga signed in Nairobi. Kenya was glad.")
    mentions = find_mentions(found, World.load()).all()
    assert "Kibaki" not in [m.where.text for m in find_places(found, gazetteer(), mentions)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kurdish fighters left Pakpak before the army reached Hasakah and Qamishli.", "Pakpak"),
        ("In Zendo, a village in Aleppo province, the harvest burned; Syrian soldiers watched.", "Zendo"),
    ],
)
def test_a_hamlet_far_from_all_that_the_text_names_is_not_meant(text, name):
    assert where(text, name) is None


def test_whose_people_act_there_says_nothing_for_a_district_over_its_town():
    text = "Palestinian police closed a street in Ramallah."
    (found,) = [m for m in find_places(parsed(text), gazetteer(), find_mentions(parsed(text), World.load()).all())
                if m.where.text == "Ramallah"]
    assert found.where.precision == "city"


def test_another_spelling_does_not_yield_to_a_person_whom_no_list_has():
    text = "Haftar's men took Gharyan and reached Qasr Ben Ghashir."
    found = find_places(parsed(text), gazetteer(), find_mentions(parsed(text), World.load()).all())
    assert [m.where.text for m in found] == ["Gharyan", "Qasr Ben Ghashir"]


def test_beside_the_city_written_in_full_its_name_is_the_state_s():
    assert place("Snow closed New York City. New York called up its guard.", "New York").where.precision == "region"


def test_a_forgotten_name_of_a_city_of_the_news_is_not_news():
    assert where("Berea police arrested a man from Kentucky.", "Berea") != "geonames:170063"


def test_a_hamlet_is_meant_where_its_country_is_named():
    assert where("The lorry broke down at Pakpak, in Indonesia, and not in Syria.", "Pakpak") is not None
