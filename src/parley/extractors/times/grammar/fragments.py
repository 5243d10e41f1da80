"""The pieces of patterns that are made of the word tables, and what a match holds.

Patterns ignore case, except that months and weekdays must begin with a capital ("may", "march" and "sun" are words).
"""

import re
from functools import lru_cache

from parley.extractors.times.calendar import Unit
from parley.extractors.times.lexicon import alternatives, rows, table
from parley.extractors.times.numbers import number_pattern, ordinal_pattern

_CAPITAL = r"(?-i:(?=[A-Z]))"
_YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|,\d{3}|\.\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ERA = r"(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?|B\.C\b)(?!\w)"
# A zone's letters stand alone; a city or a country needs "time" after it.
_ZONE = (
    r"(?:\s*(?P<paren>\()?(?P<zone>(?-i:{letters})(?=\s+time\b|\W|$)|(?-i:{places})(?=\s+time\b)|local(?=\s+time\b))"
    r"(?:\s+time\b)?(?(paren)\))(?!\w))"
)


def _words(name: str, *alone: str) -> str:
    """The words of a table, or only those whose column `alone` has one of the values given."""
    return alternatives([row["word"] for row in rows(name) if not alone or row["alone"] in alone])


@lru_cache(maxsize=1)
def table_pieces() -> dict[str, str]:
    """The pieces made of tables by name; those in capitals capture a group of the same name in lower case."""
    # The dot belongs to an abbreviation ("Sept. 5"), never to a month's full name at the end of a sentence.
    month = rf"(?:{_words('months', 'yes')})\b|(?:{_words('months', 'no', 'dot')})\b\.?"
    alone = rf"(?:{_words('months', 'yes')})|(?:{_words('months', 'dot')})\."
    full_day, any_day = _words("weekdays", "yes"), _words("weekdays")
    units, parts, number = _words("units"), _words("parts_of_day"), number_pattern()
    letters = alternatives([row["word"] for row in rows("zones") if row["word"].isupper()])
    holidays = _words("holidays").replace("'", "['’]")
    return {
        "MONTH": rf"{_CAPITAL}(?P<month>{month})",
        "month": rf"{_CAPITAL}(?:{month})",
        "MONTHALONE": rf"{_CAPITAL}(?P<month>{alone})(?!\w)",
        "monthalone": rf"{_CAPITAL}(?:{alone})(?!\w)",
        "WEEKDAY": rf"{_CAPITAL}(?P<weekday>{full_day})\b",
        "WEEKDAYS": rf"{_CAPITAL}(?P<weekday>{full_day})s\b",
        "weekday": rf"{_CAPITAL}(?:{any_day})\b\.?",
        "DAY": rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)",
        "day": rf"{_DAY}(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)",
        "ORD": rf"(?P<ord>{ordinal_pattern()})\b",
        "YEAR": (
            rf"(?:(?P<bc>\d{{1,4}})\s*{_ERA}|(?:A\.?D\.?\s*)?(?P<year>{_YEAR})\b(?:\s+A\.?D\b\.?)?"
            r"|['’](?P<yy>\d\d)\b)"
        ),
        "YEAR4": rf"(?P<year>{_YEAR})\b",
        "NUM": rf"(?P<num>{number})",
        "num": rf"(?:{number})",
        "UNIT": rf"(?P<unit>{units})\b",
        "NAMED": rf"(?-i:(?P<named>{holidays}))",
        "ZONE": _ZONE.format(letters=letters, places=_words("zones")),
        "PART": rf"(?P<part>{parts})\b",
    }


def group(match: re.Match[str], name: str) -> str | None:
    """The group's text, None also where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None


def preceded(match: re.Match[str], by: re.Pattern[str], reach: int = 16) -> bool:
    """Whether `by`, which ends in "$", matches within `reach` characters before the match."""
    return by.search(match.string, max(0, match.start() - reach), match.start()) is not None


def followed(match: re.Match[str], by: re.Pattern[str]) -> bool:
    """Whether `by` matches right after the match."""
    return by.match(match.string, match.end()) is not None


def unit_of(match: re.Match[str]) -> Unit:
    return table("units")[match["unit"].lower()]  # type: ignore[return-value]


def words_of(match: re.Match[str], name: str) -> str:
    """The group in lower case with single spaces, "" where it did not take part."""
    return " ".join((group(match, name) or "").lower().split())


def month_of(match: re.Match[str]) -> int | None:
    word = group(match, "month")
    return int(table("months")[word.lower().rstrip(".")]) if word else None


def year_of(match: re.Match[str]) -> int | None:
    """The year in the match: negative before Christ; two digits are read as 1931 to 2030 at first."""
    if bc := group(match, "bc"):
        return -int(bc) or None
    if year := group(match, "year"):
        return int(year)
    if yy := group(match, "yy"):
        return int(yy) + (2000 if int(yy) <= 30 else 1900)
    return None


_MODS = {
    "early": "START", "earlier": "START", "beginning": "START", "start": "START", "first": "START", "opening": "START",
    "mid": "MID", "middle": "MID", "late": "END", "later": "END", "end": "END", "close": "END", "latter": "END",
    "last": "END", "final": "END", "closing": "END", "rest": "END", "remainder": "END",
}


def mod_of(match: re.Match[str]) -> str | None:
    """START, MID or END where the words single out a part of the period."""
    words = group(match, "mod") or group(match, "mod2") or group(match, "mod3")
    if not words:
        return None
    found = [_MODS[w] for w in re.split(r"[\s-]+", words.lower()) if w in _MODS]
    return found[-1] if found else None
