"""The pieces that the grammar's patterns are made of, written <NAME> inside them.

Patterns ignore case, except that months and weekdays must begin with a capital ("may", "march" and "sun" are words).
"""

import re
from collections.abc import Callable
from functools import lru_cache

from parley.extractors.times.lexicon import alternatives, rows, table
from parley.extractors.times.meaning import Meaning, Rule
from parley.extractors.times.numbers import number_pattern, ordinal_pattern

_CAPITAL = r"(?-i:(?=[A-Z]))"
_YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|,\d{3}|\.\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ERA = r"(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?|B\.C\b)(?!\w)"


@lru_cache(maxsize=1)
def fragments() -> dict[str, str]:
    """Every fragment by name; those in capitals capture a group of the same name in lower case."""
    # The dot belongs to an abbreviation ("Sept. 5"), never to a month's full name at the end of a sentence.
    full = alternatives([row["word"] for row in rows("months") if row["alone"] == "yes"])
    short = alternatives([row["word"] for row in rows("months") if row["alone"] != "yes"])
    alone = "|".join(
        row["word"] + ("" if row["alone"] == "yes" else r"\.") for row in rows("months") if row["alone"] != "no"
    )
    weekdays = alternatives([row["word"] for row in rows("weekdays")])
    full_weekdays = "|".join(row["word"] for row in rows("weekdays") if row["alone"] == "yes")
    units = alternatives([row["word"] for row in rows("units")])
    zones = alternatives([row["word"] for row in rows("zones")])
    short_zones = alternatives([row["word"] for row in rows("zones") if row["word"].isupper()])
    parts = alternatives([row["word"] for row in rows("parts_of_day")])
    return {
        "MONTH": rf"{_CAPITAL}(?P<month>(?:{full})\b|(?:{short})\b\.?)",
        "month": rf"{_CAPITAL}(?:(?:{full})\b|(?:{short})\b\.?)",
        "MONTHALONE": rf"{_CAPITAL}(?P<month>{alone})(?!\w)",
        "monthalone": rf"{_CAPITAL}(?:{alone})(?!\w)",
        "WEEKDAY": rf"{_CAPITAL}(?P<weekday>{full_weekdays})\b",
        "WEEKDAYS": rf"{_CAPITAL}(?P<weekday>{full_weekdays})s\b",
        "weekday": rf"{_CAPITAL}(?:{weekdays})\b\.?",
        "DAY": rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)",
        "day": rf"{_DAY}(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)",
        "ORD": rf"(?P<ord>{ordinal_pattern()})\b",
        "YEAR": rf"(?:(?P<bc>\d{{1,4}})\s*{_ERA}|(?:A\.?D\.?\s*)?(?P<year>{_YEAR})\b(?:\s+A\.?D\b\.?)?|['’](?P<yy>\d\d)\b)",
        "YEAR4": rf"(?P<year>{_YEAR})\b",
        "year": rf"(?:\d{{1,4}}\s*{_ERA}|{_YEAR})",
        "MOD": (
            r"(?:(?P<mod>(?:the\s+)?(?:very\s+)?(?:(?:early|mid|middle)[\s-](?:to|and|or)[\s-])?"
            r"(?:early|earlier|late|later|mid)(?:\s+(?:in|on)(?:\s+the)?)?)[\s-]+"
            r"|(?P<mod2>(?:the\s+)?(?:very\s+)?(?:early\s+part|latter\s+part|first\s+part|first\s+days|opening\s+days|"
            r"last\s+days|final\s+days|closing\s+days|beginning|start|middle|end|close|rest|remainder|most))\s+of\s+(?:the\s+)?)"
        ),
        "YREF": (
            r"(?P<yref>of\s+(?:that|the\s+same|this|the\s+following|the\s+previous|last|next)\s+year"
            r"|this\s+year|last\s+year|next\s+year|that\s+year|the\s+same\s+year|the\s+following\s+year|the\s+next\s+year)"
        ),
        "NUM": rf"(?P<num>{number_pattern()})",
        "num": rf"(?:{number_pattern()})",
        "UNIT": rf"(?P<unit>{units})\b",
        "unit": rf"(?:{units})\b",
        "VAGUE": (
            r"(?P<vague>(?:a|the|only\s+a|just\s+a|quite\s+a)?\s*(?:very\s+)?few(?:\s+more)?|a\s+couple(?:\s+of)?|several(?:\s+more)?|some"
            r"|(?:a\s+)?(?:great\s+)?many(?:\s+more)?|a\s+number\s+of|countless|numerous)"
        ),
        "ABOUT": (
            r"(?P<about>(?:about|around|approximately|roughly|some|nearly|almost|close\s+to|circa|ca?\.|barely|just|only|exactly|"
            r"a\s+(?:little|bit)\s+(?:more|over|less)(?:\s+than)?|a\s+mere|"
            r"(?:not\s+|little\s+)?(?:more|less|fewer|longer)\s+than|just\s+(?:over|under)|(?:over|under)(?!\s+the)|at\s+least|at\s+most|up\s+to|as\s+(?:many|long)\s+as|"
            r"a\s+full|a\s+further|another|a\s+total\s+of|the\s+full|an\s+additional|an\s+estimated)\s+)"
        ),
        "ZONE": rf"(?:\s*(?P<paren>\()?(?P<zone>(?-i:{short_zones})(?=\s+time\b|\W|$)|(?-i:{zones})(?=\s+time\b)|local(?=\s+time\b))(?:\s+time\b)?(?(paren)\))(?!\w))",
        "PART": rf"(?P<part>{parts})\b",
        "parts": rf"(?:{parts})\b",
        "SEASON": r"(?P<season>spring|summer|autumn|winter|fall)\b",
        "dash": r"(?:\s*[-–—/]\s*|\s+(?:to|and|or|until|till|through|thru)\s+|,\s*)",
    }


_SLOT = re.compile(r"(?<!\?P)<([A-Za-z0-9]+)>")


def rule(name: str, pattern: str, build: Callable[[re.Match[str]], Meaning | None]) -> Rule:
    """A rule whose pattern may name fragments; it always begins at a word's start."""
    pieces = fragments()
    return Rule(name, re.compile(_SLOT.sub(lambda m: pieces[m[1]], pattern), re.IGNORECASE), build)


def group(match: re.Match[str], name: str) -> str | None:
    """The group's text, None also where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None


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
    words = group(match, "mod") or group(match, "mod2")
    if not words:
        return None
    found = [_MODS[w] for w in re.split(r"[\s-]+", words.lower()) if w in _MODS]
    return found[-1] if found else None
