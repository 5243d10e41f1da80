"""Whether what was offered, demanded or agreed was done, or its time ran out.

Invariant: only a deed reported after the move, by the side that owes it, makes the move met; only a time that the move
itself sets, and that has passed by the latest publication of the record, makes it lapse.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from parley.joining.corpus import Corpus
from parley.model.reports import Event, Move

# A deed later than this has other reasons.
MAX_DELAY = timedelta(days=60)
_DONE: Mapping[str, tuple[frozenset[str], re.Pattern[str]]] = {
    "withdrawal": (frozenset({"RETREAT"}), re.compile(r"\b(?:withdr|pull|left|leav|retreat)", re.IGNORECASE)),
    "prisoners": (
        frozenset({"CONCEDE", "COOPERATE", "RETREAT", "AID"}),
        re.compile(r"\b(?:releas|freed|free[ds]?\b|exchang|swap|hand)", re.IGNORECASE),
    ),
}
# The side that asks waits for the other; the side that offers owes the deed itself.
_ASKING = frozenset({"demand", "condition", "counter"})
_UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(days=30)}
_NUMBERS = {
    word: number
    for number, words in (
        (1, "a an one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (10, "ten"),
        (12, "twelve"), (24, "twenty-four"), (30, "thirty"), (48, "forty-eight"), (72, "seventy-two"),
    )
    for word in words.split()
}  # fmt: skip
_SPAN = re.compile(r"\b([\w-]+)[ -](?:more )?(hour|day|week|month)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Deed:
    """What a side did on an issue, and when."""

    issue: str
    sides: frozenset[str]
    at: datetime


def deeds_in(corpus: Corpus) -> tuple[Deed, ...]:
    """The withdrawals and releases that the record reports as done, in its order."""
    found = []
    for event in corpus.events():
        issue = _issue_done(event)
        at = event.when.start if event.when and event.when.start else corpus.published(event)
        if issue is not None and at is not None:
            found.append(Deed(issue, frozenset(corpus.parties(event.actors)), at))
    return tuple(found)


def _issue_done(event: Event) -> str | None:
    if event.polarity != "positive" or event.reality != "actual" or event.time in ("future", "historical"):
        return None
    return next(
        (
            issue
            for issue, (types, words) in _DONE.items()
            if event.type in types and words.search(event.anchor.exact) and event.about is None
        ),
        None,
    )


def is_met(move: Move, at: datetime | None, others: Sequence[str], corpus: Corpus, deeds: Sequence[Deed]) -> bool:
    """Whether the side that owes it did what the move is about; `others` are the parties that did not make the move."""
    if at is None or move.issue not in _DONE:
        return False
    owing = set(corpus.parties(move.to)) or set(others)
    if move.move not in _ASKING:
        owing = set(corpus.parties(move.by))
    return any(d.issue == move.issue and d.sides & owing and at < d.at <= at + MAX_DELAY for d in deeds)


def has_lapsed(move: Move, at: datetime | None, now: datetime | None) -> bool:
    """Whether the time that the move sets had passed at `now`."""
    ends = expiry(move, at)
    return ends is not None and now is not None and ends < now


def expiry(move: Move, at: datetime | None) -> datetime | None:
    """When the move's own deadline falls; a span ("48 hours") counts from the move."""
    if move.deadline is None:
        return None
    dated = move.deadline.end or move.deadline.start
    if dated is not None:
        return dated
    match = _SPAN.search(move.deadline.text)
    if match is None or at is None:
        return None
    word = match.group(1).lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word)
    return at + number * _UNITS[match.group(2).lower()] if number else None
