"""Word 4-grams of a text, and how much of one text another repeats.

Invariant: a shingle's number depends on its words only (never on the process), so it may be stored and compared.
"""

import hashlib
import re
from collections.abc import Set

from parley.model.passages import Span

# Four words: three are shared by chance in any two reports of one event, five lose lightly reworked copy.
WORDS = 4

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


def shingle_spans(text: str, words: int = WORDS) -> dict[int, Span]:
    """Each different shingle of `text` with the span of its first occurrence, in text order.

    Case, punctuation and white space do not count. A text of fewer words has no shingle.
    """
    found = [(m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text)]
    spans: dict[int, Span] = {}
    for at in range(len(found) - words + 1):
        run = found[at : at + words]
        spans.setdefault(_number(" ".join(word for word, _, _ in run)), Span(run[0][1], run[-1][2]))
    return spans


def words_in(text: str) -> list[str]:
    """The words that shingles are made of, in order, as they are compared."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def shingles(text: str, words: int = WORDS) -> frozenset[int]:
    """The different shingles of `text`."""
    return frozenset(shingle_spans(text, words))


def containment(a: Set[int], b: Set[int]) -> float:
    """The share of the smaller set that the other holds too, 0..1; 0 when either is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def jaccard(a: Set[int], b: Set[int]) -> float:
    """The share of all shingles that both hold, 0..1; 0 when both are empty."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big")
