"""The names of the tables, as a headline asks for them."""

import pytest

from parley.extractors.casing.names import Names
from parley.knowledge.world import World


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(World.load())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Port Sudan Falls", "Port Sudan"),
        ("Red Sea Patrols", "Red Sea"),
        ("Rapid Support Forces Flee", "Rapid Support Forces"),
        ("Rapid Talks", ""),
        ("Red Seats", ""),
    ],
)
def test_the_longest_name_that_starts_there(names: Names, line: str, name: str) -> None:
    assert line[: names.end_at(line, 0)] == name


@pytest.mark.parametrize(("word", "expected"), [("NATO", True), ("US", True), ("ARMY", False), ("Nato", False)])
def test_acronyms(names: Names, word: str, expected: bool) -> None:
    assert names.is_acronym(word) is expected


def test_titles_and_given_names_lead(names: Names) -> None:
    line = "President Anna Rebels"
    assert [names.leads(line, a, b) for a, b in ((0, 9), (10, 14), (15, 21))] == [True, True, False]


def test_families_of_names(names: Names) -> None:
    assert {"Kurdish", "Sudan", "Syrians"} <= names.states
    assert {"Khartoum", "Darfur"} <= names.lands
    assert "Burhan" in names.people
    assert {"Hamas", "Darfur", "Burhan"} <= names.known
