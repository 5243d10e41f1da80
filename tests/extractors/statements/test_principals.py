"""A voice and its principal are two."""

import pytest

from parley.pipeline import explain
from tests.extractors.statements.reading import found

CASES = {
    "spokesman of an institution": (
        "Kremlin spokesman Ivan Orlov said the offer was dead.", "Kremlin spokesman Ivan Orlov", "Kremlin",
    ),
    "spokeswoman for": (
        "A spokeswoman for the ministry said the offer was dead.", "A spokeswoman for the ministry", "the ministry",
    ),
    "somebody's spokesman": ("Berg’s spokesman said the offer was dead.", "Berg’s spokesman", "Berg"),
    "through an adviser": ("Vik, through his adviser Nora Sand, said the truce holds.", "his adviser Nora Sand", "Vik"),
    "an adviser in his own name": (
        "Presidential adviser Nora Sand said the truce holds.", "Presidential adviser Nora Sand", None,
    ),
    "through, first": (
        "Through his adviser Nora Sand, President Vik said the truce holds.", "his adviser Nora Sand", "President Vik",
    ),
    "speaking for": ("Speaking for the chairman, Nora Sand said the truce holds.", "Nora Sand", "the chairman"),
    "through a medium is nobody": ("Vik said through a video message that the truce holds.", "Vik", None),
    "a spokesman in his own name": (
        "Speaking in his own name, Kremlin spokesman Ivan Orlov said the offer was dead.",
        "Kremlin spokesman Ivan Orlov", None,
    ),
    "a spokesman in private": (
        "Kremlin spokesman Ivan Orlov, in a personal capacity, said the offer was dead.",
        "Kremlin spokesman Ivan Orlov", None,
    ),
    "on his behalf": ("Speaking on the governor’s behalf, Sand said the truce holds.", "Sand", "the governor"),
    "speaking for, as an aside": (
        "Nora Sand, speaking for the chairman, said the truce holds.", "Nora Sand", "the chairman",
    ),
    "his press office": (
        "The governor’s press office said the truce holds.", "The governor’s press office", "The governor",
    ),
    "an envoy holds an office": (
        "The union’s envoy, Nora Sand, said the truce holds.", "The union’s envoy, Nora Sand", None,
    ),
    "who heads the press office": (
        "The army’s head of information, Nora Sand, said the truce holds.",
        "The army’s head of information, Nora Sand", "The army",
    ),
    "an editor": (
        "The Courier’s foreign editor, Nora Sand, said the truce holds.", "The Courier’s foreign editor, Nora Sand",
        "The Courier",
    ),
    "whose page it is": (
        "A post on the page of Nora Sand said the truce holds.", "Nora Sand", None,
    ),
    "in the name of": ("In the name of the bishops, Sand said the truce holds.", "Sand", "the bishops"),
    "an interpreter speaks for nobody": ("Speaking through an interpreter, Sand said the truce holds.", "Sand", None),
    "on behalf of": ("Sand said on behalf of the president that the truce holds.", "Sand", "the president"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "voice", "principal"), CASES.values(), ids=CASES)
def test_voice_and_principal(text, voice, principal):
    hop = found(text)[0].hops[0]
    assert text[hop.source.start : hop.source.end] == voice
    assert (None if hop.speaks_for is None else text[hop.speaks_for.start : hop.speaks_for.end]) == principal


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("Rebels have left the town. Spokesman Ka Andros said that they would be back.", "Rebels"),
        ("The ministry said that it was so. Ivo Tal, a spokesman, said that it was not.", "The ministry"),
        ("The military said it was looking into it. A spokesman said that he knew no more.", None),
        ("President Ana Berg met the envoy. Spokesman Ivo Tal said that they had talked.", None),
    ],
)
def test_for_whom_a_spokesman_speaks_of_whom_nobody_says_it(text, principal):
    last = explain(text).statements[-1]
    assert (None if last.speaks_for is None else last.speaks_for.name) == principal
