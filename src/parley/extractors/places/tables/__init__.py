"""Word lists of place recognition, and how they are read."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=32)
def words(kind: str) -> frozenset[str]:
    """The words of `kind` in words.csv, lower case."""
    return frozenset(w for row in _rows("words.csv") if row["kind"] == kind for w in row["words"].split("|"))


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Common nouns that end a name written small: "Lachin corridor", "Zaporizhzhia nuclear power plant"."""
    return words("facility") | words("natural") | frozenset({"nuclear", "air", "refugee", "border", "steel", "works"})


@lru_cache(maxsize=1)
def ambiguous() -> frozenset[str]:
    """Lower-case English words that are also place names."""
    return frozenset(w for row in _rows("ambiguous.csv") for w in row["words"].split("|"))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Lower-case adjectives and nouns of people, and the name of the place each stands for."""
    return {w.casefold(): row["place"] for row in _rows("demonyms.csv") for w in row["words"].split("|")}
