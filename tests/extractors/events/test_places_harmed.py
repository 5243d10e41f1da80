"""What befalls whole places without a culprit told: an act of somebody, with nobody made up."""

import pytest

from tests.extractors.events.reading import asserted, types, words

CASES = {
    "under fire": ("The town was under heavy bombardment all night.", "heavy-weapons"),
    "came under": ("The town came under heavy shelling on Tuesday.", "heavy-weapons"),
    "shelled": ("The town was shelled overnight.", "heavy-weapons"),
    "buildings shelled": ("Schools and hospitals were shelled overnight.", "heavy-weapons"),
    "burned": ("Two villages near Goma were burned.", "destroy"),
    "hit by a shell": ("A clinic was hit by shells in Goma.", "heavy-weapons"),
    "hit from the air": ("The market was hit by an air strike.", "aerial"),
    "looted": ("Several villages were looted.", "destroy"),
    "a storehouse looted": ("Warehouses in Khartoum were looted.", "destroy"),
}


@pytest.mark.parametrize(("text", "mode"), CASES.values(), ids=CASES)
def test_an_act_without_agent(text: str, mode: str):
    (frame,) = asserted(text)
    assert (frame.type, frame.mode, frame.agents) == ("ASSAULT", mode, ())
    assert words(text, frame.patients)


@pytest.mark.parametrize("text", ["The village burned.", "The house was burned."])
def test_what_may_be_an_accident_is_none(text: str):
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens of villagers were killed in an attack on a market in Plateau State, Nigeria.", ["ASSAULT"]),
        ("Two surfers were killed in a shark attack.", []),
    ],
)
def test_who_is_killed_in_an_attack_was_attacked(text: str, expected: list[str]):
    assert types(text) == expected
