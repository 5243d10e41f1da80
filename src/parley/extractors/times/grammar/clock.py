"""Times of day: "10 a.m. Moscow time", "0300 GMT", "noon", "that morning", "overnight"."""

import re

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.fragments import group, mod_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref
from parley.extractors.times.numbers import cardinal



def _number(m: re.Match[str], name: str) -> int | None:
    digits = group(m, name)
    return int(digits) if digits else None


# "1:23" alone may be a score, a ratio or a length; after these words it is a time of day.
_AT = re.compile(r"\b(?:at|about|around|by|from|until|till|before|after|since|between|and|to|on|time)\s+$", re.IGNORECASE)


def _clock(m: re.Match[str]) -> Meaning | None:
    hour, minute = int(m["hour"]), _number(m, "minute")
    if ampm := group(m, "ampm"):
        hour = hour % 12 + (12 if ampm.lower() == "p" else 0)
    bare = not group(m, "ampm") and not group(m, "zone") and len(m["hour"]) == 1
    if bare and not _AT.search(m.string, max(0, m.start() - 16), m.start()):
        return None
    if m.string[max(0, m.start() - 1) : m.start()] in (":", "-", ".") or m.string[m.end() : m.end() + 1] == "%":
        return None
    return Meaning(type="TIME", clock=Moment(hour=hour, minute=minute if minute is not None else 0, second=_number(m, "second")), zone=group(m, "zone"))


def _oclock(m: re.Match[str]) -> Meaning | None:
    number = cardinal(m["word"])
    if number is None or not 1 <= number <= 24:
        return None
    hour = int(number)
    part = (group(m, "daypart") or "").lower()
    if part in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    if part == "morning" and hour == 12:
        hour = 0
    return Meaning(type="TIME", clock=Moment(hour=hour, minute=_number(m, "minute") or 0), zone=group(m, "zone"))


def _noon(m: re.Match[str]) -> Meaning:
    hour = 24 if m["noon"].lower() == "midnight" else 12
    return Meaning(type="TIME", clock=Moment(hour=hour, minute=0), zone=group(m, "zone"))


def _code(word: str) -> str:
    return table("parts_of_day")[re.sub(r"\s+", " ", word.lower())]


def _hours(m: re.Match[str]) -> Meaning:
    """"the early hours of Sunday"."""
    late = m["when"].lower() == "late" or "evening" in m[0].lower()
    part = "AF" if "afternoon" in m[0].lower() else "EV" if late else "MO"
    return Meaning(type="TIME", clock=Moment(part=part), ref="last", which=0, mod=None if part == "AF" else "START")


def _part(m: re.Match[str]) -> Meaning | None:
    word = m["part"].lower()
    if word in ("overnight", "midnight", "noon"):
        return None
    which = re.sub(r"\s+", " ", m["which"].lower())
    clock = Moment(part=_code(word))
    shifts: dict[str, tuple[int, Ref]] = {
        "this": (0, "anchor"), "earlier this": (0, "anchor"), "later this": (0, "anchor"), "today": (0, "anchor"),
        "yesterday": (-1, "anchor"), "last": (-1, "anchor"), "tomorrow": (1, "anchor"), "next": (1, "anchor"),
        "the next": (1, "last"), "the following": (1, "last"), "the previous": (-1, "last"), "that": (0, "last"),
        "the same": (0, "last"), "later that": (0, "last"),
    }
    if word in ("sunrise", "sunset") and which == "the":
        return None
    if which == "one":
        return Meaning(type="DURATION", value="P1D") if word == "night" else None
    if which == "the":
        return _part_alone(m)
    amount, ref = shifts[which]
    return Meaning(type="TIME", clock=clock, amount=amount, unit="day", ref=ref, mod=mod_of(m))


def _tonight(m: re.Match[str]) -> Meaning | None:
    word = re.sub(r"\s+", " ", m["word"].lower())
    if word == "overnight":
        return Meaning(type="TIME", clock=Moment(part="NI"), amount=0, unit="day", ref="auto", mod="OVERNIGHT")
    return Meaning(type="TIME", clock=Moment(part="NI"), amount=-1 if word == "last night" else 0, unit="day", ref="anchor")


def _part_alone(m: re.Match[str]) -> Meaning | None:
    """"the morning", "at night": kept only beside a date or after a preposition, which the search decides."""
    word = m["part"].lower()
    if word in ("overnight", "midnight", "noon"):
        return None
    if m[0].lower() in ("night", "daytime"):
        return Meaning(type="TIME", clock=Moment(part=_code(word)), ref="last", which=None)
    return Meaning(type="TIME", clock=Moment(part=_code(word)), ref="last", which=0, mod=mod_of(m))

BUILDERS: dict[str, Builder] = {
    "clock-ampm": _clock,
    "clock-ampm-ahead": _clock,
    "clock-24": _clock,
    "clock-military": _clock,
    "clock-military-zone": _clock,
    "clock-hour-zone": _clock,
    "clock-oclock": _oclock,
    "clock-in-part": _oclock,
    "clock-noon": _noon,
    "part-hours": _hours,
    "part-which": _part,
    "part-tonight": _tonight,
    "part-alone": _part_alone,
}
