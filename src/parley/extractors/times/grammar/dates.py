"""Days: numeric dates, "5 March 2022", "Saturday, March 5", "the 28th of that month", named days."""

import re

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.fragments import followed, group, mod_of, month_of, preceded, words_of, year_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref
from parley.extractors.times.numbers import ordinal


def _day(m: re.Match[str]) -> Meaning | None:
    day = _day_number(m)
    if day is None or not 1 <= day <= 31:
        return None
    ahead = group(m, "ahead")
    year = int(ahead) if ahead else year_of(m)
    moment = Moment(year=year, month=month_of(m), day=day)
    shift, ref = year_reference(group(m, "yref"))
    return Meaning(moment=moment, mod=mod_of(m), year_shift=shift, year_ref=ref)


def _day_number(m: re.Match[str]) -> int | None:
    if day := group(m, "day"):
        return int(day)
    word = group(m, "ord")
    return ordinal(word) if word else None


def year_reference(words: str | None) -> tuple[int | None, Ref]:
    """What "of that year", "last year" and the like move from, and by how many years."""
    if not words:
        return None, "auto"
    words = " ".join(words.lower().split()).removeprefix("of ")
    if words.startswith(("that", "the same")):
        return 0, "last"
    if words.startswith(("the following", "the next")):
        return 1, "last"
    if words.startswith("the previous"):
        return -1, "last"
    return {"this": 0, "last": -1, "next": 1}[words.split()[0]], "anchor"


def _iso(m: re.Match[str]) -> Meaning:
    hour = int(m["hour"]) if m["hour"] else None
    moment = Moment(int(m["year"]), int(m["m"]), int(m["day"]))
    if hour is None:
        return Meaning(moment=moment)
    clock = Moment(hour=hour, minute=int(m["minute"]), second=int(m["second"]) if m["second"] else None)
    return Meaning(type="TIME", moment=moment, clock=clock, zone=m["zone"])


def _numeric(m: re.Match[str]) -> Meaning | None:
    """Month first with slashes and dashes, as American papers write; day first with dots or where it must be."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    month, day = (second, first) if m["sep"] == "." or first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31) or (m["sep"] == "." and len(m["y"]) == 2):
        return None
    if len(m["y"]) == 2:
        year += 2000 if year <= 30 else 1900
    return Meaning(moment=Moment(year, month, day))


def _day_of(m: re.Match[str]) -> Meaning | None:
    day = _day_number(m)
    if day is None or day > 31:
        return None
    words = words_of(m, "mref")
    which = {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(words, 0)
    ref: Ref = "anchor" if words in ("this", "last", "next") else "last"
    return Meaning(moment=Moment(day=day), which=which, ref=ref)


# "May 4 and 5": the second day has the month of the first.
_TAIL = re.compile(
    r"\b([A-Z][a-z]+)\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*"
    r"(?:[-–/]|,\s+(?:and\s+)?|\s(?:and|to|or|until|through)\s+)(?:the\s+)?$"
)
# "May 4, 5 soldiers" counts soldiers; "May 4-5 was quiet" and "the May 4-5 talks" count nothing.
_COUNTED = re.compile(r"\s*[-–]?(?!(?:was|is|has|does|sees|brings|marks|as)\b)[a-z]+s\b")
_GLUED = re.compile(r"\d[-–]$")


def _day_tail(m: re.Match[str]) -> Meaning | None:
    before = _TAIL.search(m.string, max(0, m.start() - 30), m.start())
    month = table("months").get(before[1].lower()) if before else None
    if month is None or (followed(m, _COUNTED) and not preceded(m, _GLUED)):
        return None
    return Meaning(moment=Moment(year_of(m), int(month), int(m["day"])), ref="last")


_BEFORE_DAY = re.compile(r"\b(?:on|by|until|till|from|since|between|and|to|of|before|after)\s+$", re.IGNORECASE)


def _day_alone(m: re.Match[str]) -> Meaning | None:
    """ "the 28th" after a preposition and before a stop: otherwise it is a division, a parallel or a century."""
    day = _day_number(m)
    if day is None or day > 31 or not preceded(m, _BEFORE_DAY):
        return None
    return Meaning(moment=Moment(day=day), ref="last", which=0)


def _named(m: re.Match[str]) -> Meaning | None:
    code = table("holidays")[words_of(m, "named").replace("’", "'")]
    shift, ref = year_reference(group(m, "yref"))
    which = {"last": -1, "this": 0, "next": 1}.get(words_of(m, "which"))
    if code.startswith(("easter", "nth")):
        return Meaning(moment=Moment(year_of(m)), movable=code, which=which, year_shift=shift, year_ref=ref)
    parts = [int(p) for p in code.split("-")]
    year = parts[0] if len(parts) == 3 else year_of(m)
    return Meaning(moment=Moment(year, parts[-2], parts[-1]), which=which, year_shift=shift, year_ref=ref)


BUILDERS: dict[str, Builder] = {
    "date-iso": _iso,
    "date-numeric": _numeric,
    "date-day-month": _day,
    "date-month-day": _day,
    "date-day-ahead": _day,
    "date-day-of": _day_of,
    "date-day-tail": _day_tail,
    "date-day-alone": _day_alone,
    "date-named": _named,
}
