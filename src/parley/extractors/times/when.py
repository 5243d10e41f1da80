"""From a resolved moment to the interval it covers, in UTC.

Invariant: an interval is half-open and never earlier at its end than at its start; what is unknown is None, and a
precision always says how fine the words were, even where no date is known.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parley.extractors.times.calendar import SEASON_START, Moment
from parley.extractors.times.lexicon import rows, table
from parley.model.world import WhenPrecision

Interval = tuple[datetime, datetime]


def precision_of(moment: Moment) -> WhenPrecision:
    """The precision that a moment's finest field gives."""
    if moment.part is not None:
        return "part-of-day"
    unit = moment.unit
    if moment.hour is not None:
        return "second" if moment.second is not None else "minute" if moment.minute else "hour"
    if moment.weekend:
        return "weekend"
    table: dict[str, WhenPrecision] = {"fortnight": "week", "millennium": "century"}
    return table.get(unit, unit)  # type: ignore[arg-type]


def interval(moment: Moment, mod: str | None = None, zone: str | None = None) -> Interval | None:
    """The UTC interval of a moment, cut to its first, middle or last third by `mod`.

    None where it is not known, or lies where Python has no dates (before Christ).
    """
    bounds = _bounds(moment)
    if bounds is None:
        return None
    start, end = bounds
    if mod in ("START", "MID", "END") and not moment.clock and end - start > timedelta(hours=1):
        third = (end - start) / 3
        cut = {"START": (start, start + third), "MID": (start + third, end - third), "END": (end - third, end)}
        start, end = (_to_day(t) if end - start > timedelta(days=6) else t for t in cut[mod])
    shift = offset(zone, start) if moment.clock and zone else timedelta()
    return start - shift, end - shift


def _to_day(t: datetime) -> datetime:
    return (t + timedelta(hours=12)).replace(hour=0, minute=0, second=0, microsecond=0)


def _bounds(m: Moment) -> Interval | None:
    if m.century is not None:
        return _years(m.century * 100, 100)
    if m.decade is not None:
        return _years(m.decade * 10, 10)
    if m.year is None or not 1 <= m.year < 9998:
        return None
    if m.clock:
        return _clock(m)
    if m.week is not None:
        monday = date.fromisocalendar(m.year, min(m.week, 52 if m.week < 53 else 53), 1)
        first = monday + timedelta(days=5) if m.weekend else monday
        return _days(first, 2 if m.weekend else 7)
    if m.weekday is not None or m.weekend:
        return None
    if m.quarter is not None:
        return _months(m.year, 3 * m.quarter - 2, 3)
    if m.half is not None:
        return _months(m.year, 6 * m.half - 5, 6)
    if m.season is not None:
        return _months(m.year - 1 if m.season == "WI" else m.year, SEASON_START[m.season], 3)
    if m.day is not None:
        day = m.date()
        return None if day is None else _days(day, 1)
    return _months(m.year, m.month, 1) if m.month is not None else _years(m.year, 1)


def _clock(m: Moment) -> Interval | None:
    day = m.date()
    if day is None:
        return None
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if m.part is not None:
        first, last = _hours()[m.part]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    start = midnight + timedelta(hours=m.hour or 0, minutes=m.minute or 0, seconds=m.second or 0)
    length = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1)}.get(precision_of(m), timedelta(hours=1))
    return start, start + length


@lru_cache(maxsize=1)
def _hours() -> dict[str, tuple[int, int]]:
    """The hours that each part of the day covers: the widest of its words'."""
    hours: dict[str, tuple[int, int]] = {}
    for row in rows("parts_of_day"):
        first, last = int(row["from"]), int(row["to"])
        known = hours.get(row["value"], (first, last))
        hours[row["value"]] = (min(first, known[0]), max(last, known[1]))
    return hours


def _days(day: date, n: int) -> Interval:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start, start + timedelta(days=n)


def _months(year: int, month: int, n: int) -> Interval:
    years, index = divmod(month - 1 + n, 12)
    return datetime(year, month, 1, tzinfo=UTC), datetime(year + years, index + 1, 1, tzinfo=UTC)


def _years(year: int, n: int) -> Interval | None:
    if not 1 <= year <= 9990 - n:
        return None
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + n, 1, 1, tzinfo=UTC)


def offset(zone: str, at: datetime) -> timedelta:
    """How far `zone` is ahead of UTC at `at`; nothing for a zone that is not known ("local time")."""
    code = table("zones").get(" ".join(zone.lower().split()))
    if code is None and zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
        return size if zone[0] == "+" else -size
    if code is None:
        return timedelta()
    if "/" not in code:
        return timedelta(minutes=int(code))
    try:
        return ZoneInfo(code).utcoffset(at.replace(tzinfo=None)) or timedelta()
    except ZoneInfoNotFoundError:
        return timedelta()
