"""Block quotes, numbered resolutions and dashed lines without a cue."""

import pytest

from tests.extractors.statements.reading import outermost

CASES = {
    "a letter": (
        "The abbot's letter reads:\n\n> The mill is burnt.\n> Send flour.\n\nThe garrison left.",
        [("The abbot", "The mill is burnt. | Send flour.")],
    ),
    "a verb of saying": (
        "The notice said:\n\n> Our guns left Orsk.\n\nIt rained.", [("The notice", "Our guns left Orsk.")],
    ),
    "nobody announces it": ("The garrison left.\n\n> The mill is burnt.", []),
    "dashes without a cue": (
        "– We will not leave this ridge.\n\n– Then you will starve.",
        [(None, "We will not leave this ridge."), (None, "Then you will starve.")],
    ),
    "points of a list": ("– The army leaves the ridge.\n\n– The mill is rebuilt.", []),
    "numbered acts": (
        "The Council:\n\n1. Condemns the raid on the mill;\n\n2. Demands that all troops withdraw.",
        [("The Council", "the raid on the mill"), ("The Council", "that all troops withdraw")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_whose_words(text, expected):
    assert outermost(text) == expected
