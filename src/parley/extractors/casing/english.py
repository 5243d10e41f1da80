"""Which words English knows, by the word lists that a spaCy pipeline brings for its lemmas and by `words.csv`.

Source: WordNet's index of words, as spaCy distributes it. Invariant: the answers do not depend on the case of the word.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from spacy.language import Language

# Shorter parts are found in any word: "airstrike" is made of two words, "Burhan" is not.
SHORTEST_PART = 3
SHORTEST_COMPOUND = 7
_DESCRIBING = ("verb", "adj", "adv")


@dataclass(frozen=True)
class English:
    """The dictionary words by part of speech ("noun", "verb", "adj", "adv"), and the little words of grammar."""

    words: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[tuple[str, str], ...]]
    little: frozenset[str]

    @classmethod
    def of(cls, nlp: Language) -> "English":
        """The words of a pipeline; a pipeline without a rule lemmatizer knows the little words alone."""
        return _english(nlp)

    def is_little(self, word: str) -> bool:
        """Whether a word is an article, a preposition, an auxiliary or the like."""
        return word.replace("’", "'").lower() in self.little

    def knows(self, word: str) -> bool:
        """Whether a word, inflected or made of two words, is in the dictionary; proper nouns partly are."""
        low = word.lower()
        return self.is_little(low) or any(self._is(low, kind) for kind in self.words) or self._is_compound(low)

    def describes(self, word: str) -> bool:
        """Whether a word is a verb, an adjective or an adverb."""
        return any(self._is(word.lower(), kind) for kind in _DESCRIBING)

    def is_verb(self, word: str) -> bool:
        """Whether a word may be the form of a verb, "Relief" not."""
        return self._is(word.lower(), "verb")

    def _is(self, low: str, kind: str) -> bool:
        known = self.words.get(kind, frozenset())
        return low in known or any(
            low.endswith(old) and len(low) - len(old) >= SHORTEST_PART and low[: len(low) - len(old)] + new in known
            for old, new in self.endings.get(kind, ())
        )

    def _is_compound(self, low: str) -> bool:
        if len(low) < SHORTEST_COMPOUND:
            return False
        cuts = range(SHORTEST_PART, len(low) - SHORTEST_PART)
        return any(
            any(low[:at] in self.words.get(kind, ()) for kind in ("noun", "verb")) and self._is(low[at:], "noun")
            for at in cuts
        )


@lru_cache(maxsize=8)
def words(kind: str) -> frozenset[str]:
    """The words of a row of `words.csv`."""
    lines = files("parley.extractors.casing").joinpath("words.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return frozenset(next(row["words"] for row in rows if row["kind"] == kind).split("|"))


@lru_cache(maxsize=2)
def _english(nlp: Language) -> English:
    little = words("little") | frozenset(nlp.Defaults.stop_words or ())
    lookups = nlp.get_pipe("lemmatizer").lookups if nlp.has_pipe("lemmatizer") else None  # type: ignore[attr-defined]
    if lookups is None or not lookups.has_table("lemma_index"):
        return English({}, {}, little)
    index, irregular, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    kinds = ("noun", *_DESCRIBING)
    return English(
        {kind: frozenset(index[kind]) | frozenset(irregular.get(kind, {})) for kind in kinds if kind in index},
        {kind: tuple((old, new) for old, new in rules.get(kind, ())) for kind in kinds},
        little,
    )
