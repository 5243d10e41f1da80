"""Capitals that stand for their governments."""

import pytest

from tests.extractors.mentions.reading import who


@pytest.mark.parametrize(
    ("text", "capital", "state"),
    [
        ("Moscow said the offer was late.", "Moscow", "a:rus"),
        ("Talks with Tehran went on.", "Tehran", "a:irn"),
        ("They asked Washington for help.", "Washington", "a:usa"),
        ("Peiris spoke for Colombo.", "Colombo", "a:lka"),
        ("Kyiv ready for talks, says minister", "Kyiv", "a:ukr"),
        ("The train left Moscow at noon.", "Moscow", None),
        ("Moscow is cold in March.", "Moscow", None),
        ("They met in Damascus.", "Damascus", None),
    ],
)
def test_a_capital_is_its_government_only_when_it_acts(text, capital, state):
    assert who(text, capital) == state
