"""Numbers as people write them: "two and a half", "twenty-one", "1,200", "the 3rd", "a dozen"."""

import re
from functools import lru_cache

from parley.extractors.times.lexicon import alternatives, rows, table

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")
# Beyond this no date and no duration means anything, and arithmetic with dates overflows.
_LARGEST = 1_000_000
_SPLIT = re.compile(r"[\s-]+")


@lru_cache(maxsize=1)
def number_pattern() -> str:
    """A regular expression for a cardinal in digits or words, without capturing groups."""
    simple = alternatives([row["word"] for row in rows("numbers") if row["kind"] == "cardinal"])
    many = alternatives([row["word"] for row in rows("numbers") if row["kind"] == "multiplier"])
    word = rf"(?:{simple})(?:[\s-]+(?:{simple}))?"
    words = rf"(?:{word}|an?)(?:\s+(?:{many}))+(?:\s+and\s+{word})?|{word}|half\s+a(?:\s+(?:{many}))"
    words = rf"{words}|hundred|dozen"
    return rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{words})(?:\s+and\s+(?:a\s+)?half)?"


@lru_cache(maxsize=1)
def ordinal_pattern() -> str:
    """A regular expression for an ordinal in digits ("21st") or words ("twenty-first")."""
    words = alternatives([row["word"] for row in rows("numbers") if row["kind"] == "ordinal"])
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    return rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{tens})[\s-](?:{words})|{words})"


def cardinal(text: str) -> float | None:
    """The value of a number; None where the words are not one, or it is larger than any calendar reaches."""
    text = text.lower().strip()
    extra = 0.0
    trimmed = re.sub(r"\s+and\s+(?:a\s+)?half$", "", text)
    if trimmed != text:
        extra, text = 0.5, trimmed
    if _DIGITS.match(text):
        number = float(text.replace(",", "")) + extra
        return number if number <= _LARGEST else None
    factor = 0.5 if text.startswith("half") else 1.0
    total, current = 0.0, 0.0
    for word in _SPLIT.split(text.removeprefix("half ").strip()):
        if word == "and":
            continue
        value = table("numbers").get(word)
        if value is None:
            return None
        number = float(value)
        if table("numbers", "kind")[word] == "multiplier":
            current = (current or 1) * number
        else:
            current += number
        if number == 1000:
            total, current = total + current, 0.0
    return (total + current) * factor + extra


def ordinal(text: str) -> int | None:
    """The value of an ordinal, None where the words are not one."""
    text = text.lower().strip()
    digits = re.match(r"(\d+)(?:st|nd|rd|th)$", text)
    if digits:
        return int(digits[1])
    values = [table("numbers").get(word) for word in _SPLIT.split(text)]
    return None if None in values or not values else sum(int(v) for v in values if v is not None)
