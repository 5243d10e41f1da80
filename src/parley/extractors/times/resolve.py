"""From meanings to moments, in the order of the text.

Two styles of text are told apart. In news, what a date leaves open is filled from the publication and the tense; in a
story (a history, or text without a publication date) from the date last mentioned. What cannot be placed stays
unknown: the publication date never stands in for it.
"""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from parley.extractors.times.calendar import SEASON_START, Moment, Unit, of_date, of_week, shift
from parley.extractors.times.feasts import feast
from parley.extractors.times.meaning import Found, Meaning, Ref

Tense = Callable[[int], str | None]
_UNKNOWN: dict[str, str] = {
    "second": "XXXX-XX-XXTXX", "minute": "XXXX-XX-XXTXX", "hour": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "season": "XXXX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "millennium": "X",
}


@dataclass
class Story:
    """What has been said so far: the publication, the style, and the last date mentioned.

    `years` are the explicit years still to come; `dated` is the last date with a year of its own and where it ended.
    """

    text: str
    anchor: Moment | None
    narrative: bool
    tense: Tense
    years: deque[int] = field(default_factory=deque)
    last: Moment | None = None
    end: int = 0
    dated: tuple[int, Moment] | None = None

    def reference(self, ref: Ref) -> Moment | None:
        if ref == "auto":
            ref = "last" if self.narrative else "anchor"
        return self.anchor if ref == "anchor" else self.last


@dataclass(frozen=True)
class Resolved:
    """An expression with its moment, if it has one, and its TIMEX3 value."""

    found: Found
    moment: Moment | None
    value: str


def anchor_moment(anchor: datetime | None) -> Moment | None:
    return None if anchor is None else Moment(anchor.year, anchor.month, anchor.day, hour=anchor.hour, minute=anchor.minute)


def explicit_years(found: list[Found]) -> deque[int]:
    """The years written out, in order."""
    moments = (item.meaning.moment for item in found if item.meaning.type in ("DATE", "TIME"))
    return deque(m.year for m in moments if m is not None and m.year is not None)


def resolve(found: Found, story: Story) -> Resolved:
    """Place `found` in time and remember it for what follows."""
    meaning = found.meaning
    moment, value = _place(meaning, story, found.start)
    resolved = Resolved(found, moment, value)
    if moment is not None and moment.year is not None and (meaning.type in ("DATE", "TIME") or meaning.origin) and _carries(meaning, moment, story):
        story.last = moment
    if moment is not None and meaning.moment is not None and meaning.moment.year is not None and not meaning.aside:
        story.dated = found.end, moment
    story.end = found.end
    return resolved


# How far a year may lie from the story's own before it counts as an aside ("as in 1812").
_ASIDE_YEARS = 4


def _carries(meaning: Meaning, moment: Moment, story: Story) -> bool:
    """Whether the story goes on from this date; not from the publication's days in a story, nor from an aside."""
    if not story.narrative:
        return True
    if meaning.ref == "anchor" and meaning.moment is None:
        return False
    year, last = moment.year, story.last.year if story.last else None
    explicit = meaning.moment is not None and meaning.moment.year is not None
    if explicit:
        story.years.popleft()
    if meaning.aside and last is not None:
        return False
    if not explicit or year is None or last is None or abs(year - last) <= _ASIDE_YEARS:
        return True
    coming = story.years[0] if story.years else None
    return coming is not None and abs(coming - year) < abs(coming - last)


def _place(meaning: Meaning, story: Story, at: int) -> tuple[Moment | None, str]:
    if meaning.value is not None:
        whole = _place(meaning.origin, story, at)[0] if meaning.origin is not None else None
        return whole, meaning.value
    if meaning.movable:
        return _movable(meaning, story, at)
    if meaning.moment is not None:
        moment = _named(meaning, meaning.moment, story, at)
        return _with_clock(moment, meaning.clock)
    if meaning.unit is not None:
        moment, value = _moved(meaning, story, at)
        return _with_clock(moment or Moment(), meaning.clock) if meaning.clock else (moment, value)
    return _clock_only(meaning, story, at)


def _with_clock(moment: Moment, clock: Moment | None) -> tuple[Moment, str]:
    if clock is None:
        return moment, moment.value()
    if clock.hour == 24:
        clock = replace(clock, hour=0)
    placed = clock.on(moment)
    return placed, placed.value()


