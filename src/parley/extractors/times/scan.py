"""Finding the expressions: a cheap pass over the words, then the grammar only where a time word stands.

Invariant: the findings are in text order and do not overlap; at each place the longest match wins, and of equally
long ones the rule that stands first.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from parley.extractors.times.grammar.patterns import rules
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Found

_WORD = re.compile(r"[A-Za-z]+|\d+")
# What makes a number a possible time: a year, a clock, a date in digits, a decade, an era.
_NUMERIC = re.compile(
    r"\s*(?:[ap]\.?\s?m\b|B\.?\s?C|(?:-|–|to|and|or)\s*\d{1,4}\s*B\.?C)"
    r"|(?:\s*[-–]\s*|\s(?:to|and|until)\s)\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\b"
    r"|[:./-]\d|['’]?s\b|(?:st|nd|rd|th)\b|\s?(?:GMT|UTC|Z|hours|hrs|h)\b|\s+\w+\s+time\b",
    re.IGNORECASE,
)
# What stands before the second half of a range ("1914-18", "May 4 and 5"), or before a short year ("'99").
_SECOND = re.compile(
    r"(?:['’]|[12]\d\d\d[-–/]|[a-z.]\s+\d{1,2}(?:st|nd|rd|th)?\s*"
    r"(?:[-–/]|,\s|\s(?:and|to|or|until|through)\s)(?:and\s)?(?:the\s)?)$"
)
_YEAR = re.compile(r"1\d{3}|20\d\d")
# An expression has at most this many words before the word that marks it ("the early morning hours of the 5th of").
_REACH = 8

@lru_cache(maxsize=1)
def _vocabulary() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that mark an expression, those of them that need a capital, and words that may stand before one."""
    capital = {word for name in ("months", "weekdays") for word in table(name)}
    capital |= {word + "s" for word in capital if word.endswith("day")}
    plain = {word for name in ("units", "parts_of_day", "seasons") for word in table(name)}
    plain |= {word for word, role in table("search").items() if role == "mark"}
    near = set(table("numbers")) | set(table("search"))
    return frozenset(plain), frozenset(capital), frozenset(near | plain | capital)


# Start, end, whether it may stand before a time word, and whether it is a number.
Word = tuple[int, int, bool, bool]


def scan(text: str) -> list[Found]:
    """Every expression that the grammar reads in `text`, before resolution."""
    found: list[Found] = []
    end = 0
    for start in _starts(text):
        if start < end:
            continue
        best = _best(text, start)
        if best is not None:
            found.append(best)
            end = best.end
    return found


def _best(text: str, start: int) -> Found | None:
    best: Found | None = None
    for rule in rules():
        match = rule.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end) or match.end() == start:
            continue
        meaning = rule.build(match)
        if meaning is not None:
            best = Found(start, match.end(), rule.name, meaning)
    return best


def _starts(text: str) -> Iterator[int]:
    """Where an expression may begin: words that may precede a time word, from the farthest, and the word itself."""
    plain, capital, modifiers = _vocabulary()
    numbers = frozenset(table("numbers"))
    words: list[Word] = []
    done = -1
    for match in _WORD.finditer(text):
        word = match[0]
        start, end = match.span()
        lower = word.lower()
        digit = word[0].isdigit()
        words.append((start, end, digit or lower in modifiers, digit or lower in numbers))
        if digit:
            core = (len(word) == 4 and _YEAR.match(word) is not None) or _NUMERIC.match(text, end) is not None
            core = core or (len(word) <= 2 and _SECOND.search(text, max(0, start - 24), start) is not None)
        else:
            core = lower in plain or (lower in capital and word[0].isupper())
        if core:
            yield from (s for s in _back(text, words) if s > done)
            done = start


def _back(text: str, words: list[Word]) -> list[int]:
    """The starts of the words from which an expression could run up to the last word seen."""
    starts = [words[-1][0]]
    later = words[-1][0]
    before = words[-1 - _REACH : -1]
    for i in range(len(before) - 1, -1, -1):
        start, end, modifier, _ = before[i]
        gap = text[end:later]
        adjective = i == len(before) - 1 and i > 0 and before[i - 1][3] and text[start].islower()
        if not (modifier or adjective) or len(gap) > 3 or "\n\n" in gap or gap.strip() not in _GAPS:
            break
        starts.append(start)
        later = start
    starts.reverse()
    first = starts[0]
    for start in starts:
        if text[start].isdigit() and start and text[start - 1] in "'’":
            return sorted({*starts, start - 1})
    return starts if first >= 0 else []


_GAPS = frozenset(("", "-", "–", "—", ",", "'", "’", "/", ".", "(", ":"))
