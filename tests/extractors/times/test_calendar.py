"""Moments, their values and their arithmetic."""

import pytest

from parley.extractors.times.calendar import Moment, shift

VALUES = [
    (Moment(2022, 2, 27), "2022-02-27"),
    (Moment(2022, 2), "2022-02"),
    (Moment(1943, week=5), "1943-W05"),
    (Moment(1943, week=5, weekend=True), "1943-W05-WE"),
    (Moment(decade=194), "194"),
    (Moment(century=18), "18"),
    (Moment(-490), "BC0490"),
    (Moment(decade=-48), "BC048"),
    (Moment(2011, season="SU"), "2011-SU"),
    (Moment(2011, quarter=3), "2011-Q3"),
    (Moment(2011, half=1), "2011-H1"),
    (Moment(month=3), "XXXX-03"),
    (Moment(weekday=5), "XXXX-WXX-5"),
    (Moment(hour=9, minute=30), "XXXX-XX-XXT09:30"),
    (Moment(2022, 2, 27, part="MO"), "2022-02-27TMO"),
]
SHIFTS = [
    (Moment(2022, 2, 27), 2, "day", "2022-03-01"),
    (Moment(2024, 2, 28), 1, "day", "2024-02-29"),
    (Moment(2022, 1, 3), -1, "week", "2021-W52"),
    (Moment(2022, 1), -2, "month", "2021-11"),
    (Moment(2022, 11, 5), 1, "quarter", "2023-Q1"),
    (Moment(2022, 11, 5), -20, "year", "2002"),
    (Moment(2022, 11, 5), -1, "decade", "201"),
    (Moment(-490), 1, "year", "BC0489"),
    (Moment(-1), 1, "year", "0001"),
    (Moment(-480, 9, 30), 1, "day", "BC0480-10-01"),
    (Moment(2022, 3, 5, hour=23, minute=30), 1, "hour", "2022-03-06T00:30"),
]


@pytest.mark.parametrize(("moment", "value"), VALUES, ids=[row[1] for row in VALUES])
def test_value(moment, value):
    assert moment.value() == value


@pytest.mark.parametrize(("moment", "amount", "unit", "value"), SHIFTS)
def test_shift(moment, amount, unit, value):
    assert shift(moment, amount, unit).value() == value


@pytest.mark.parametrize("unit", ["day", "week", "hour"])
def test_what_is_not_known_finely_enough_does_not_move(unit):
    assert shift(Moment(1941), 2, unit) is None
