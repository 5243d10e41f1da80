import pytest

from parley.knowledge.gazetteer.names import fold, is_spelling_of, is_usable_alternate


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kyiv", "kyiv"),
        ("U.S.", "us"),
        ("W.Va.", "w va"),
        ("St. Louis", "saint louis"),
        ("The Hague", "hague"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Ḩamāh", "hamah"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Sana'a", "sanaa"),
        ("Łódź", "lodz"),
        ("Київ", "киів"),
        ("...", ""),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("Kiev", True),
        ("Харків", True),
        ("حلب", True),
        ("al tartr", False),  # a machine's transliteration
        ("KBP", False),  # an airport
        ("キエフ", False),
        ("K2", False),
        ("", False),
    ],
)
def test_usable_alternates(name, usable):
    assert is_usable_alternate(name) is usable


@pytest.mark.parametrize(
    ("name", "own", "same"),
    [("Avdiivka", "Avdiyivka", True), ("Kupiansk", "Kupyansk", True), ("Chornobyl", "Lazurne", False)],
)
def test_spellings_are_not_other_names(name, own, same):
    assert is_spelling_of(name, own) is same
