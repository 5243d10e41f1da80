"""Which number a report gives a meeting: "a second round of talks", "called it the fifth round".

Invariant: only ordinals that count meetings count; "met for the first time since the war began" counts something else.
"""

import re
from functools import lru_cache

from parley.joining.corpus import AnyReport

_ORDINALS = {
    word: number
    for number, words in enumerate(
        ["first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th"], 1
    )
    for word in words.split()
}
_NUMBERED = re.compile(
    r"(?<!\bvery )\b(" + "|".join(_ORDINALS) + r")\s+(?:\w+[- ]){0,2}?"
    r"(?:round|meeting|session|cycle|talks|set of talks)\b"
    # "For the first time since the war began" counts something else; from the second on it counts meetings.
    r"|\bmet for the (" + "|".join(word for word, n in _ORDINALS.items() if n > 1) + r") time\b"
    r"|\b(?:calls?|called|counts?|counted) (?:it|this) (?:as )?the (" + "|".join(_ORDINALS) + r")\b"
    r"|\bthe (first) time (?:that )?(?:the |both )?(?:two )?(?:sides|parties|delegations|enemies|foes|they)"
    r" (?:had |have )?(?:met|sat|negotiated|talked)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:calls?|called|counts?|counted) (?:it|this)\b", re.IGNORECASE)


def number_in(report: AnyReport) -> int | None:
    """The number that the words give the meeting: 2 for "a second round of talks"; None where they give none."""
    return _number_in(report.passage.exact)


@lru_cache(maxsize=65536)
def _number_in(words: str) -> int | None:
    found = _NUMBERED.search(words)
    return _ORDINALS[next(word for word in found.groups() if word).lower()] if found else None


def numbered_at(words: str) -> tuple[int, int] | None:
    """Where the words number a meeting."""
    found = _NUMBERED.search(words)
    return found.span() if found else None


def is_called(report: AnyReport) -> bool:
    """Whether somebody numbers a meeting as "it": the one that his document tells of."""
    return _CALLED.search(report.passage.exact) is not None
