"""What a date leaves open, filled in: the year of "5 March", the day of "Friday", the spring of "that spring"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.extractors.times.calendar import SEASON_START, Moment, of_date, of_week, shift
from parley.extractors.times.meaning import Meaning
from parley.extractors.times.story import Story

# "nine months ago, on August 14" and "last year, in May": the second says more of the first.
_APPOSED = re.compile(r",?\s+(?:on|in)\s+(?:the\s+)?$")
_THROUGH = re.compile(r"\s*[-–—]\s*$|\s+(?:to|through|thru|until)\s+$")


def fill(meaning: Meaning, moment: Moment, story: Story, at: int) -> Moment:
    """`moment` with what the story, the publication or the tense at `at` can add; left open where nothing can."""
    if meaning.year_shift is not None and moment.year is None:
        base = story.reference(meaning.year_ref)
        return replace(moment, year=None if base is None or base.year is None else base.year + meaning.year_shift)
    if moment.weekday is not None or moment.weekend:
        return _weekly(meaning, moment, story, at)
    base = story.reference(meaning.ref)
    if meaning.short and moment.year is not None and base is not None and base.year is not None:
        return replace(moment, year=_century_of(moment.year, base.year))
    if moment.year is not None or moment.decade is not None or moment.century is not None:
        return moment
    if base is None or base.year is None:
        return moment
    return _year(meaning, moment, base, story, at)


def _century_of(year: int, near: int) -> int:
    """The year with the same last two digits that lies closest to `near`."""
    return min((c * 100 + year % 100 for c in range(10, 21)), key=lambda candidate: abs(candidate - near))


def _year(meaning: Meaning, moment: Moment, base: Moment, story: Story, at: int) -> Moment:
    last = story.last
    if moment.month is None and moment.day is not None:
        month = shift(base, meaning.which or 0, "month")
        return moment if month is None else Moment(month.year, month.month, moment.day)
    if meaning.which is not None:
        return _turn(moment, base, meaning.which)
    if last is not None and last.month in (None, moment.month) and _APPOSED.match(story.text[story.end : at]):
        return replace(moment, year=last.year)
    nearby = None if story.narrative else story.background(at)
    if nearby is not None:
        return _onward(moment, nearby)
    if story.narrative or base is last:
        return _onward(moment, base)
    return _near(moment, base, story.tense(at))


def _begins(m: Moment) -> int:
    """The month of the year, 1 to 12, in which `m` begins; 1 for a year, and for a winter the year it ends in."""
    if m.month is not None:
        return m.month
    if m.quarter is not None:
        return 3 * m.quarter - 2
    if m.half is not None:
        return 6 * m.half - 5
    return SEASON_START[m.season] if m.season is not None and m.season != "WI" else 1


def _turn(moment: Moment, base: Moment, which: int) -> Moment:
    """ "last March", "this summer", "next spring" as seen from `base`."""
    year = base.year or 0
    if which == 0:
        return replace(moment, year=year)
    here, there = _begins(base), _begins(moment)
    if which < 0:
        return replace(moment, year=year if there < here and base.month is not None else year - 1)
    return replace(moment, year=year if there > here else year + 1)


# A story moves forward: a month that lies this far back or more is next year's ("in December ... in January").
_BACKWARD_MONTHS = 8


def _onward(moment: Moment, base: Moment) -> Moment:
    year, here = base.year or 0, _begins(base)
    if base.month is None and base.season is None and base.quarter is None:
        return replace(moment, year=year)
    if base.season == "WI":  # a winter is named after the year it ends in, and the story stands at its beginning
        year, here = year - 1, 12
    return replace(moment, year=year + 1 if here - _begins(moment) >= _BACKWARD_MONTHS else year)


# From this month on, "winter" is the coming one unless the tense says otherwise.
_AUTUMN = 9
# With no tense to tell, a day or month up to this many months ahead of the publication is taken as coming; a quarter or
# a season is not, since news writes of those that have been.
_AHEAD_MONTHS = 3


def _near(moment: Moment, base: Moment, tense: str | None) -> Moment:
    """The year of a date in the news: the nearest past one, the nearest coming one if the tense says so."""
    year, month = base.year or 0, base.month or 1
    stretch = moment.month is None
    days = 0 if stretch or base.day is None or moment.day is None else (moment.day - base.day) / 31
    ahead = _begins(moment) - month + days
    if moment.season == "WI" and month >= _AUTUMN and tense != "past":
        return replace(moment, year=year + 1)
    if tense == "future":  # a quarter or season still running may be meant
        return replace(moment, year=year if ahead > (-3 if stretch else -0.5) else year + 1)
    if tense == "past" or ahead > _AHEAD_MONTHS or (stretch and ahead > 0):
        return replace(moment, year=year if ahead <= 0 else year - 1)
    return replace(moment, year=year + 1 if ahead < _AHEAD_MONTHS - 12 else year)


def _weekly(meaning: Meaning, moment: Moment, story: Story, at: int) -> Moment:
    """A weekday or weekend: the nearest past one from the publication unless the tense says that it is to come."""
    base = story.reference(meaning.ref)
    day = base.date() if base is not None else None
    if base is None or day is None or base.year is None or base.year < 1:
        return moment
    if moment.weekend:
        return _weekend(meaning, day, story.tense(at))
    weekday = moment.weekday or 1
    first = story.last.date() if story.last is not None else None
    if first is not None and _THROUGH.match(story.text[story.end : at]):
        return of_date(first + timedelta(days=(weekday - first.isoweekday()) % 7))
    if meaning.amount is not None:
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=int(meaning.amount))
        return of_date(monday + timedelta(days=weekday - 1))
    gap = (weekday - day.isoweekday()) % 7
    if meaning.which == 1:
        return of_date(day + timedelta(days=gap or 7))
    if meaning.which == -1:
        return of_date(day - timedelta(days=(7 - gap) % 7 or 7))
    tense = story.tense(at)
    this = meaning.which == 0 and meaning.ref == "anchor"
    forward = story.narrative or tense == "future" or (this and tense != "past")
    return of_date(day + timedelta(days=gap) if forward or gap == 0 else day - timedelta(days=7 - gap))


def _weekend(meaning: Meaning, day: date, tense: str | None) -> Moment:
    weeks = meaning.which or 0
    if meaning.which is None and tense != "future" and day.isoweekday() < 6:
        weeks = -1
    return of_week(day + timedelta(weeks=weeks), weekend=True)
