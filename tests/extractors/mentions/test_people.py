import pytest

from tests.extractors.mentions.reading import coded, who


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Poltava Regional Governor Bohdan Hrytsak spoke on Sunday.",
            "Bohdan Hrytsak",
            ("a:bohdan-hrytsak.ukr", "UKR", "GOV"),
        ),
        ("Mayor of Aleppo Samir Qudsi fled.", "Samir Qudsi", ("a:samir-qudsi.syr", "SYR", "GOV")),
        (
            "Kenyan Ambassador to the United Nations Joyce Wanjala left.",
            "Joyce Wanjala",
            ("a:joyce-wanjala.ken", "KEN", "GOV"),
        ),
        ("Houthi spokesman Faris Qahtan denied it.", "Faris Qahtan", ("a:faris-qahtan.yem", "YEM", "REB")),
        ("Petar Ilic, a Serbian lawmaker, disagreed.", "Petar Ilic", ("a:petar-ilic.srb", "SRB", "LEG")),
        ("Brig. Gen. Tom Keller of the U.S. Army agreed.", "Tom Keller", ("a:tom-keller.usa", "USA", "MIL")),
        ("Former Afghan President Karim Nazari spoke.", "Karim Nazari", ("a:karim-nazari.afg", "AFG", "ELI")),
        ("Reuters correspondent Lena Brandt was there.", "Lena Brandt", ("a:lena-brandt", None, "JRN")),
        ("Petra Voss of the BBC saw smoke.", "Petra Voss", ("a:petra-voss", None, "JRN")),
    ],
)
def test_titles_and_appositions_tell_country_and_sector(text, words, expected):
    assert coded(text, words) == expected


def test_a_bare_family_name_that_ner_takes_for_something_else():
    text = "Rashid Zalmand signed the paper. Zalmand, the envoy, had met the general before."
    assert coded(text, "Zalmand", 2)[0] == "a:rashid-zalmand"


def test_a_family_name_with_its_particle():
    text = "Humberto de la Torre led the delegation. De la Torre said the model was not on the table."
    assert coded(text, "De la Torre")[0] == "a:humberto-de-la-torre"


def test_a_given_name_stands_for_its_bearer():
    text = "Getahun Alemu fled to the border. Getahun said the road was closed."
    assert coded(text, "Getahun", 2)[0] == "a:getahun-alemu"


def test_a_country_within_a_persons_name_is_no_country():
    assert coded("Michael Jordan said he would come.", "Jordan")[0] == "a:michael-jordan"


def test_the_small_half_of_a_korean_given_name():
    text = "South Korean envoy Lee Do-hoon said the talks would go on."
    assert coded(text, "Lee Do-hoon") == ("a:lee-do-hoon.kor", "KOR", "GOV")


def test_what_an_office_is_of_is_no_part_of_the_name():
    assert who("Former Assistant Secretary of Defense Nat Orlow spoke.", "Nat Orlow") == "a:nat-orlow"
