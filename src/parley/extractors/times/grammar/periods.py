"""Periods longer than a day: months, seasons, quarters, years, decades, centuries."""

import re
from dataclasses import replace

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.dates import year_reference
from parley.extractors.times.grammar.fragments import group, mod_of, month_of, year_of
from parley.extractors.times.meaning import Builder, Meaning, Ref
from parley.extractors.times.numbers import ordinal

_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _which(m: re.Match[str]) -> tuple[int | None, Ref]:
    words = re.sub(r"\s+", " ", (group(m, "which") or "").lower())
    table: dict[str, tuple[int | None, Ref]] = {
        "": (None, "auto"), "last": (-1, "anchor"), "past": (-1, "anchor"), "this": (0, "anchor"), "this past": (-1, "anchor"), "this coming": (1, "anchor"), "next": (1, "anchor"),
        "coming": (1, "anchor"), "upcoming": (1, "anchor"), "the coming": (1, "anchor"), "the past": (-1, "anchor"),
        "that": (0, "last"), "that same": (0, "last"), "the same": (0, "last"), "the previous": (-1, "last"), "the preceding": (-1, "last"),
        "the following": (1, "last"), "the next": (1, "last"),
    }
    return table[words]


def _dated(m: re.Match[str], moment: Moment) -> Meaning:
    which, ref = _which(m)
    shift, year_ref = year_reference(group(m, "yref"))
    return Meaning(
        moment=moment, which=which, ref=ref, mod=mod_of(m), year_shift=shift, year_ref=year_ref,
        approximate=group(m, "about") is not None,
    )


def _month(m: re.Match[str]) -> Meaning:
    return _dated(m, Moment(year_of(m), month_of(m)))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|through|during|before|after|between|and|or|around|about|for|on|into|as|of)\s+$"
    r"|[(\[–—-]\s*$|\bthe\s+$", re.IGNORECASE,
)


def _month_alone(m: re.Match[str]) -> Meaning | None:
    """A month by its name only; "May" and "March" need a preposition, since they are names and verbs as well."""
    word = m["month"].lower()
    if m.string[m.end() : m.end() + 1] == "-" and m.string[m.end() + 1 : m.end() + 2].isalpha() and mod_of(m) is None:
        pass
    if word in ("may", "march", "august", "april", "june") and mod_of(m) is None:
        before = _BEFORE_MONTH.search(m.string, max(0, m.start() - 12), m.start())
        if word in ("may", "march") and not before:
            return None
        if re.match(r"\s+[A-Z][a-z]", m.string[m.end() : m.end() + 4]) and not before:
            return None
    ahead = group(m, "ahead")
    return _dated(m, Moment(int(ahead) if ahead else None, month_of(m)))


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def _season(m: re.Match[str]) -> Meaning | None:
    if m["season"].lower() == "fall" and re.match(r"\s+of\b", m.string[m.end() : m.end() + 4]):
        return None
    ahead = group(m, "ahead")
    return _dated(m, Moment(int(ahead) if ahead else year_of(m), season=_SEASONS[m["season"].lower()]))


_BEFORE_SEASON = re.compile(r"\b(?:in|of|by|since|until|during|through|throughout|before|after|for|over|every|(?:spring|summer|autumn|winter)\s+and)\s+$", re.IGNORECASE)
_CAMPAIGN = re.compile(r"\s+(?:counter-?)?(?:offensives?|campaigns?|fighting|operations?|advance)\b", re.IGNORECASE)


def _season_alone(m: re.Match[str]) -> Meaning | None:
    """A season without a year: "in (the) spring", "the summer"; never "the fall of the city"."""
    word = m["season"].lower()
    before = _BEFORE_SEASON.search(m.string, max(0, m.start() - 14), m.start())
    after = m.string[m.end() : m.end() + 5]
    if word == "fall" and (not before or after.startswith((" of", " in", " to"))):
        return None
    named = m[0].lower().startswith("the") or m["season"][0].isupper() or _CAMPAIGN.match(m.string, m.end())
    if not before and not mod_of(m) and not named:
        return None
    return _dated(m, Moment(season=_SEASONS[word]))


def _quarter(m: re.Match[str]) -> Meaning | None:
    if q := group(m, "q"):
        return _dated(m, Moment(year_of(m), quarter=int(q)))
    word = m["ord"].lower()
    if m["what"].lower() == "quarter":
        if word == "last":
            return None
        number = 4 if word == "final" else ordinal(word)
        return _dated(m, Moment(year_of(m), quarter=number))
    if word not in ("first", "second", "latter") or not (year_of(m) or group(m, "yref") or group(m, "whole")):
        return None
    meaning = _dated(m, Moment(year_of(m), half=1 if word == "first" else 2))
    return replace(meaning, year_shift=0, year_ref="auto") if group(m, "whole") else meaning


