"""Days and periods named from where the writer or the story stands: "yesterday", "last week", "that month", "Friday".

What leans on the publication has `ref` "anchor", what leans on the story "last".
"""

import re

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.fragments import followed, mod_of, preceded, unit_of, words_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref


def _day_word(m: re.Match[str]) -> Meaning:
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}[m["word"].lower()]
    by = words_of(m, "by")
    if by:
        days += -1 if by == "before" else 1
    return Meaning(ref="anchor", amount=days, unit="day", mod=mod_of(m))


_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_TO = re.compile(r"\bto\s$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b")


def _unit_anchor(m: re.Match[str]) -> Meaning | None:
    """ "last week", "this year"; "the last week of" is a stretch of time instead."""
    which = words_of(m, "which")
    n = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(which, 0)
    if m["which"].istitle() and m["unit"].istitle():
        return None  # the name of a programme or a paper
    if (n and preceded(m, _THE)) or (n == -1 and followed(m, _OF)):
        return None
    if which == "this" and m["unit"].lower() == "day":
        return Meaning(value="PRESENT_REF") if preceded(m, _TO) else Meaning(amount=0, unit="day")
    return Meaning(ref="anchor", amount=n, unit=unit_of(m), mod=mod_of(m))


_ON = re.compile(r"next|following|subsequent|succeeding")
_BACK = re.compile(r"previous|preceding|prior")


def _unit_story(m: re.Match[str]) -> Meaning:
    which = words_of(m, "which")
    n = 1 if _ON.search(which) else -1 if _BACK.search(which) else 0
    return Meaning(ref="last", amount=n, unit=unit_of(m), mod=mod_of(m))


def _unit_mod(m: re.Match[str]) -> Meaning | None:
    """ "the end of the year", "year-end"; "later in the day" tells too little."""
    if unit_of(m) in ("weekend", "day"):
        return None
    return Meaning(amount=0, unit=unit_of(m), mod=mod_of(m) or "END")


def _week_of(m: re.Match[str]) -> Meaning:
    """ "the week of" a date, which `join` puts together with it."""
    return Meaning(amount=0, unit=unit_of(m), event="at")


def _nth(m: re.Match[str]) -> Meaning:
    """ "the third day of the siege": its date hangs on the siege."""
    return Meaning(amount=0, unit=unit_of(m) if m["unit"] else "day", event="at")


def _weekend(_: re.Match[str]) -> Meaning:
    return Meaning(moment=Moment(weekend=True))


# What may follow "the day before" when it stands alone; anything else is the event it is measured from.
_STOP = re.compile(r"\s*(?:$|[.,;:)\n]|[–—]|(?:when|and|but|in|at|by|with|as|on|that|to|from)\b)", re.IGNORECASE)


def _beside(m: re.Match[str]) -> Meaning | None:
    """ "the day before", "a year later"; of "the day after the vote" only the vote's own date can tell."""
    side = words_of(m, "side")
    n = -1 if side in ("before", "earlier", "prior", "previously", "ago") else 1
    if side in ("before", "after", "prior", "following") and not followed(m, _STOP):
        return Meaning(amount=n, unit=unit_of(m), ref="last", event="before" if n < 0 else "after", sign=n)
    return Meaning(amount=n, unit=unit_of(m), ref="anchor" if side == "ago" else "last")


# "that Friday" is a day after these words; elsewhere "that" joins clauses ("said that Friday's vote").
_BEFORE_THAT = re.compile(r"\b(?:on|by|until|since|from|after|before|of)\s+$", re.IGNORECASE)
_TURNS = {
    "last": -1,
    "this past": -1,
    "the previous": -1,
    "this": 0,
    "that": 0,
    "the same": 0,
    "next": 1,
    "this coming": 1,
    "the following": 1,
    "the next": 1,
}


def _weekday(m: re.Match[str]) -> Meaning | None:
    day = Moment(weekday=int(table("weekdays")[m["weekday"].lower()]))
    which = words_of(m, "which")
    if which == "that" and not preceded(m, _BEFORE_THAT):
        return None
    if week := words_of(m, "week") or words_of(m, "week2"):
        shift = {"last": -1, "next": 1}.get(week, 0)
        return Meaning(moment=day, amount=shift, unit="week", ref=_leaning(week))
    return Meaning(moment=day, which=_TURNS.get(which), ref=_leaning(which) if which else "auto", mod=mod_of(m))


def _leaning(which: str) -> Ref:
    return "last" if which.startswith(("that", "the ")) else "anchor"



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
