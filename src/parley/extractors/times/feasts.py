"""Days whose date changes from year to year."""

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(code: str, year: int) -> date:
    """The day that a code of the table of holidays means in `year`.

    "easter-2" is two days before Easter; "nth 11-4-4" the fourth Thursday of November, "nth 5-1--1" May's last Monday.
    """
    if code.startswith("easter"):
        return easter(year) + timedelta(days=int(code.removeprefix("easter")))
    month, weekday, n = code.removeprefix("nth ").split("-", 2)
    if n.startswith("-"):
        last = date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    first = date(year, int(month), 1)
    return first + timedelta(days=(int(weekday) - first.isoweekday()) % 7, weeks=int(n) - 1)
