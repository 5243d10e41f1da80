"""Who acts for a state or armed side, and what is a town whatever the parser took it for."""

import pytest

from parley.extractors.events.polities import is_polity, is_town
from tests.extractors.events.reading import parsed

POLITIES = {
    "state": ("Norway bought wheat.", True),
    "demonym": ("Norwegian surgeons came.", True),
    "of": ("The mayor of Oslo came.", True),
    "private": ("The baker bought wheat.", False),
    "person": ("Maria Silva bought wheat.", False),
}


def subject(text: str):
    return next(t for t in parsed(text).doc if t.dep_ == "nsubj")


@pytest.mark.parametrize(("text", "expected"), POLITIES.values(), ids=POLITIES)
def test_who_acts_for_a_state(text: str, expected: bool):
    assert is_polity(subject(text)) is expected


def test_a_town_taken_for_a_person():
    goma = next(t for t in parsed("The rebels took Goma.").doc if t.text == "Goma")
    silva = next(t for t in parsed("Maria Silva bought wheat.").doc if t.text == "Silva")
    assert (goma.ent_type_ == "GPE" or is_town(goma), is_town(silva)) == (True, False)
