"""How many word 4-grams each text shares with each earlier one, for thousands of texts at once.

Words and 4-grams are numbered within one call, so nothing is hashed and nothing may be kept between calls.
Invariant: the counts are those that comparing every pair of texts by `text.shingles` would give.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from parley.text.shingles import WORDS, words_in

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Shingles:
    """The different 4-grams of every text, and the texts of every 4-gram, as numbers.

    The 4-grams of text i are `grams[starts[i]:starts[i + 1]]`, ascending; the texts of 4-gram g are
    `texts[firsts[g]:firsts[g + 1]]`, ascending.
    """

    grams: Numbers
    starts: Numbers
    texts: Numbers
    firsts: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        words: dict[str, int] = {}
        numbered = [np.array([words.setdefault(w, len(words)) for w in words_in(text)], np.int64) for text in texts]
        runs = [_runs(numbers) for numbers in numbered]
        owner = np.repeat(np.arange(len(texts), dtype=np.int64), [len(run) for run in runs])
        gram = _dense(np.concatenate(runs) if runs else np.empty((0, WORDS), np.int64))
        count = max(len(texts), 1)
        pairs = np.unique(gram * count + owner)
        by_gram, of_text = pairs // count, pairs % count
        order = np.argsort(of_text, kind="stable")
        ends = np.arange(len(texts) + 1)
        last = int(by_gram[-1]) + 1 if len(by_gram) else 0
        return cls(
            grams=by_gram[order],
            starts=np.searchsorted(of_text[order], ends).astype(np.int64),
            texts=of_text,
            firsts=np.searchsorted(by_gram, np.arange(last + 1)).astype(np.int64),
        )

    def of_text(self, number: int) -> Numbers:
        return self.grams[self.starts[number] : self.starts[number + 1]]

    def shared_with_earlier(self, number: int, most_texts: int) -> Iterator[tuple[int, int]]:
        """Each earlier text that shares a 4-gram with a text, in order, and how many they share.

        4-grams that stand in more than `most_texts` texts do not count.
        """
        own = self.of_text(number)
        first, holders = self.firsts[own], self.firsts[own + 1] - self.firsts[own]
        first, holders = first[holders <= most_texts], holders[holders <= most_texts]
        offsets = np.repeat(first - np.cumsum(holders) + holders, holders)
        counts = np.bincount(self.texts[offsets + np.arange(len(offsets))], minlength=number)[:number]
        for earlier in np.flatnonzero(counts):
            yield int(earlier), int(counts[earlier])

    def sizes_together(self, a: int, b: int) -> tuple[int, int]:
        """How many 4-grams the text with fewer of them has, and how many different ones both have together."""
        ours, theirs = self.of_text(a), self.of_text(b)
        both = len(np.intersect1d(ours, theirs, assume_unique=True))
        return min(len(ours), len(theirs)), len(ours) + len(theirs) - both


def _runs(numbers: Numbers) -> Numbers:
    """Every run of WORDS numbers, one a row."""
    if len(numbers) < WORDS:
        return np.empty((0, WORDS), np.int64)
    return np.lib.stride_tricks.sliding_window_view(numbers, WORDS)


def _dense(rows: Numbers) -> Numbers:
    """A number for each row, the same for equal rows, counted from 0 without gaps."""
    number = np.zeros(len(rows), np.int64)
    for column in rows.T:
        # Numbers stay below the count of rows, so that the product fits 64 bits for three thousand million words.
        number = np.unique(number * (int(column.max(initial=0)) + 1) + column, return_inverse=True)[1]
    return number
