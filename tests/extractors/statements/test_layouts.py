"""Layouts that attribute: headlines, handles, interviews."""

import pytest

from tests.extractors.statements.reading import all_said, speakers

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


@pytest.mark.parametrize("place", ["QUETTA", "NEW DELHI", "KARACHI/LAHORE"])
def test_a_place_in_capitals_before_the_news_says_nothing(place):
    news = "The family of a missing student rejected the report on Friday. “We were not asked,” his father said."
    sources = [source for source, _ in all_said(f"{place}: {news}")]
    assert place not in sources
    assert "his father" in sources


def test_a_name_in_capitals_before_a_speech_says_it():
    text = "HAMAS: The delegation has read the paper and will give its answer to the mediators in Cairo before Friday."
    assert all_said(text)[0][0] == "HAMAS"
