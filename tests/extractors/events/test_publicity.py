"""Private life is no politics, unless somebody public takes part."""

import pytest

from tests.extractors.events.reading import types

CASES = {
    "a cousin promises": ("My cousin promised to help us.", []),
    "firms among themselves": ("The brewer agreed to visit the bakery.", []),
    "animals": ("Locusts invaded the fields.", []),
    "a dare": ("Let them come, the rebel leader said.", []),
    "who wrote": ("Rebels shelled Goma. Ana Bell contributed to this report.", ["ASSAULT"]),
    "a state promises": ("Norway promised to help us.", ["AGREE"]),
    "the police and a cousin": ("Kenyan police arrested my cousin.", ["COERCE"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_who_takes_part(text: str, expected: list[str]):
    assert types(text) == expected
