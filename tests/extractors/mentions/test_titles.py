"""What stands before a name."""

import pytest

from tests.extractors.mentions.reading import coded


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Norwegian Colonel Olav Dahl agreed.", "Olav Dahl", ("a:olav-dahl.nor", "NOR", "MIL")),
        ("Mrs. Ida Dahl agreed.", "Ida Dahl", ("a:ida-dahl", None, None)),
        ("Commander “Efraín” of the rebels agreed.", "Efraín", ("a:efrain", None, "REB")),
    ],
    ids=["demonym and rank", "civil", "nickname in quotation marks"],
)
def test_titles_say_who_a_name_is(text, name, expected):
    assert coded(text, name) == expected


def test_a_plural_is_nobodys_title():
    assert coded("Colonel Dahl agreed.", "Dahl")[2] == "MIL"
    assert coded("Colonels Dahl and Vik agreed.", "Dahl")[2] is None
