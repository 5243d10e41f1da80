"""How political a text is: a trained line through the meanings of its words, and what that asks of an act's people.

Invariant: names, numbers and dates have no say, because countries play football too. What each word adds can be told.
The weights are lexicon/topic.csv, trained by scripts/train_topic.py on sentences written for Parley; where the parser
has no word vectors of their width, nothing is judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from parley.ontology.tables import read_table

Vector = NDArray[np.float64]

# So many words that say nothing are added to every text, or one word would be as sure as ten.
FEW = 2
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_SILENT = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"})


@dataclass(frozen=True)
class Topic:
    """How political a stretch of text is: log odds, above 0 where politics is the likelier subject."""

    odds: float = 0.0
    words: tuple[str, ...] = ()

    def mixed(self, other: "Topic") -> "Topic":
        """The mean of what a sentence and the text around it say, in the sentence's words."""
        return Topic((self.odds + other.odds) / 2, self.words)


def topic_of(tokens: Iterable[Token] | Sentence) -> Topic | None:
    """The topic of some words, with those that speak most against politics; None where no word has a vector."""
    weights = topic_weights()
    told = [t for t in tokens if tells(t, len(weights) - 1)]
    if not told:
        return None
    shares = unit_vectors(told) @ weights[:-1] / (len(told) + FEW)
    against = sorted(zip(shares, (t.lower_ for t in told), strict=True))[:3]
    return Topic(float(shares.sum() + weights[-1]), tuple(word for share, word in against if share < 0))


def tells(token: Token, width: int) -> bool:
    """Whether the word says what the text is about: a plain word with a vector, no name, number or function word."""
    return (
        token.pos_ in _TELLING
        and token.ent_type_ not in _SILENT
        and not token.is_stop
        and token.has_vector
        and len(token.vector) == width
    )


def unit_vectors(tokens: Iterable[Token]) -> Vector:
    """The word vectors, one a row, each of length 1."""
    rows = np.array([t.vector for t in tokens], dtype=float)
    lengths: Vector = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vector = rows / lengths
    return scaled


@lru_cache(maxsize=1)
def topic_weights() -> Vector:
    """One weight for each dimension of a word vector, then the bias."""
    return np.array([float(row["weight"]) for row in read_table("parley.extractors.events", "lexicon/topic.csv")])
