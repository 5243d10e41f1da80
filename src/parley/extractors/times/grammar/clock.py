"""Times of day: "10 a.m. Moscow time", "0300 GMT", "noon", "that morning", "overnight"."""

import re

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.fragments import followed, group, mod_of, preceded, words_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref
from parley.extractors.times.numbers import cardinal


def _number(m: re.Match[str], name: str) -> int | None:
    digits = group(m, name)
    return int(digits) if digits else None


def _time(clock: Moment, zone: str | None = None) -> Meaning:
    return Meaning("TIME", clock=clock, zone=zone)


# "1:23" alone may be a score, a ratio or a length; after these words it is a time of day.
_AT = re.compile(
    r"\b(?:at|about|around|by|from|until|till|before|after|since|between|and|to|on|time)\s+$", re.IGNORECASE
)
_INSIDE_NUMBER = re.compile(r"(?<!:\d)\d[-:.]$")
_PERCENT = re.compile(r"%")


def _clock(m: re.Match[str]) -> Meaning | None:
    hour = int(m["hour"])
    if ampm := group(m, "ampm"):
        hour = hour % 12 + (12 if ampm.lower() == "p" else 0)
    bare = not ampm and not group(m, "zone") and len(m["hour"]) == 1
    if (bare and not preceded(m, _AT)) or preceded(m, _INSIDE_NUMBER, 4) or followed(m, _PERCENT):
        return None
    clock = Moment(hour=hour, minute=_number(m, "minute") or 0, second=_number(m, "second"))
    return _time(clock, group(m, "zone"))


def _oclock(m: re.Match[str]) -> Meaning | None:
    """ "five o'clock in the afternoon"; without the part of the day the hour is taken as it stands."""
    number = cardinal(m["word"])
    if number is None or not 1 <= number <= 24:
        return None
    hour, part = int(number), words_of(m, "daypart")
    if part in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    if part == "morning" and hour == 12:
        hour = 0
    return _time(Moment(hour=hour, minute=_number(m, "minute") or 0), group(m, "zone"))


def _noon(m: re.Match[str]) -> Meaning:
    return _time(Moment(hour=0 if m["noon"].lower() == "midnight" else 12, minute=0), group(m, "zone"))


def _hours(m: re.Match[str]) -> Meaning:
    """ "the early hours of Sunday"."""
    words = m[0].lower()
    if "afternoon" in words:
        return Meaning("TIME", clock=Moment(part="AF"), ref="last", which=0)
    evening = "evening" in words or words_of(m, "when") == "late"
    return Meaning("TIME", clock=Moment(part="EV" if evening else "MO"), ref="last", which=0, mod="START")


_DAYS: dict[str, tuple[int, Ref]] = {
    "this": (0, "anchor"),
    "earlier this": (0, "anchor"),
    "later this": (0, "anchor"),
    "today": (0, "anchor"),
    "yesterday": (-1, "anchor"),
    "last": (-1, "anchor"),
    "tomorrow": (1, "anchor"),
    "next": (1, "anchor"),
    "the next": (1, "last"),
    "the following": (1, "last"),
    "the previous": (-1, "last"),
    "that": (0, "last"),
    "later that": (0, "last"),
    "the same": (0, "last"),
}
# Hours rather than parts of the day, and a word with a rule of its own.
_NOT_PARTS = ("overnight", "midnight", "noon")


def _part(m: re.Match[str]) -> Meaning | None:
    word, which = m["part"].lower(), words_of(m, "which")
    if word in _NOT_PARTS or (which == "the" and word in ("sunrise", "sunset")):
        return None
    if which == "one":
        return Meaning("DURATION", value="P1D") if word == "night" else None
    if which == "the":
        return _part_alone(m)
    amount, ref = _DAYS[which]
    clock = Moment(part=table("parts_of_day")[word])
    return Meaning("TIME", clock=clock, amount=amount, unit="day", ref=ref, mod=mod_of(m))


def _tonight(m: re.Match[str]) -> Meaning:
    word, night = words_of(m, "word"), Moment(part="NI")
    if word == "overnight":
        return Meaning("TIME", clock=night, amount=0, unit="day", mod="OVERNIGHT")
    return Meaning("TIME", clock=night, amount=-1 if word == "last night" else 0, unit="day", ref="anchor")


def _part_alone(m: re.Match[str]) -> Meaning | None:
    """ "the morning", "at night": kept only beside a date or after a preposition, which `join` decides."""
    word = m["part"].lower()
    if word in _NOT_PARTS:
        return None
    clock = Moment(part=table("parts_of_day")[word])
    if m[0].lower() in ("night", "daytime"):  # "at night" is no particular night
        return Meaning("TIME", clock=clock, ref="last", which=None)
    return Meaning("TIME", clock=clock, ref="last", which=0, mod=mod_of(m))


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
