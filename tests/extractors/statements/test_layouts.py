"""Layouts that attribute: headlines, handles, interviews."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "a headline that is no clause": ("No truce without prisoners, says Aden", [("Aden", "No truce without prisoners")]),
    "a headline closed by the verb": ("Three dead in blast, police say", [("police", "Three dead in blast")]),
    "two sources": (
        "Army: nine killed in raid; villagers say they were farmers",
        [("Army", "nine killed in raid"), ("villagers", "they were farmers")],
    ),
    "a handle": ("@MayorOfTal: Bread arrives at noon 🙏", [("@MayorOfTal", "Bread arrives at noon 🙏")]),
    "a question": ("Q: Would you go back?", [(None, "Would you go back?")]),
    "no headline": ("The convoy left at dawn, and the guards left at noon", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_who_says_what(text, expected):
    assert speakers(text) == expected
