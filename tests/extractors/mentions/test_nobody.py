"""Role nouns that name nobody where they stand, and the same nouns where they do."""

import pytest

from tests.extractors.mentions.reading import mentions


def _spoken_of(text: str) -> set[str]:
    return {text[m.span.start : m.span.end] for m in mentions(text).all()}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The two men joined forces.", "forces"),
        ("Farmers shook their heads.", "heads"),
        ("The cabinet declared a state of emergency.", "state"),
        ("He spoke of a division of labour.", "division"),
        ("It was under the authority of the council.", "authority"),
        ("They had shared intelligence for years.", "intelligence"),
        ("Families sheltered in the camp.", "camp"),
        ("Divers found a body in the river.", "a body"),
        ("Police saw a head above the wall.", "a head"),
        ("Fighters attacked a village in Borno state.", "state"),
    ],
)
def test_idioms_tents_and_states_of_things_are_nobody(text, nobody):
    assert not [words for words in _spoken_of(text) if nobody in words]


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Government forces joined the rebels.", "Government forces"),
        ("The head of the mission left.", "The head"),
        ("Syria said that the state would pay.", "the state"),
        ("French intelligence warned of it.", "French intelligence"),
        ("The Trump camp denied it.", "The Trump camp"),
        ("The regional body said it would send troops.", "The regional body"),
        ("The authority said that it had paid.", "The authority"),
    ],
)
def test_the_same_nouns_speak_and_lead(text, somebody):
    assert somebody in _spoken_of(text)
