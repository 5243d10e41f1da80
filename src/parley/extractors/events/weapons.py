"""Weapons and vehicles named in a clause."""

from functools import lru_cache

from spacy.tokens import Span as Tokens

from parley.extractors.events.classing import lemma
from parley.extractors.events.lexicon import PACKAGE
from parley.ontology.tables import alternatives, read_table


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, ...], str]:
    return {
        tuple(words.split()): row["name"]
        for row in read_table(PACKAGE, "lexicon/weapons.csv")
        for words in alternatives(row["words"])
    }


def find_weapons(tokens: Tokens) -> tuple[str, ...]:
    """The weapons in `tokens`, in text order, each once; the longest name wins ("car bomb", not "bomb")."""
    words = [lemma(t) for t in tokens]
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if tuple(words[at : at + n]) in _names()), 0)
        if size:
            found.append(_names()[tuple(words[at : at + size])])
        at += size or 1
    return tuple(dict.fromkeys(found))
