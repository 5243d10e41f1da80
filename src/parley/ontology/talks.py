"""Negotiation: the sixteen kinds of move and the issues between parties, with the nouns that name them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from parley.ontology.plover import PACKAGE
from parley.ontology.tables import alternatives, read_table


@lru_cache(maxsize=1)
def move_types() -> Mapping[str, tuple[str, ...]]:
    """Each kind of move with the PLOVER types of the events that can carry it."""
    return {row["move"]: tuple(row["events"].split(";")) for row in read_table(PACKAGE, "talks/moves.csv")}


@lru_cache(maxsize=1)
def issue_words() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Each issue with its nouns as runs of lemmas, narrow issues first."""
    return {
        row["issue"]: tuple(tuple(entry.split()) for entry in alternatives(row["nouns"]))
        for row in read_table(PACKAGE, "talks/issues.csv")
    }


def issue_of(lemmas: Iterable[str]) -> str | None:
    """The narrowest issue that `lemmas` name, in text order; None where they name none."""
    words = [lemma.lower() for lemma in lemmas]
    for issue, entries in issue_words().items():
        for entry in entries:
            if any(tuple(words[i : i + len(entry)]) == entry for i in range(len(words) - len(entry) + 1)):
                return issue
    return None
