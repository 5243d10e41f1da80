"""Years, decades and centuries."""

import re
from dataclasses import replace
from functools import lru_cache

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.fragments import followed, group, mod_of, preceded, words_of, year_of
from parley.extractors.times.lexicon import alternatives, rows
from parley.extractors.times.meaning import Builder, Meaning
from parley.extractors.times.numbers import ordinal

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_PLACED = re.compile(
    r"\b(?:in|since|by|until|till|from|during|before|after|of|year|early|late|mid|between|and|to|through|the|throughout|"
    rf"(?:{_MONTHS}),?)[\s-]+$",
    re.IGNORECASE,
)
# After these a number is a year even if a plural follows ("its 2006 highs", "in 1970 American troops").
_STRONG = re.compile(r"\b(?:in|since|by|until|during|its|their|his|her)\s+$", re.IGNORECASE)
_PLURAL = re.compile(r"\s+[a-z]+[^s\W]s\b(?!['’])")
_CAPITAL = re.compile(r"\s+[A-Z]")
_SMALL = re.compile(r"\s+[a-z]")
_MEASURE = re.compile(r"-(?:strong|man|metre|meter|mile|foot|ton|pound|kilo)")
# Four digits below this are a year only where a preposition says so.
_EARLIEST_BARE = 1400
_LATEST = 2100


@lru_cache(maxsize=1)
def _counted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a number a quantity or a label: before it, and after it with a word between."""
    before = alternatives([row["word"] for row in rows("counted") if row["value"] == "before"])
    after = alternatives([row["word"] for row in rows("counted") if row["value"] == "after"])
    return (
        re.compile(rf"(?:[$£€#№]|\b(?:{before}|[a-z]{{2,}}-))\.?\s*$|\d[,.\d]*[ ]?$|[\d.]$", re.IGNORECASE),
        re.compile(rf"(?:\s+[a-z]+ed|\s+[A-Z][a-z]+|\s+[a-z]+)?\s+(?:{after})\b|\s*(?:%|°|km\b|mm\b|m\b|ft\b)"),
    )


def _dated(m: re.Match[str], moment: Moment, aside: bool = False) -> Meaning:
    return Meaning(moment=moment, mod=mod_of(m), approximate=group(m, "about") is not None, aside=aside)


def _year(m: re.Match[str]) -> Meaning:
    return replace(_dated(m, Moment(year_of(m))), short=group(m, "yy") is not None)


def _year_alone(m: re.Match[str]) -> Meaning | None:
    """Four digits are a year unless they count or number something."""
    year = year_of(m) or 0
    named = mod_of(m) is not None or "year" in m[0].lower() or group(m, "about") is not None
    if followed(m, _MEASURE) or not (named or _bare_year(m, year)):
        return None
    return _dated(m, Moment(year), aside=_beside_the_story(m))


def _bare_year(m: re.Match[str], year: int) -> bool:
    quantity, counted = _counted()
    placed, strong = preceded(m, _PLACED), preceded(m, _STRONG)
    if year > _LATEST or preceded(m, quantity):
        return False
    if followed(m, counted) and not (strong and followed(m, _CAPITAL)):
        return False
    if not placed and not strong and followed(m, _PLURAL):
        return False
    return year >= _EARLIEST_BARE or (placed and (strong or not followed(m, _SMALL)))


_NAMING = re.compile(r"\b(?:the|a|its|their)\s+$", re.IGNORECASE)
_RANGE = re.compile(r"\d{4}[-–]$")
_WORD = re.compile(r"\s+\w")


def _beside_the_story(m: re.Match[str]) -> bool:
    """The end of a range, and a year that only tells things of one name apart ("the 1911 constitution")."""
    return preceded(m, _RANGE) or (preceded(m, _NAMING) and followed(m, _WORD))


def _year_tail(m: re.Match[str]) -> Meaning | None:
    """The end of "1914-18"."""
    first = int(m.string[m.start() - 5 : m.start() - 1])
    year = first - first % 100 + int(m["tail"])
    return Meaning(moment=Moment(year), aside=True) if year > first else None


def _decade(m: re.Match[str]) -> Meaning:
    decade = int(m["decade"]) // 10
    return _dated(m, Moment(decade=-decade if m["era"] else decade))


_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_THE = re.compile(r"the\b", re.IGNORECASE)


def _decade_short(m: re.Match[str]) -> Meaning | None:
    """ "the '70s", "the sixties"; without an article the word is somebody's age."""
    if m["tens"]:
        return _dated(m, Moment(decade=190 + int(m["tens"][0])))
    return _dated(m, Moment(decade=192 + _TENS.index(words_of(m, "word")))) if _THE.match(m[0]) else None


def _century(m: re.Match[str]) -> Meaning | None:
    number = ordinal(m["ord"])
    if number is None or not 1 <= number <= 30:
        return None
    before_christ = words_of(m, "era").startswith("b")
    return _dated(m, Moment(century=-(number - 1) if before_christ else number - 1))


BUILDERS: dict[str, Builder] = {
    "fiscal": _year,
    "year-bc": _year,
    "year": _year_alone,
    "year-tail": _year_tail,
    "year-bc-ahead": _year,
    "year-short": _year,
    "decade": _decade,
    "decade-bc": _decade,
    "decade-short": _decade_short,
    "century": _century,
}
