import pytest

from tests.extractors.mentions.reading import coded, mentions, span_of, who


@pytest.mark.parametrize(
    ("day", "person"),
    [
        ("2022-02-25", "a:volodymyr-zelensky"),
        ("2018-11-26", "a:petro-poroshenko"),
        ("2011-01-01", "a:viktor-yanukovych"),
    ],
)
def test_an_office_means_its_holder_on_the_day(day, person):
    assert who("The Ukrainian president spoke to parliament.", "The Ukrainian president", day=day) == person


def test_the_office_of_somebody_named_here_comes_before_the_tables():
    text = "Peruvian President Rosa Quispe met miners. Later the Peruvian president flew home."
    assert who(text, "the Peruvian president") == "a:rosa-quispe.per"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Russian forces", ("a:rus-mil", "RUS", "MIL")),
        ("The Ukrainian government", ("a:ukr", "UKR", "GOV")),
        ("Turkey's foreign ministry", ("a:tur-mfa", "TUR", "GOV")),
        ("The Russian Defense Ministry", ("a:rus-mod", "RUS", "MIL")),
        ("The Russian delegation", ("a:rus-delegation", "RUS", "GOV")),
        ("A senior Ukrainian official", (None, "UKR", "GOV")),
        ("Two Russian soldiers", (None, "RUS", "MIL")),
        ("Syrian rebels", (None, "SYR", "REB")),
        ("Tigrayan forces", (None, "ETH", "REB")),
        ("A spokesman for the Taliban", (None, "AFG", "REB")),
        ("Residents of Aleppo", (None, "SYR", "CVL")),
        ("Taliban fighters", ("a:taliban", "AFG", "REB")),
        ("The governor of Idlib", (None, "SYR", "GOV")),
    ],
)
def test_descriptions(phrase, expected):
    assert coded(f"{phrase} rejected the offer on Monday.", phrase) == expected


def test_a_description_points_back():
    text = "Oksana Hnatiuk, the ambassador, met reporters. The ambassador left early."
    assert who(text, "The ambassador") == "a:oksana-hnatiuk"


def test_the_group_is_the_last_one_named():
    text = "The Arakan Army joined the offensive. The group took twelve posts."
    assert who(text, "The group") == "a:arakan-army"


def test_a_rebel_leader_is_not_the_president():
    text = "President Luis Mora and rebel leader Tomas Vega shook hands. The rebel leader left by boat."
    assert who(text, "The rebel leader") == "a:tomas-vega"


def test_the_head_of_a_group_on_the_day():
    assert (
        who("The Hezbollah leader spoke on television.", "The Hezbollah leader", day="2006-08-01")
        == "a:hassan-nasrallah"
    )


def test_the_army_of_the_only_state_in_question():
    assert who("Fighting went on in Sudan. The army shelled the market.", "The army") == "a:sdn-mil"


def test_an_unnamed_one_keeps_the_words():
    text = "A senior Ukrainian official said so."
    assert mentions(text).at(span_of(text, "A senior Ukrainian official")).actor.name == "A senior Ukrainian official"


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("M23 rebels took Bunagana. Kinshasa said the group would pay.", "the group", "2022-11-24", "a:m23"),
        ("A spokesman for the MNLA told France 24 that the group was ready.", "the group", "2012-04-06", "a:mnla"),
        ("The UN met the Houthis. The group was pleased.", "The group", "2022-04-03", "a:houthis"),
        ("NATO warplanes struck. Envoys said the alliance was ready.", "the alliance", "1999-03-24", "a:nato"),
        (
            "General Mikel Oda stayed. UN Secretary-General Antonio Guterres left after he met the general.",
            "the general",
            "2019-04-05",
            "a:mikel-oda",
        ),
    ],
)
def test_what_a_noun_points_back_at(text, words, day, expected):
    assert who(text, words, day=day) == expected


def test_the_rest_of_a_name_is_no_place():
    text = "The army held Marawi in the Philippines. Lanao del Sur's vice governor, Jun Abelo, fled."
    assert coded(text, "Jun Abelo", day="2017-05-24")[1] != "OMN"


def test_who_heads_the_rebels_in_apposition_is_theirs():
    text = "Sri Lanka fought the Tamil Tigers. Ravi Selvan, the rebels' head of finance, said the war would go on."
    assert coded(text, "Ravi Selvan", day="2009-05-18") == ("a:ravi-selvan.lka", "LKA", "REB")


def test_a_party_is_no_newspaper_and_an_agency_no_rebels():
    text = "Hezbollah deputies spoke to the daily Al-Masa. The party's office said that it had been misquoted."
    assert who(text, "The party") == "a:hezbollah"
    text = "An agency withdrew its story about al-Shabab. The agency said that it had been wrong."
    assert who(text, "The agency") is None
