"""Subjects and objects that the parser hangs on another word than their verb."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "on the auxiliary": ("A teacher said the bridge was gone.", ("A teacher", "the bridge was gone")),
    "a participle between commas": (
        "A senior officer, briefing reporters on Monday, described the list as “a basis”.",
        ("A senior officer", "the list as “a basis”"),
    ),
    "behind what it is called": (
        "The Ministry rejects as unfounded the reports of an attack on the ferry.",
        ("The Ministry", "the reports of an attack on the ferry"),
    ),
    "a title behind a place": (
        "At the meeting in Luhwinja Governor Prosper Kitenge told villagers to leave.",
        ("Prosper Kitenge", "villagers to leave"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_speakers_found(text, expected):
    assert speakers(text)[-1] == expected
