"""When a document was published: dates as sources write them, to UTC with a precision.

Invariant: nothing is invented. A day without a time stays a day; a date that could be two days is no date.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

Precision = Literal["second", "minute", "day"]

# Zones as newsrooms abbreviate them, in hours from UTC. IST and others that two countries share are left out.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}
# "ET" is summer or winter time, as the date says.
_PLACES = {"ET": "America/New_York", "PT": "America/Los_Angeles"}
_NUMERIC = re.compile(r"^\s*(\d{1,2})[/\-](\d{1,2})[/\-](\d{2,4})\b")
_DOTTED = re.compile(r"^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_PATH_DAY = re.compile(r"((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:19|20)\d{6}")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\b\d{1,2}\s*[ap]\.?m\b|T\d{2}", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,2}:\d{2}:\d{2}|T\d{6}")
# Milliseconds since 1970 have at least twelve digits for any date after 1973.
_MILLISECONDS = 100_000_000_000
# No newspaper is older, and no date of one can be later; whole centuries are left on both sides for zones and windows.
FIRST_YEAR, LAST_YEAR = 1600, 2999
_FILL = (datetime(2000, 1, 1), datetime(2001, 2, 2))


class Published(NamedTuple):
    """A moment in UTC with its precision; None with a note where there is none to be had."""

    at: datetime | None = None
    precision: Precision | None = None
    note: str | None = None


NO_DATE = Published(note="no date of publication")


def stated(value: date | datetime) -> Published:
    """What a person says: a day, or a moment with its zone."""
    if isinstance(value, datetime):
        if _is_unset(value.year):
            return _day(value.date())
        moment = value.astimezone(UTC)
        return Published(moment.replace(microsecond=0), "second" if moment.second else "minute")
    return _day(value)


def in_path(path: str) -> Published:
    """The day that a file's own name or its folder's name begins with, as collections sorted by day have it."""
    for part in reversed(path.replace("\\", "/").split("/")[-2:]):
        match = _PATH_DAY.match(part)
        found = _iso("-".join(match.groups())) if match else None
        if found:
            return found._replace(note="date of publication from the file's path")
    return NO_DATE


def parse_published(value: object) -> Published:
    """A date as a source wrote it: ISO 8601, RFC 2822, words, or seconds since 1970."""
    if value is None or value == "":
        return NO_DATE
    if isinstance(value, datetime):
        return _moment(value, "second")
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(float(value))
    words = " ".join(str(value).split())
    return _iso(words) or _mail(words) or _numeric(words) or _words(words) or _not_understood(words)


def _iso(words: str) -> Published | None:
    try:
        if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", words):
            return _day(date.fromisoformat(words))
        if re.match(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}", words):
            return _moment(datetime.fromisoformat(words), _precision(words))
    except ValueError:
        return None
    return None


def _mail(words: str) -> Published | None:
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}", words):
        return None
    try:
        return _moment(parsedate_to_datetime(words), _precision(words))
    except (ValueError, OverflowError):
        return None


def _numeric(words: str) -> Published | None:
    dotted = _DOTTED.match(words)
    if dotted:
        day, month, year = (int(part) for part in dotted.groups())
        rest = words[dotted.end() :]
        return parse_published(f"{year:04}-{month:02}-{day:02}{' ' + rest.strip(' ,') if rest.strip() else ''}")
    match = _NUMERIC.match(words)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first != second and first <= 12 and second <= 12:
        return Published(note=f"date '{words[:40]}' could be two days: write it as 2022-02-28")
    return None


def _words(words: str) -> Published | None:
    """Dates in words. The two fills differ in every field, so what the words do not say shows as a difference."""
    if len(words) > 80 or not _YEAR.search(words):
        return None
    unknown: set[str] = set()

    def zone(name: str | None, offset: int | None) -> tzinfo | None:
        found = _zone(name, offset)
        if name and found is None:
            unknown.add(name)
        return found

    try:
        one, two = (dateutil_parser.parse(words, default=fill, tzinfos=zone) for fill in _FILL)
    except (ValueError, OverflowError, TypeError):
        return None
    if one.date() != two.date():
        return None
    if unknown:
        return _day(one.date())._replace(note=f"time zone {min(unknown)} is not known; only the day is kept")
    return _moment(one, _precision(words)) if _CLOCK.search(words) else _day(one.date())


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name in _PLACES:
        return ZoneInfo(_PLACES[name])
    return timezone(timedelta(hours=_ZONES[name])) if name in _ZONES else None


def _since_1970(value: float) -> Published:
    seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
    try:
        return _moment(datetime.fromtimestamp(seconds, UTC), "second")
    except (ValueError, OverflowError, OSError):
        return _not_understood(str(value))


def _precision(words: str) -> Precision:
    return "second" if _SECONDS.search(words) else "minute"


def _is_unset(year: int) -> bool:
    """Whether a date of this year is what a program writes for none: 0001-01-01, 9999-12-31."""
    return not FIRST_YEAR <= year <= LAST_YEAR


def _moment(value: datetime, precision: Precision) -> Published:
    """Midnight to the second is how programs write a day, so it is one, in the zone it is given in."""
    if value.time() == time(0) or _is_unset(value.year):
        return _day(value.date())
    try:
        if value.tzinfo is None:
            note = "the date of publication has no zone; taken as UTC"
            return Published(value.replace(tzinfo=UTC, microsecond=0), precision, note)
        return Published(value.astimezone(UTC).replace(microsecond=0), precision)
    except OverflowError:
        return _not_understood(str(value))


def _day(value: date) -> Published:
    if _is_unset(value.year):
        return _not_understood(value.isoformat())
    return Published(datetime(value.year, value.month, value.day, tzinfo=UTC), "day")


def _not_understood(words: str) -> Published:
    return Published(note=f"date '{words[:40]}' was not understood")
