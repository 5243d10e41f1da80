"""Place or power: what a name stands for."""

import pytest

from tests.extractors.places.reading import place


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Moscow said that it would answer.", "Moscow", "metonym"),
        ("Thousands marched in Moscow.", "Moscow", "literal"),
        ("Talks between Kyiv and Moscow failed.", "Kyiv", "metonym"),
        ("Washington's decision surprised its allies.", "Washington", "metonym"),
        ("Kabul blamed Islamabad for the raid.", "Islamabad", "metonym"),
        ("Russian troops left.", "Russian", "demonym"),
        ("Ukrainians fled.", "Ukrainians", "demonym"),
        ("The Sudan Liberation Army denied it.", "Sudan", "embedded"),
    ],
)
def test_form(text, name, form):
    mention = place(text, name)
    assert mention.form == form
    assert mention.literal is (form == "literal")
