"""News-style sentences of our own: every expression in each, with its exact words, type and value."""

from datetime import datetime
from pathlib import Path

import pytest

from parley.extractors.times import find_times, timex

PUBLISHED = datetime(2023, 5, 17)
LETTERS = {"DATE": "D", "TIME": "T", "DURATION": "P", "SET": "S"}
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("news.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def shown(sentence: str) -> str:
    found = []
    for mention in find_times(sentence, PUBLISHED):
        kind, value = timex(mention)
        found.append(f"{sentence[mention.span.start : mention.span.end]}={LETTERS[kind]}:{value}")
    return " | ".join(found) or "-"


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_every_expression_has_its_words_type_and_value(sentence, expected):
    assert shown(sentence) == expected


def test_the_table_is_long_enough_to_mean_something():
    assert len(ROWS) >= 150
    assert all(len(row) == 2 for row in ROWS)
