"""Months, seasons, quarters and halves of a year."""

import re
from dataclasses import replace

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.dates import year_reference
from parley.extractors.times.grammar.fragments import followed, group, mod_of, month_of, preceded, words_of, year_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref
from parley.extractors.times.numbers import ordinal

# Where "last March", "that spring" and the like stand: how many turns away, and from what.
_TURNS: dict[str, tuple[int | None, Ref]] = {
    "": (None, "auto"),
    "last": (-1, "anchor"),
    "past": (-1, "anchor"),
    "this past": (-1, "anchor"),
    "the past": (-1, "anchor"),
    "this": (0, "anchor"),
    "next": (1, "anchor"),
    "coming": (1, "anchor"),
    "upcoming": (1, "anchor"),
    "this coming": (1, "anchor"),
    "the coming": (1, "anchor"),
    "that": (0, "last"),
    "that same": (0, "last"),
    "the same": (0, "last"),
    "the previous": (-1, "last"),
    "the preceding": (-1, "last"),
    "the following": (1, "last"),
    "the next": (1, "last"),
}


def _dated(m: re.Match[str], moment: Moment) -> Meaning:
    which, ref = _TURNS[words_of(m, "which")]
    shift, year_ref = year_reference(group(m, "yref"))
    return Meaning(moment=moment, which=which, ref=ref, mod=mod_of(m), year_shift=shift, year_ref=year_ref)


def _year_ahead(m: re.Match[str]) -> int | None:
    """The year in the match, or the one that a later part of the range carries."""
    ahead = group(m, "ahead")
    return int(ahead) if ahead else year_of(m)


def _month(m: re.Match[str]) -> Meaning:
    return _dated(m, Moment(year_of(m), month_of(m)))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|through|during|before|after|between|and|or|around|about|for|on|into|as)\s+$"
    r"|[(\[–—-]\s*$|\bthe\s+$",
    re.IGNORECASE,
)
_FIRST_NAMES = ("april", "june", "august")
_NAME_AHEAD = re.compile(r"\s+[A-Z][a-z]")


def _month_alone(m: re.Match[str]) -> Meaning | None:
    """A month by its name only; "May" and "March" need a preposition, the other first names no surname after them."""
    word, sure = m["month"].lower(), mod_of(m) is not None or preceded(m, _BEFORE_MONTH)
    if not sure and (word in ("may", "march") or (word in _FIRST_NAMES and followed(m, _NAME_AHEAD))):
        return None
    return _dated(m, Moment(_year_ahead(m), month_of(m)))


_FALL_OF = re.compile(r"\s+(?:of|in|to)\b")


def _season(m: re.Match[str]) -> Meaning | None:
    if words_of(m, "season") == "fall" and followed(m, _FALL_OF):
        return None
    return _dated(m, Moment(_year_ahead(m), season=table("seasons")[words_of(m, "season")]))


_BEFORE_SEASON = re.compile(
    r"\b(?:in|of|by|since|until|during|through|throughout|before|after|for|over|every|"
    r"(?:spring|summer|autumn|winter)\s+and)\s+$",
    re.IGNORECASE,
)
_CAMPAIGN = re.compile(r"\s+(?:counter-?)?(?:offensives?|campaigns?|fighting|operations?|advance)\b", re.IGNORECASE)


def _season_alone(m: re.Match[str]) -> Meaning | None:
    """A season without a year: "in (the) spring", "the summer", "the spring offensive"; never "the fall of Kabul"."""
    before = preceded(m, _BEFORE_SEASON)
    if words_of(m, "season") == "fall" and not before:
        return None
    named = m[0].lower().startswith("the") or m["season"][0].isupper() or followed(m, _CAMPAIGN)
    return _season(m) if before or mod_of(m) or named else None


def _quarter(m: re.Match[str]) -> Meaning | None:
    """Quarters by number; halves only of a year, since matches and battles have halves as well."""
    if q := group(m, "q"):
        return _dated(m, Moment(year_of(m), quarter=int(q)))
    word = words_of(m, "ord")
    if words_of(m, "what") == "quarter":
        number = 4 if word == "final" else ordinal(word)
        return None if number is None else _dated(m, Moment(year_of(m), quarter=number))
    if word not in ("first", "second", "latter") or not (year_of(m) or group(m, "yref") or group(m, "whole")):
        return None
    meaning = _dated(m, Moment(year_of(m), half=1 if word == "first" else 2))
    return replace(meaning, year_shift=0, year_ref="auto") if group(m, "whole") else meaning


BUILDERS: dict[str, Builder] = {
    "month-year": _month,
    "month-ref": _month,
    "month-which": _month,
    "month-alone": _month_alone,
    "season": _season,
    "season-which": _season,
    "season-year-first": _season,
    "season-alone": _season_alone,
    "quarter": _quarter,
    "quarter-short": _quarter,
    "half-year": _quarter,
}
