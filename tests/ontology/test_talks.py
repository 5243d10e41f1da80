"""Moves and issues."""

import pytest

from parley.model.reports import MoveType
from parley.ontology.plover import event_types
from parley.ontology.talks import issue_of, issue_words, move_types


def test_the_sixteen_moves_are_the_models():
    assert set(move_types()) == set(MoveType.__args__)


def test_moves_are_carried_by_known_types():
    assert {t for types in move_types().values() for t in types} <= set(event_types())


def test_every_issue_has_nouns():
    assert all(words for _, words in issue_words())


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("offer of peace talk", "talks"),
        ("safe passage for civilian", "corridor"),
        ("exchange prisoner of war", "prisoners"),
        ("withdrawal of troop", "withdrawal"),
        ("talk on a ceasefire", "ceasefire"),
        ("security guarantee", "security"),
        ("price of bread", None),
    ],
)
def test_issue_of(words: str, issue: str | None):
    assert issue_of(words.split()) == issue


def test_what_joins_words_parts_no_entry():
    assert issue_of(["the", "right", "of", "the", "return"]) == "refugees"
    assert issue_of(["relief", "from", "sanction"]) == "sanctions"
