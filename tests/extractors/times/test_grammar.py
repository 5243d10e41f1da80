"""The grammar and its word tables are what they say."""

import re
from zoneinfo import ZoneInfo

import pytest

from parley.extractors.times.calendar import SEASONS
from parley.extractors.times.feasts import easter, feast
from parley.extractors.times.grammar.patterns import builders, entries, rules
from parley.extractors.times.lexicon import rows, table
from parley.extractors.times.numbers import cardinal, ordinal

RULES = {rule.name: rule for rule in rules()}
EXAMPLES = [(entry.name, example) for entry in entries() for example in entry.examples]
# Words that a rule needs before an example to tell it from a name, a number or an age.
LEAD = {"month-alone": "in ", "season-alone": "in ", "year": "in ", "clock-24": "at "}


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_matches_its_rule_whole(name, example):
    lead = LEAD.get(name, "")
    match = RULES[name].pattern.match(lead + example + ".", len(lead))
    assert match is not None
    assert match[0].rstrip(".") == example.rstrip(".")
    assert RULES[name].build(match) is not None


def test_every_rule_has_a_builder_and_no_builder_is_left_over():
    assert {entry.name for entry in entries() if entry.section != "pieces"} == set(builders())


def test_names_are_unique():
    names = [entry.name for entry in entries()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "name", ["counted", "holidays", "months", "numbers", "parts_of_day", "search", "seasons", "tense", "units", "vague",
             "weekdays", "zones"],
)  # fmt: skip
def test_tables_have_no_empty_cell_and_no_word_twice(name):
    found = rows(name)
    assert all(cell and cell == cell.strip() for row in found for cell in row.values())
    words = [row["word"] + (row["value"] if name == "counted" else "") for row in found]
    assert len(words) == len(set(words))


def test_zones_are_known_and_codes_are_well_formed():
    for code in table("zones").values():
        assert ZoneInfo(code) if "/" in code else -720 <= int(code) <= 840
    assert set(table("seasons").values()) == set(SEASONS)
    assert set(table("vague").values()) == {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
    assert set(table("search").values()) == {"mark", "near"}
    for code in table("holidays").values():
        assert re.fullmatch(r"(\d{4}-)?\d\d-\d\d|easter[+-]\d+|nth \d+-\d-(-1|\d)", code)


@pytest.mark.parametrize(
    ("words", "value"),
    [("three", 3), ("twenty-one", 21), ("a hundred and twenty", 120), ("two and a half", 2.5), ("1,200", 1200),
     ("2.5", 2.5), ("a dozen", 12), ("half a dozen", 6), ("two thousand", 2000), ("many", None)],
)  # fmt: skip
def test_cardinals(words, value):
    assert cardinal(words) == value


@pytest.mark.parametrize(("words", "value"), [("3rd", 3), ("twenty-first", 21), ("tenth", 10), ("last", None)])
def test_ordinals(words, value):
    assert ordinal(words) == value


def test_feasts():
    assert [easter(year).isoformat() for year in (1916, 2000, 2024, 2025)] == [
        "1916-04-23", "2000-04-23", "2024-03-31", "2025-04-20",
    ]  # fmt: skip
    assert feast("nth 11-4-4", 2022).isoformat() == "2022-11-24"
    assert feast("nth 5-1--1", 2022).isoformat() == "2022-05-30"
    assert feast("easter-2", 2022).isoformat() == "2022-04-15"
