"""Moments of the calendar at any granularity, their arithmetic and their TIMEX3 values.

A `Moment` may be incomplete: "March" has a month and no year. Years before Christ are negative (490 BC is -490);
there is no year 0. Weeks are ISO weeks.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "season", "year",
    "decade", "century", "millennium",
]

SEASONS = ("WI", "SP", "SU", "FA")
# The month in which each season begins; winter is counted with the year in which it ends, except in December.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Python's dates start in year 1; adding a multiple of 400 years keeps the calendar's rhythm for years BC.
_BC_SHIFT = 4000


@dataclass(frozen=True)
class Moment:
    """A point or period of the calendar; fields that the words leave open are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None

    @property
    def unit(self) -> Unit:
        """The finest unit that is given."""
        for name, unit in _FINEST:
            if getattr(self, name) not in (None, False):
                return unit
        return "year"

    @property
    def clock(self) -> bool:
        """Whether a time of day is given."""
        return self.part is not None or self.hour is not None

    @property
    def dated(self) -> bool:
        """Whether the year is known and the day too, if a time of day is."""
        known = self.year is not None or self.decade is not None or self.century is not None
        return known and (not self.clock or self.day is not None)

    def on(self, day: "Moment") -> "Moment":
        """This time of day on the day (or coarser period) of `day`."""
        return replace(day, part=self.part, hour=self.hour, minute=self.minute, second=self.second)

    def date(self) -> date | None:
        """The calendar day; shifted by 4000 years for years BC, None where no day is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(_astronomical(self.year), self.month, self.day)
        except ValueError:
            return None

    def value(self) -> str:
        """The TIMEX3 value: X for what is unknown, BC before years before Christ, three digits for a decade."""
        return _day_value(self) + _clock_value(self)


_FINEST: tuple[tuple[str, Unit], ...] = (
    ("second", "second"), ("minute", "minute"), ("hour", "hour"), ("part", "hour"), ("day", "day"),
    ("weekday", "day"), ("weekend", "weekend"), ("week", "week"), ("month", "month"), ("quarter", "quarter"),
    ("season", "season"), ("half", "quarter"), ("year", "year"), ("decade", "decade"), ("century", "century"),
)


def _astronomical(year: int) -> int:
    return year if year > 0 else year + 1 + _BC_SHIFT


def of_date(day: date, bc: bool = False) -> Moment:
    """The moment of a Python date; `bc` says that the date was shifted by 4000 years."""
    return Moment(year=day.year - _BC_SHIFT - 1 if bc else day.year, month=day.month, day=day.day)


def of_week(day: date, bc: bool = False, weekend: bool = False) -> Moment:
    """The ISO week that `day` lies in."""
    year, week, _ = day.isocalendar()
    return Moment(year=year - _BC_SHIFT - 1 if bc else year, week=week, weekend=weekend)


def _digits(number: int | None, width: int) -> str:
    return "X" * width if number is None else f"{abs(number):0{width}d}"


def _day_value(m: Moment) -> str:
    era = "BC" if any(n is not None and n < 0 for n in (m.year, m.decade, m.century)) else ""
    if m.century is not None:
        return f"{era}{_digits(m.century, 2)}"
    if m.decade is not None:
        return f"{era}{_digits(m.decade, 3)}"
    year = era + _digits(m.year, 4)
    if m.weekday is not None:
        return f"{year}-WXX-{m.weekday}"
    if m.week is not None or m.weekend:
        return f"{year}-W{_digits(m.week, 2)}" + ("-WE" if m.weekend else "")
    for name, letter in (("quarter", "Q"), ("half", "H")):
        if getattr(m, name) is not None:
            return f"{year}-{letter}{getattr(m, name)}"
    if m.season is not None:
        return f"{year}-{m.season}"
    if m.day is not None or m.clock:
        return f"{year}-{_digits(m.month, 2)}-{_digits(m.day, 2)}"
    return f"{year}-{_digits(m.month, 2)}" if m.month is not None else year


def _clock_value(m: Moment) -> str:
    if m.hour is None:
        return f"T{m.part}" if m.part else ""
    clock = f"T{m.hour:02d}" + (f":{m.minute:02d}" if m.minute is not None else "")
    return clock + (f":{m.second:02d}" if m.second is not None else "")


def shift(m: Moment, n: int, unit: Unit) -> Moment | None:
    """`m` moved by `n` units and cut to that unit; None where `m` is not known finely enough."""
    if unit in ("year", "decade", "century", "millennium"):
        return _shift_years(m, n, unit)
    if m.year is None:
        return None
    if unit == "quarter":
        quarter = m.quarter or (None if m.month is None else (m.month - 1) // 3 + 1)
        if quarter is None:
            return None
        years, index = divmod(quarter - 1 + n, 4)
        return Moment(year=_plus(m.year, years), quarter=index + 1)
    if unit == "season":
        return None
    if unit == "month":
        month = m.month or _month_of(m)
        if month is None:
            return None
        years, index = divmod(month - 1 + n, 12)
        return Moment(year=_plus(m.year, years), month=index + 1)
    return _shift_days(m, n, unit)


def _month_of(m: Moment) -> int | None:
    if m.week is not None and m.year is not None and m.year > 0:
        return date.fromisocalendar(m.year, m.week, 4).month
    return None


def _shift_years(m: Moment, n: int, unit: Unit) -> Moment | None:
    if unit in ("decade", "century") and m.decade is not None and unit == "decade":
        return Moment(decade=m.decade + n)
    if unit == "century" and m.century is not None:
        return Moment(century=m.century + n)
    if m.year is None:
        return None
    if unit == "year":
        return Moment(year=_plus(m.year, n))
    if unit == "decade":
        return Moment(decade=int(m.year / 10) + n)
    if unit == "century":
        return Moment(century=int(m.year / 100) + n)
    return None


def _plus(year: int, n: int) -> int:
    moved = year + n
    if year < 0 <= moved:
        return moved + 1
    return moved - 1 if moved <= 0 < year else moved


def _shift_days(m: Moment, n: int, unit: Unit) -> Moment | None:
    day = m.date() or _first_day(m, unit)
    if day is None:
        return None
    bc = m.year is not None and m.year < 0
    try:
        return _on_days(m, day, n, unit, bc)
    except OverflowError:
        return None


def _on_days(m: Moment, day: date, n: int, unit: Unit, bc: bool) -> Moment | None:
    if unit in ("week", "fortnight", "weekend"):
        weeks = 2 * n if unit == "fortnight" else n
        return of_week(day + timedelta(weeks=weeks), bc, weekend=unit == "weekend")
    if unit == "day":
        return of_date(day + timedelta(days=n), bc)
    if m.hour is None:
        return None
    seconds = n * {"hour": 3600, "minute": 60, "second": 1}[unit]
    total = m.hour * 3600 + (m.minute or 0) * 60 + (m.second or 0) + seconds
    days, rest = divmod(total, 86400)
    moved = of_date(day + timedelta(days=days), bc)
    minute = rest % 3600 // 60 if unit != "hour" or m.minute is not None else None
    return replace(moved, hour=rest // 3600, minute=minute)


def _first_day(m: Moment, unit: Unit) -> date | None:
    """A day inside a known week, when only the week matters."""
    if m.week is not None and m.year is not None and m.year > 0 and unit in ("week", "fortnight", "weekend"):
        return date.fromisocalendar(m.year, m.week, 4)
    return None
