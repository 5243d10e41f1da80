"""Days and periods named from where the writer or the story stands: "yesterday", "last week", "that month", "Friday"."""

import re

from parley.extractors.times.calendar import Moment, Unit
from parley.extractors.times.grammar.fragments import group, mod_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref



def _day_word(m: re.Match[str]) -> Meaning:
    n = {"yesterday": -1, "today": 0, "tomorrow": 1}[m["word"].lower()]
    if by := group(m, "by"):
        n += -1 if by.lower() == "before" else 1
    return Meaning(ref="anchor", amount=n, unit="day", mod=mod_of(m))


def _unit(m: re.Match[str]) -> Unit:
    return table("units")[m["unit"].lower()]  # type: ignore[return-value]


def _unit_anchor(m: re.Match[str]) -> Meaning | None:
    """"last week", "this year": counted from the publication; "the last week of" is a stretch of time instead."""
    which = re.sub(r"\s+", " ", m["which"].lower())
    n = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(which, 0)
    before = m.string[max(0, m.start() - 4) : m.start()].lower()
    if m["which"][0].isupper() and m["unit"][0].isupper() and not m["which"].isupper():
        return None  # the name of a programme or a paper
    if before == "the " and n:
        return None
    if m.string[m.end() : m.end() + 3] == " of" and n == -1:
        return None
    if which == "this" and m["unit"].lower() == "day":
        return Meaning(value="PRESENT_REF") if before.endswith("to ") else Meaning(ref="auto", amount=0, unit="day")
    return Meaning(ref="anchor", amount=n, unit=_unit(m), mod=mod_of(m))


def _unit_story(m: re.Match[str]) -> Meaning:
    which = re.sub(r"\s+", " ", m["which"].lower())
    n = 0
    if any(word in which for word in ("next", "following", "subsequent", "succeeding")):
        n = 1
    elif any(word in which for word in ("previous", "preceding", "prior")):
        n = -1
    return Meaning(ref="last", amount=n, unit=_unit(m), mod=mod_of(m))


def _unit_mod(m: re.Match[str]) -> Meaning | None:
    if m["unit"].lower() in ("decade", "century", "day", "weekend", "quarter"):
        return None if m["unit"].lower() in ("weekend", "day") else Meaning(ref="auto", amount=0, unit=_unit(m), mod=mod_of(m))
    return Meaning(ref="auto", amount=0, unit=_unit(m), mod=mod_of(m) or "END")


def _week_of(m: re.Match[str]) -> Meaning:
    """"the week of" a date, which the search joins with it."""
    return Meaning(amount=0, unit=_unit(m), event="at")


def _nth(m: re.Match[str]) -> Meaning:
    """"the third day of the siege": its date hangs on the siege."""
    return Meaning(amount=0, unit=_unit(m) if m["unit"] else "day", event="at")


def _weekend(_: re.Match[str]) -> Meaning:
    return Meaning(moment=Moment(weekend=True), which=None, ref="auto")


_STOP = re.compile(r"\s*(?:$|[.,;:)\n]|[–—]|(?:when|and|but|in|at|by|with|as|on|that|to|from)\b)", re.IGNORECASE)


def _beside(m: re.Match[str]) -> Meaning | None:
    """"the day before", "a year later"; with an event after it ("the day after the vote") only the event's own date helps."""
    side = m["side"].lower()
    unit = _unit(m)
    n = -1 if side in ("before", "earlier", "prior", "previously", "ago") else 1
    ref: Ref = "anchor" if side == "ago" else "last"
    if side in ("before", "after", "prior", "following") and not _STOP.match(m.string, m.end()):
        return Meaning(amount=n, unit=unit, ref="last", event="before" if n < 0 else "after", sign=n)
    return Meaning(amount=n, unit=unit, ref=ref)


# "that Friday" is a day after these words; elsewhere "that" joins clauses ("said that Friday's vote").
_BEFORE_THAT = re.compile(r"\b(?:on|by|until|since|from|after|before|of)\s+$", re.IGNORECASE)


def _weekday(m: re.Match[str]) -> Meaning | None:
    day = int(table("weekdays")[m["weekday"].lower()])
    which = re.sub(r"\s+", " ", (group(m, "which") or "").lower())
    if which == "that" and not _BEFORE_THAT.search(m.string, max(0, m.start() - 8), m.start()):
        return None
    n: int | None = None
    ref: Ref = "auto"
    if which:
        n = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "the following": 1, "the next": 1, "the previous": -1}.get(which, 0)
        ref = "last" if which.startswith(("that", "the ")) else "anchor"
    week = (group(m, "week") or group(m, "week2") or "").lower()
    if week:
        shift = {"last": -1, "next": 1}.get(week, 0)
        return Meaning(moment=Moment(weekday=day), amount=shift, unit="week", ref="last" if week.startswith("th") and week != "this" else "anchor")
    return Meaning(moment=Moment(weekday=day), which=n, ref=ref, mod=mod_of(m))

BUILDERS: dict[str, Builder] = {
    "day-word": _day_word,
    "unit-which": _unit_anchor,
    "unit-story": _unit_story,
    "unit-mod": _unit_mod,
    "unit-end": _unit_mod,
    "week-of": _week_of,
    "day-nth": _nth,
    "day-number": _nth,
    "the-weekend": _weekend,
    "day-beside": _beside,
    "weekday": _weekday,
}
