"""How alike what two reports say is, by the rarer words that they share.

Used to find what a retraction takes back. Words are compared by stem and by the senses of `lexicon/senses.csv`;
likeness finds and orders candidates, it never merges two claims into one.
"""

import csv
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[A-Za-zÀ-ž]{3,}|\d[\d,.]*")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "en", "es", "s", "e")


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """A list of `lexicon/words.csv`."""
    return frozenset(word for row in _rows("words.csv") if row["list"] == name for word in row["words"].split())


def _rows(table: str) -> list[dict[str, str]]:
    text = files("parley.joining").joinpath(f"lexicon/{table}").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def senses() -> Mapping[str, str]:
    """Stem to sense."""
    return {stem: f"={row['sense']}" for row in _rows("senses.csv") for stem in row["stems"].split("|")}


def stem(word: str) -> str:
    """A word without its commonest endings; "giving" and "given" are "giv"."""
    lowered = word.casefold()
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 3:
            return lowered[: -len(ending)]
    return lowered


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The stems or senses of the words that carry content."""
    found, stop, named = set(), word_list("stop"), word_list("retraction")
    for word in _WORD.findall(text):
        if word.casefold() in stop:
            continue
        root = stem(word)
        if root in named or word.casefold() in named:
            continue
        found.add(senses().get(root) or senses().get(word.casefold()) or root.rstrip("."))
    return frozenset(found)


@dataclass(frozen=True)
class Weights:
    """How much each content word tells; a word that no text has tells most."""

    of: Mapping[str, float]

    @cached_property
    def heaviest(self) -> float:
        return max(self.of.values(), default=1.0)

    def __call__(self, words: Iterable[str]) -> float:
        """The weight of all the words together."""
        return sum(self.of.get(word, self.heaviest) for word in sorted(words))


def weights_of(texts: Iterable[str]) -> Weights:
    """The weight of each content word: the rarer among the texts, the heavier (inverse document frequency)."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(content_words(text))
        total += 1
    return Weights({word: math.log((total + 1) / (count + 0.5)) for word, count in counts.items()})


def contained(words: frozenset[str], text: str, weights: Weights) -> float:
    """The share of the weight of `words` that `text` has too, 0..1; 0 for no words."""
    whole = weights(words)
    return weights(words & content_words(text)) / whole if whole else 0.0
