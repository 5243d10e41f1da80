"""Weapons and vehicles."""

import pytest

from parley.extractors.events.weapons import find_weapons
from tests.extractors.events.reading import parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels fired mortars and a machine gun.", ("mortar", "firearm")),
        ("A car bomb exploded.", ("car bomb",)),
        ("Two missiles and another missile fell.", ("missile",)),
        ("The ministers met.", ()),
    ],
)
def test_weapons(text: str, expected: tuple[str, ...]):
    assert find_weapons(parsed(text).doc[:]) == expected