def _year(m: re.Match[str]) -> Meaning:
    return _dated(m, Moment(year_of(m)))


_QUANTITY_BEFORE = re.compile(
    r"(?:[$£€#№]|\b(?:no|nos|number|some|nearly|almost|over|approximately|than|least|most|another|estimated|roughly|total|only|page|"
    r"pp?|height|altitude|room|flight|resolution|rs|usd|us|eur|million|area|route|model|highway|order|directive|law|article|"
    r"[a-z]{2,}-|unit|battalion|company|hill|point|u))\.?\s*$|\d[,.\d]*[ ]?$|[\d.]$", re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|since|by|until|till|from|during|before|after|of|year|early|late|mid|between|and|to|through|the|throughout|(?:january|february|march|"
    r"april|may|june|july|august|september|october|november|december),?)[\s-]+$", re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\s+[a-z]+ed|\s+[A-Z][a-z]+|\s+[a-z]+)?\s+(?:men|people|troops|soldiers|civilians|miles|km|kilomet\w+|met(?:er|re)s|feet|ft|tons?|tonnes|acres|casualties|"
    r"dead|killed|wounded|prisoners|dollars|pounds|euros|rubles|tanks|guns|aircraft|vehicles|ships|rounds|degrees|percent|others|"
    r"refugees|fighters|members|homes|houses|families|villages|jobs|points|hours|days|weeks|months|years|minutes|volunteers|rifles|cavalry|infantry|"
    r"horses|workers|officers|students|words|pages|children|women|square|cubic|m|mm|cm|kg|hp|mph|bc|mhz)\b"
    r"|\s*(?:%|°|km\b|mm\b|m\b|ft\b|°)"
)


def _year_alone(m: re.Match[str]) -> Meaning | None:
    """Four digits are a year unless they count or number something."""
    year = year_of(m)
    digits = m.start("year")
    text = m.string
    before = text[max(0, digits - 16) : digits]
    named = mod_of(m) is not None or "year" in m[0].lower() or group(m, "about") is not None
    if year is None:
        return None
    if not named:
        placed = _PLACED.search(before)
        strong = re.search(r"\b(?:in|since|by|until|during|its|their|his|her)\s+$", before, re.IGNORECASE)
        if _QUANTITY_BEFORE.search(before) or (_COUNTED.match(text, m.end()) and not (strong and re.match(r"\s+[A-Z]", text[m.end() : m.end() + 3]))):
            return None
        if not placed and not strong and re.match(r"\s+[a-z]+[^s\W]s\b(?!['’])", text[m.end() : m.end() + 24]):
            return None
        if year < 1400 and not placed:
            return None
        if year > 2100 or (year < 1400 and re.match(r"\s+[a-z]", text[m.end() : m.end() + 3]) and not before.lower().endswith(("in ", "since "))):
            return None
    if re.match(r"-(?:strong|man|metre|meter|mile|foot|ton|pound|kilo)", text[m.end() : m.end() + 8]):
        return None
    return replace(_dated(m, Moment(year)), aside=_beside_the_story(m, digits))


def _beside_the_story(m: re.Match[str], digits: int) -> bool:
    """The end of a range, and a year that only tells things of one name apart ("the 1911 constitution")."""
    text = m.string
    if text[digits - 1 : digits] in ("-", "–") and text[max(0, digits - 5) : digits - 1].isdigit():
        return True
    named = re.search(r"\b(?:the|a|its|their)\s+$", text[max(0, digits - 8) : digits], re.IGNORECASE)
    return named is not None and re.match(r"\s+\w", text[m.end() : m.end() + 3]) is not None


def _year_tail(m: re.Match[str]) -> Meaning | None:
    """The end of "1914-18"."""
    first = int(m.string[m.start() - 5 : m.start() - 1])
    year = first - first % 100 + int(m["tail"])
    return Meaning(moment=Moment(year), aside=True) if year > first else None


def _decade(m: re.Match[str]) -> Meaning:
    decade = int(m["decade"]) // 10
    return _dated(m, Moment(decade=-decade if m["era"] else decade))


def _decade_short(m: re.Match[str]) -> Meaning | None:
    if m["word"]:
        if not re.match(r"the\b", m[0], re.IGNORECASE):
            return None
        tens = _TENS.index(m["word"].lower()) + 2
        if re.search(r"\b(?:his|her|their)\s+(?:\w+\s+)?$", m.string[max(0, m.start() - 14) : m.start()]):
            return None
    else:
        tens = int(m["tens"][0])
    return _dated(m, Moment(decade=190 + tens))


def _century(m: re.Match[str]) -> Meaning | None:
    number = ordinal(m["ord"])
    if number is None or not 1 <= number <= 30:
        return None
    bc = bool(m["era"]) and m["era"].upper().startswith("B")
    return _dated(m, Moment(century=-(number - 1) if bc else number - 1))

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