def _clock_only(meaning: Meaning, story: Story, at: int) -> tuple[Moment | None, str]:
    clock = meaning.clock or Moment()
    if clock.part is not None and meaning.which is None:
        return _with_clock(Moment(), clock)
    last = story.reference("last")
    if meaning.origin is not None:
        last = _place(meaning.origin, story, at)[0]
    if last is not None and last.day is not None:
        return _with_clock(Moment(last.year, last.month, last.day), clock)
    return _with_clock(Moment(), clock)


def _moved(meaning: Meaning, story: Story, at: int) -> tuple[Moment | None, str]:
    unit = meaning.unit or "day"
    if meaning.amount is None:
        return None, "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    if meaning.event is not None:
        return None, _UNKNOWN[unit]
    base = story.reference(meaning.ref)
    if meaning.origin is not None:
        base = _place(meaning.origin, story, at)[0]
    if base is None and meaning.sign <= 0 and meaning.amount < 0 and unit in ("quarter", "year", "decade", "century"):
        base = story.anchor  # coarse enough that the story's own day would give the same
    if base is None:
        return None, _UNKNOWN[unit]
    amount, unit = whole(meaning.amount, unit)
    if amount == 0 and unit == "day" and base.day is None and story.narrative:
        coarse = Moment(base.year, base.month)
        return coarse, coarse.value() + ("-XX" if base.month is not None else "-XX-XX")
    moved = shift(base, amount, unit)
    if moved is None and base.year is not None:
        return None, f"{replace(Moment(), year=base.year).value()}{_UNKNOWN[unit][4:]}"
    return (moved, moved.value()) if moved is not None else (None, _UNKNOWN[unit])


def whole(amount: float, unit: Unit) -> tuple[int, Unit]:
    """A whole number of units: one and a half years are eighteen months."""
    finer: dict[Unit, tuple[int, Unit]] = {
        "year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "week": (7, "day"), "day": (24, "hour"),
        "hour": (60, "minute"),
    }
    if amount == int(amount) or unit not in finer:
        return round(amount), unit
    factor, smaller = finer[unit]
    return round(amount * factor), smaller


def _movable(meaning: Meaning, story: Story, at: int) -> tuple[Moment | None, str]:
    year = meaning.moment.year if meaning.moment else None
    code = meaning.movable or ""
    if year is None:
        guess = _named(replace(meaning, movable=None), Moment(month=feast(code, 2000).month, day=15), story, at)
        year = guess.year
    if year is None or year < 1:
        return None, "XXXX-XX-XX"
    return _with_clock(of_date(feast(code, year)), meaning.clock)


def _named(meaning: Meaning, moment: Moment, story: Story, at: int) -> Moment:
    """Fill in what `moment` leaves open."""
    if meaning.year_shift is not None and moment.year is None:
        base = story.reference(meaning.year_ref)
        return replace(moment, year=None if base is None or base.year is None else base.year + meaning.year_shift)
    if moment.weekday is not None or moment.weekend:
        return _weekly(meaning, moment, story, at)
    if moment.year is not None or moment.decade is not None or moment.century is not None:
        return moment
    base = story.reference(meaning.ref)
    if base is None or base.year is None:
        return moment
    if moment.month is None and moment.day is not None:
        return _day_of_month(meaning, moment, base)
    if meaning.which is not None:
        return _turn(moment, base, meaning.which)
    if story.last is not None and _APPOSED.match(story.text[story.end : at]) and story.last.month in (None, moment.month):
        return replace(moment, year=story.last.year)
    if not story.narrative and (nearby := _background(story, at)) is not None:
        return _onward(moment, nearby)
    if story.narrative or base is story.last:
        return _onward(moment, base)
    return _near(moment, base, story.tense(at))


# "nine months ago, on August 14" and "last year, in May": the second says more of the first.
_APPOSED = re.compile(r",?\s+(?:on|in)\s+(?:the\s+)?$")
_THROUGH = re.compile(r"\s*[-–—]\s*$|\s+(?:to|through|thru|until)\s+$")


# A paragraph of history in the news: a year written out holds for this many characters, within the paragraph.
_BACKGROUND_CHARS = 300


def _background(story: Story, at: int) -> Moment | None:
    """The date with another year than the publication's that the paragraph has just named."""
    if story.dated is None or story.anchor is None:
        return None
    end, moment = story.dated
    if moment.year == story.anchor.year or at - end > _BACKGROUND_CHARS or "\n" in story.text[end:at]:
        return None
    return moment


