"""What the running text of a document tells about its words: a name keeps its capital within a sentence.

Invariant: a capital that a sentence's start, a quotation's start or a longer name may be owed to counts for nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from parley.knowledge.names import fold
from parley.model.passages import Span

# A word with what is joined to it by an apostrophe, but for the possessive.
WORD = re.compile(r"[^\W_]+(?:['’](?!s\b|S\b)[^\W_]+)*")
# The dot of an initial ends no sentence: "U.S. forces".
_OPENING = re.compile(r"(?:^|[!?:|•\n]|(?<![A-Z])\.|(?:^|[\s(\[—–-])[\"“‘'«„])\s*$")
# Longer than any run of a mark and the white space after it.
_MARK_CHARS = 4


def opens(line: str, at: int) -> bool:
    """Whether a sentence or a quotation starts at `at` of a line, so that a capital there tells nothing."""
    return at == 0 or _OPENING.search(" " + line[max(at - _MARK_CHARS, 0) : at]) is not None


@dataclass(frozen=True)
class Running:
    """`balance` is each folded word's telling capitals less its small letters; `pairs` are words of longer names."""

    balance: Counter[str]
    pairs: frozenset[tuple[str, str]]
    acronyms: frozenset[str]

    @classmethod
    def of(cls, text: str, lines: Iterable[Span]) -> "Running":
        """Reads those lines of a text."""
        balance: Counter[str] = Counter()
        pairs, acronyms = set(), set()
        for line in (text[span.start : span.end] for span in lines):
            found = list(WORD.finditer(line))
            for this, after in zip_longest(found, found[1:]):
                word = this.group()
                if word[0].islower():
                    balance[key(word)] -= 1
                    continue
                if len(word) > 1 and word.isupper():
                    acronyms.add(word)
                if after is not None and line[this.end() : after.start()] == " " and after.group()[0].isupper():
                    # In "Free Syrian Army" only "Army" is what the whole may be called by.
                    pairs.add((word, after.group()))
                elif not opens(line, this.start()):
                    balance[key(word)] += 1
        return cls(balance, frozenset(pairs), frozenset(acronyms))

    def tells(self, word: str) -> int:
        """Above nought for a name, below for another word, nought where the text tells nothing."""
        return self.balance[key(word)]


def key(word: str) -> str:
    """A word without its accents and capitals."""
    return fold(word).casefold()
