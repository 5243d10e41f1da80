"""The word tables of this folder, each read once.

A table is a CSV file in `words/` whose first line, a comment, says what a row means.
"""

import csv
import re
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=16)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `words/NAME.csv`, in file order."""
    text = (files(__package__) / "words" / f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


@lru_cache(maxsize=32)
def table(name: str, column: str = "value") -> MappingProxyType[str, str]:
    """From each word of the table, in lower case, to one of its columns."""
    return MappingProxyType({row["word"].lower(): row[column] for row in rows(name)})


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first, white space between their parts free."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split(" ")) for word in ordered)
