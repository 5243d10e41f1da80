"""What comes with a move: venues, conditions, the reason given."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from parley.extractors.contract import PlaceMention
from parley.extractors.moves.kinds import PACKAGE
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import Venue
from parley.ontology.tables import alternatives, read_table

Stance = Literal["offered", "refused", "agreed", "named"]
_STANCES: dict[str, Stance] = {
    "offer": "offered",
    "propose": "offered",
    "counter": "offered",
    "reject": "refused",
    "accept": "agreed",
    "agree": "agreed",
}
_PLACED = re.compile(r"\b(?:in|at|on|near|along|to|or|and|,)\s*(?:the\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=2)
def _openers(kind: str) -> re.Pattern[str]:
    words = [
        w for row in read_table(PACKAGE, "conditions.csv") if row["kind"] == kind for w in alternatives(row["words"])
    ]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in longest_first) + r")\b", re.IGNORECASE)


def venues_in(parse: Parse, clause: Span, move: str, places: Sequence[PlaceMention]) -> tuple[Venue, ...]:
    """The places named as venues in the clause, in text order; what stands for a government is none."""
    found = []
    for place in places:
        before = parse.text[max(0, place.span.start - 12) : place.span.start]
        if clause.contains(place.span) and place.literal and _PLACED.search(before):
            name = parse.text[place.span.start : place.span.end]
            found.append(Venue(name=name, stance=_STANCES.get(move, "named"), where=place.where))
    return tuple(found)


def conditions_in(parse: Parse, start: int, limit: int) -> tuple[str, ...]:
    """The conditions put between two offsets (the end of the trigger and of its clause), in their words."""
    found, at = [], start
    while (match := _openers("condition").search(parse.text, at, limit)) is not None:
        end = _end_of_clause(parse, match.end(), limit)
        found.append(parse.text[match.start() : end].strip(" ,.;"))
        at = max(end, match.end())
    return tuple(found)


def reason_in(parse: Parse, start: int, limit: int) -> str | None:
    """The first reason put between two offsets, in its words."""
    match = _openers("reason").search(parse.text, start, limit)
    if match is None:
        return None
    return parse.text[match.start() : _end_of_clause(parse, match.end(), limit)].strip(" ,.;")


_LIST = re.compile(r",\s+(?:[A-Z]\w+|or [A-Z]|and [A-Z])")
_END = re.compile(r"[;:\"”]|\.\s|,")


def _end_of_clause(parse: Parse, start: int, limit: int) -> int:
    """The next comma that does not stand in a list of names, a stronger mark, or the sentence's end."""
    at = start
    while (mark := _END.search(parse.text, at, limit)) is not None:
        listed = _LIST.match(parse.text, mark.start(), limit)
        if mark.group() != "," or listed is None:
            return mark.start()
        at = mark.end()
    return limit
