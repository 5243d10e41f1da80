"""Dates of publication keep their precision, and doubtful ones are none."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from parley.readers.dates import in_path, parse_published, stated

CASES = {
    "iso day": ("2022-02-28", "2022-02-28T00:00", "day"),
    "iso with offset": ("2022-02-28T23:30:05-05:00", "2022-03-01T04:30:05", "second"),
    "iso to the minute": ("2022-02-28T10:05+02:00", "2022-02-28T08:05", "minute"),
    "iso zulu with fraction": ("2022-02-28T10:05:07.123Z", "2022-02-28T10:05:07", "second"),
    "midnight is a day, in its own zone": ("2022-02-28T00:00:00+02:00", "2022-02-28T00:00", "day"),
    "basic form": ("20220228", "2022-02-28T00:00", "day"),
    "mail": ("Mon, 28 Feb 2022 10:05:00 +0200", "2022-02-28T08:05", "second"),
    "words": ("February 28, 2022", "2022-02-28T00:00", "day"),
    "words with day first": ("28 Feb 2022", "2022-02-28T00:00", "day"),
    "clock and zone": ("Feb. 28, 2022 5:07 PM EST", "2022-02-28T22:07", "minute"),
    "summer time by the date": ("July 5, 2022 9:00 am ET", "2022-07-05T13:00", "minute"),
    "winter time by the date": ("Jan. 5, 2022 9:00 am ET", "2022-01-05T14:00", "minute"),
    "a zone of two countries": ("Oct 1, 2011 12:29 am IST", "2011-10-01T00:00", "day"),
    "day first can be told": ("28/02/2022", "2022-02-28T00:00", "day"),
    "dotted is day first": ("03.04.2022", "2022-04-03T00:00", "day"),
    "seconds since 1970": (1646042707, "2022-02-28T10:05:07", "second"),
    "milliseconds since 1970": (1646042707000, "2022-02-28T10:05:07", "second"),
}


@pytest.mark.parametrize(("value", "at", "precision"), CASES.values(), ids=CASES.keys())
def test_a_date_is_understood(value, at, precision):
    found = parse_published(value)
    assert (found.at, found.precision) == (datetime.fromisoformat(at).replace(tzinfo=UTC), precision)


NO_DATE = {
    "two days": ("03/04/2022", "date '03/04/2022' could be two days: write it as 2022-02-28"),
    "no year": ("28 February", "date '28 February' was not understood"),
    "no day": ("February 2022", "date 'February 2022' was not understood"),
    "nonsense": ("soon", "date 'soon' was not understood"),
    "impossible": ("2022-02-31", "date '2022-02-31' was not understood"),
    "absent": (None, "no date of publication"),
    "empty": ("", "no date of publication"),
    "beyond time": (1e300, "date '1e+300' was not understood"),
    "what a program writes for none": ("0001-01-01T00:00:00", "date '0001-01-01' was not understood"),
    "the calendar's last day": ("9999-12-31", "date '9999-12-31' was not understood"),
    "a truth value": (True, "date 'True' was not understood"),
}


@pytest.mark.parametrize(("value", "note"), NO_DATE.values(), ids=NO_DATE.keys())
def test_a_doubtful_date_is_none_and_says_so(value, note):
    found = parse_published(value)
    assert (found.at, found.precision, found.note) == (None, None, note)


def test_a_time_without_zone_is_taken_as_utc_and_says_so():
    found = parse_published("2022-02-28 10:05:00")
    assert found.at == datetime(2022, 2, 28, 10, 5, tzinfo=UTC)
    assert found.note == "the date of publication has no zone; taken as UTC"


PATHS = {
    "InputDocs/2011-08-03/243.txt": "2011-08-03",
    "talks/20220228_peace.txt": "2022-02-28",
    "2011-08-03/2011-08-04 talks.txt": "2011-08-04",
    "2011-08-03/cnn/243.txt": None,
    "talks/2022-13-40.txt": None,
    "talks/2022022812.txt": None,
    "talks/report-2022-02-28.txt": None,
}


@pytest.mark.parametrize(("path", "day"), PATHS.items(), ids=PATHS.keys())
def test_collections_sorted_by_day(path, day):
    found = in_path(path)
    assert found.at == (datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None)
    assert found.precision == ("day" if day else None)


def test_what_a_person_says():
    assert stated(date(2022, 2, 28)).precision == "day"
    east = timezone(timedelta(hours=2))
    assert stated(datetime(2022, 2, 28, 1, 5, tzinfo=east)).at == datetime(2022, 2, 27, 23, 5, tzinfo=UTC)
