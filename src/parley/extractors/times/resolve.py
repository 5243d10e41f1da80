"""From meanings to moments, in the order of the text.

What cannot be placed stays unknown, with X in its value: the publication date never stands in for it.
"""

import re
from dataclasses import dataclass, replace

from parley.extractors.times.calendar import Moment, Unit, of_date, shift
from parley.extractors.times.feasts import feast
from parley.extractors.times.fill import fill
from parley.extractors.times.meaning import Found, Meaning
from parley.extractors.times.story import Story

Placed = tuple[Moment | None, str]

_UNKNOWN: dict[Unit, str] = {
    "second": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


# "On Friday at about 6 p.m.": the clock stands so close behind its date, which has been placed already.
_BESIDE = 20


_IN = re.compile(r"\b(?:in|within)\s+$", re.IGNORECASE)
# "The first meeting in two years" looks back, whenever it will be held.
_RECORD = re.compile(
    r"\b(?:first|second|third|last|only|most|worst|best|\w{3,}(?:th|est))\b[^,.;:]{0,40}$", re.IGNORECASE
)


@dataclass(frozen=True)
class Resolved:
    """An expression with its moment, if it has one, and its TIMEX3 value.

    `term` is when a length of time from the publication is over: "will expire in a year".
    """

    found: Found
    moment: Moment | None
    value: str
    term: Moment | None = None


def resolve(found: Found, story: Story) -> Resolved:
    """Place `found` in time and remember it for what follows."""
    moment, value = _place(found.meaning, story, found.start)
    story.remember(found, moment)
    return Resolved(found, moment, value, _term(found, story))


def _term(found: Found, story: Story) -> Moment | None:
    """When a length after "in" is over, where the verb looks ahead; "took ten towns in a year" only says how long."""
    meaning = found.meaning
    if meaning.type != "DURATION" or meaning.origin or meaning.event or meaning.sign or not meaning.amount:
        return None
    before = story.text[max(0, found.start - 60) : found.start]
    ahead = _IN.search(before) and not _RECORD.search(before) and story.tense(found.start) == "future"
    if not ahead or story.narrative or story.anchor is None or meaning.unit is None:
        return None
    return shift(story.anchor, *whole(meaning.amount, meaning.unit))


def _place(meaning: Meaning, story: Story, at: int) -> Placed:
    if meaning.value is not None:
        whole_period = _place(meaning.origin, story, at)[0] if meaning.origin is not None else None
        return whole_period, meaning.value
    if meaning.movable:
        return _movable(meaning, meaning.movable, story, at)
    if meaning.moment is not None:
        return _with_clock(fill(meaning, meaning.moment, story, at), meaning.clock)
    if meaning.unit is not None:
        moment, value = _moved(meaning, meaning.unit, story, at)
        return _with_clock(moment or Moment(), meaning.clock) if meaning.clock else (moment, value)
    return _clock_only(meaning, meaning.clock or Moment(), story, at)


def _with_clock(moment: Moment, clock: Moment | None) -> Placed:
    placed = moment if clock is None else clock.on(moment)
    return placed, placed.value()


def _clock_only(meaning: Meaning, clock: Moment, story: Story, at: int) -> Placed:
    """A time of day belongs to the date beside it, else to the day last mentioned, else to no day that we know."""
    day = story.last
    if meaning.origin is not None:
        beside = at - story.end <= _BESIDE and meaning.origin == story.meaning
        day = story.last if beside else _place(meaning.origin, story, at)[0]
    elif clock.part is not None and meaning.which is None:
        day = None
    if day is None or day.day is None:
        return _with_clock(Moment(), clock)
    return _with_clock(Moment(day.year, day.month, day.day), clock)


def _moved(meaning: Meaning, unit: Unit, story: Story, at: int) -> Placed:
    """So many units from the reference, cut to the unit: "two weeks ago" is a week, "a year later" a year."""
    if meaning.amount is None:
        return None, "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    base = _base(meaning, unit, story, at)
    if meaning.event is not None or base is None:
        return None, _UNKNOWN[unit]
    amount, unit = whole(meaning.amount, unit)
    if amount == 0 and unit == "day" and base.day is None:
        coarse = Moment(base.year, base.month)
        return coarse, coarse.value() + ("-XX" if base.month is not None else "-XX-XX")
    moved = shift(base, amount, unit)
    if moved is not None:
        return moved, moved.value()
    if base.year is None:
        return None, _UNKNOWN[unit]
    return None, Moment(base.year).value() + _UNKNOWN[unit].removeprefix("XXXX")


def _base(meaning: Meaning, unit: Unit, story: Story, at: int) -> Moment | None:
    if meaning.origin is not None:
        return _place(meaning.origin, story, at)[0]
    if story.narrative and meaning.ref == "anchor" and unit in ("day", "hour", "minute"):
        return None  # "today" in a history is somebody's words, or means these days
    base = story.reference(meaning.ref)
    if base is None and (meaning.amount or 0) < 0 and unit in ("quarter", "year", "decade", "century"):
        return story.anchor  # "a year earlier": coarse enough that the story's own day would give the same
    return base


def whole(amount: float, unit: Unit) -> tuple[int, Unit]:
    """A whole number of units: one and a half years are eighteen months."""
    finer: dict[Unit, tuple[int, Unit]] = {
        "century": (100, "year"),
        "decade": (10, "year"),
        "year": (12, "month"),
        "week": (7, "day"),
        "day": (24, "hour"),
        "hour": (60, "minute"),
    }
    if amount == int(amount) or unit not in finer:
        return round(amount), unit
    factor, smaller = finer[unit]
    return round(amount * factor), smaller


def _movable(meaning: Meaning, code: str, story: Story, at: int) -> Placed:
    year = meaning.moment.year if meaning.moment else None
    if year is None:
        base = story.reference(meaning.ref)
        day = feast(code, base.year if base is not None and base.year else 2000)
        about = Moment(month=day.month, day=day.day)
        year = fill(replace(meaning, movable=None), about, story, at).year
    if year is None or year < 1:
        return None, _UNKNOWN["day"]
    return _with_clock(of_date(feast(code, year)), meaning.clock)
