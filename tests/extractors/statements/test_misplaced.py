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
    "a participle that describes who speaks": (
        "An envoy said the deal was close to collapse. Two people briefed on the talks said Ost had withdrawn.",
        ("Two people briefed on the talks", "Ost had withdrawn"),
    ),
    "a participle in the past": (
        "Officials briefed on the strike told reporters that it had failed.",
        ("Officials briefed on the strike", "that it had failed"),
    ),
    "a name that is a verb": (
        "The rebel leader, Saw Htoo Lwin, said the town was calm.", ("Htoo Lwin", "the town was calm"),
    ),
    "a name that is a verb, behind what is said": (
        "The army has left the town, Saw Ner Wah, a spokesman for the council, said on Friday.",
        ("Ner Wah", "The army has left the town"),
    ),
    "a day before a title": (
        "The ship had sailed. On Tuesday Rear Admiral Juan Belt said that the navy was ready.",
        ("Juan Belt", "that the navy was ready"),
    ),
    "a name that is a verb, behind a place": (
        "The head of the council in Ost, Saw Ba Thein, denied that the mill was lost.",
        ("Ba Thein", "that the mill was lost"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_speakers_found(text, expected):
    assert speakers(text)[-1] == expected


def test_a_clause_of_its_own_may_close_what_is_said():
    text = "Orr said that after the soldiers came, people fled."
    assert speakers(text) == [("Orr", "that after the soldiers came, people fled")]