def _day_of_month(meaning: Meaning, moment: Moment, base: Moment) -> Moment:
    month = shift(base, meaning.which or 0, "month")
    return moment if month is None else Moment(month.year, month.month, moment.day)


def _ordinal(m: Moment) -> int:
    """The month of the year, 1 to 12, in which `m` begins; 1 for a year."""
    if m.month is not None:
        return m.month
    if m.quarter is not None:
        return 3 * m.quarter - 2
    if m.half is not None:
        return 6 * m.half - 5
    if m.season is not None:
        return {"WI": 1}.get(m.season, SEASON_START.get(m.season, 1))
    return 1


def _turn(moment: Moment, base: Moment, which: int) -> Moment:
    """"last March", "this summer", "next spring" as seen from `base`."""
    year = base.year or 0
    if which == 0:
        return replace(moment, year=year)
    here, there = _ordinal(base), _ordinal(moment)
    if which < 0:
        return replace(moment, year=year if there < here and base.month is not None else year - 1)
    return replace(moment, year=year if there > here else year + 1)


# A story moves forward: a month that lies this far back or more is next year's ("in December ... in January").
_BACKWARD_MONTHS = 8


def _onward(moment: Moment, base: Moment) -> Moment:
    year = base.year or 0
    if base.month is None and base.season is None and base.quarter is None:
        return replace(moment, year=year)
    here = _ordinal(base)
    if base.season == "WI":  # a winter is named after the year it ends in, and the story stands at its beginning
        year, here = year - 1, 12
    back = here - _ordinal(moment)
    return replace(moment, year=year + 1 if back >= _BACKWARD_MONTHS else year)


# From this month on, "winter" is the coming one unless the tense says otherwise.
_AUTUMN = 9
# With no tense to tell, a date up to this many months ahead of the publication is taken as coming.
_AHEAD_MONTHS = 3


def _near(moment: Moment, base: Moment, tense: str | None) -> Moment:
    """The year of a date in the news: the nearest past one, the nearest coming one if the tense says so."""
    year = base.year or 0
    month = (base.month or 1) + (0 if base.day is None or moment.day is None else (base.day - moment.day) / 31)
    ahead = _ordinal(moment) - month
    stretch = moment.month is None
    if stretch:
        ahead = _ordinal(moment) - (base.month or 1)
    if moment.season == "WI" and (base.month or 1) >= _AUTUMN and tense != "past":
        return replace(moment, year=year + 1)
    if tense == "future":  # a quarter or season still running may be meant
        return replace(moment, year=year if ahead > (-3 if stretch else -0.5) else year + 1)
    if tense == "past" or ahead > _AHEAD_MONTHS or (stretch and ahead > 0):
        return replace(moment, year=year if ahead <= 0 else year - 1)
    return replace(moment, year=year + 1 if ahead < _AHEAD_MONTHS - 12 else year)


def _weekly(meaning: Meaning, moment: Moment, story: Story, at: int) -> Moment:
    """A weekday or weekend: the nearest past one from the publication unless the tense says that it is to come."""
    base = story.reference("last" if meaning.amount is not None and meaning.ref == "last" else meaning.ref)
    day = base.date() if base is not None else None
    if base is None or day is None or base.year is None or base.year < 1:
        return moment
    if moment.weekend:
        return _weekend(meaning, day, story.tense(at))
    weekday = moment.weekday or 1
    if story.last is not None and _THROUGH.match(story.text[story.end : at]) and (first := story.last.date()):
        return of_date(first + timedelta(days=(weekday - first.isoweekday()) % 7))
    if meaning.amount is not None:
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=int(meaning.amount))
        return of_date(monday + timedelta(days=weekday - 1))
    gap = (weekday - day.isoweekday()) % 7
    if meaning.which == 1:
        return of_date(day + timedelta(days=gap or 7))
    if meaning.which == -1:
        return of_date(day - timedelta(days=(7 - gap) % 7 or 7))
    forward = story.narrative or story.tense(at) == "future"
    if meaning.which == 0 and meaning.ref == "anchor" and story.tense(at) != "past":
        forward = True
    return of_date(day + timedelta(days=gap) if forward or gap == 0 else day - timedelta(days=7 - gap))


def _weekend(meaning: Meaning, day: date, tense: str | None) -> Moment:
    weeks = meaning.which or 0
    if meaning.which is None and tense != "future" and day.isoweekday() < 6:
        weeks = -1
    return of_week(day + timedelta(weeks=weeks), weekend=True)
