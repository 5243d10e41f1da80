"""Which words are taken for the names of places."""

import pytest

from tests.extractors.places.reading import named, place, places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighting was reported in Bucha, Irpin and Hostomel.", ["Bucha", "Irpin", "Hostomel"]),
        ("The rebels stormed Wad Madani and shelled a hospital in Omdurman.", ["Wad Madani", "Omdurman"]),
        ("Troops withdrew from Alamata and Korem.", ["Alamata", "Korem"]),
        ("A blast hit the Zaporizhzhia nuclear power plant.", ["Zaporizhzhia nuclear power plant"]),
        ("Shells fell south of the Lachin corridor.", ["Lachin corridor"]),
        ("The envoy flew to Reno, Nevada, on Monday.", ["Reno", "Nevada"]),
        ("They met in Deir ez-Zor and near al-Tanf.", ["Deir ez-Zor", "al-Tanf"]),
        ("Snow fell in the Hindu Kush's valleys.", ["Hindu Kush"]),
        ("Mr. Lincoln and Officer Jackson left early.", []),
        ("Reading the report, the Council may act in May.", []),
        ("A Swift reply came from the Free Press.", []),
        ("The South's minister met the men of the North in Pyongyang.", ["Pyongyang"]),
        ("Reports by NATO, the CIS and ODA named Goma.", ["Goma"]),
        ("Growers from Tibú marched to Cúcuta.", ["Tibú", "Cúcuta"]),
        ("A mine went off in Toribío, in the mountains of Cauca.", ["Toribío", "Cauca"]),
    ],
)
def test_names(text, names):
    assert named(text) == names


@pytest.mark.parametrize("text", ["She was born in the village of Zelenka Mala.", "The Zelenka Mala district burned."])
def test_a_place_by_its_position_though_no_gazetteer_knows_it(text):
    mention = place(text, "Zelenka Mala")
    assert mention.where.place is None
    assert mention.where.precision is None
    assert "not in the gazetteer" in mention.reason


def test_spans_are_code_points_of_the_text():
    text = "🇺🇦 Kharkiv’s mayor spoke."
    (mention,) = places(text)
    assert text[mention.span.start : mention.span.end] == "Kharkiv"


def test_a_person_s_surname_is_no_place():
    text = "Anna Hebron spoke first. Hebron said the talks had failed."
    assert named(text) == []


def test_every_mention_has_its_reason():
    assert all(m.reason for m in places("Kyiv and Moscow talked in Gomel near the Pripyat River, Russian media said."))


def test_no_words_no_places():
    assert places("It rained.") == []
