"""The word lists that the rules for mentions consult, read once from `lexicon.csv`."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Mapping[str, str]]:
    text = files("parley.extractors.mentions").joinpath("lexicon.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        found.setdefault(row["list"], {})[row["word"]] = row["value"]
    return {name: MappingProxyType(words) for name, words in found.items()}


@lru_cache(maxsize=64)
def lexicon(name: str) -> Mapping[str, str]:
    """The words of a list with their values; KeyError for a list that does not exist."""
    return _lists()[name]


@lru_cache(maxsize=512)
def several(name: str, word: str) -> frozenset[str] | None:
    """A word's value as a set ("REB|PRM"); empty where it holds none, None for a word that is not in the list."""
    value = lexicon(name).get(word)
    return None if value is None else frozenset(value.split("|") if value else ())
