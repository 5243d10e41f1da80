"""Negotiation: the sixteen kinds of move and the issues between parties, with the nouns that name them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from parley.ontology.plover import PACKAGE
from parley.ontology.tables import alternatives, read_table

_JOINING = frozenset({"of", "the", "to", "for", "from", "in", "on", "a", "an"})


@lru_cache(maxsize=1)
def move_types() -> Mapping[str, tuple[str, ...]]:
    """Each kind of move with the PLOVER types of the events that can carry it."""
    return {row["move"]: tuple(row["events"].split(";")) for row in read_table(PACKAGE, "talks/moves.csv")}


@lru_cache(maxsize=1)
def issue_words() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Issues with nouns as runs of lemmas, narrow ones first; an issue may stand in several rows."""
    return tuple(
        (row["issue"], tuple(_joined(entry.split()) for entry in alternatives(row["nouns"])))
        for row in read_table(PACKAGE, "talks/issues.csv")
    )


def issues() -> frozenset[str]:
    """The names of all issues."""
    return frozenset(issue for issue, _ in issue_words())


def _joined(words: Iterable[str]) -> tuple[str, ...]:
    """The words without those that only join them: "right of return" is found in "the right of the return"."""
    return tuple(word for word in words if word not in _JOINING)


def issue_of(lemmas: Iterable[str]) -> str | None:
    """The narrowest issue that `lemmas` name, in text order; None where they name none."""
    words = _joined(lemma.lower() for lemma in lemmas)
    for issue, entries in issue_words():
        for entry in entries:
            if any(words[i : i + len(entry)] == entry for i in range(len(words) - len(entry) + 1)):
                return issue
    return None
