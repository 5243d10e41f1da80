"""Counted time: durations, and moments so many units before or after another."""

import re
from dataclasses import replace
from typing import Literal

from parley.extractors.times.calendar import Moment
from parley.extractors.times.grammar.fragments import (
    followed,
    group,
    month_of,
    preceded,
    unit_of,
    words_of,
    year_of,
)
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref
from parley.extractors.times.numbers import cardinal, ordinal


def amount_of(m: re.Match[str]) -> float | None:
    """How many units; None for an unknown number of them."""
    if group(m, "vague"):
        return None
    half = 0.5 if group(m, "half") is not None else 0.0
    if num := group(m, "num"):
        value = cardinal(num)
        return None if value is None else value + half
    if group(m, "one") is not None:
        return 1 + half
    return half or None


def duration_value(amount: float | None, word: str) -> str:
    """The TIMEX3 value of so many units: P3D, PT72H, PXY."""
    code = table("units", "code")[word.lower()]
    unit = table("units")[word.lower()]
    if amount is not None and unit == "fortnight":
        amount *= 2
    if amount is not None and unit == "quarter":
        amount, code = amount * 3, "M"
    if amount == 0.5 and unit == "hour":
        return "PT30M"
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


_BACK = ("ago", "earlier", "before", "previously", "prior")
# What may follow "two days before" when it stands alone; anything else is the event it is measured from.
_STOP = re.compile(
    r"\s*(?:$|[.,;:!?)\n\"”’]|[–—]|(?:when|and|but|in|at|by|with|as|on|to|from|because|while|after|before|for|was|were|"
    r"is|had|has)\b)",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"\s*[,.]")


def _moved(m: re.Match[str]) -> Meaning | None:
    """ "two days ago", "three weeks later", and "four days after the vote", which only the vote's date can place."""
    side, amount = words_of(m, "side"), amount_of(m)
    sign = -1 if side in _BACK else 1
    if side == "on" and not followed(m, _PUNCTUATION):
        return None
    if side == "since" and not followed(m, _STOP):
        return None
    ref: Ref = "anchor" if side in ("ago", "from now", "hence") else "last"
    unit = unit_of(m)
    shift = Meaning(
        "TIME" if unit in ("second", "minute", "hour") and amount is not None else "DATE",
        amount=None if amount is None else amount * sign, unit=unit, ref=ref, sign=sign,
        approximate=group(m, "about") is not None,
    )  # fmt: skip
    if not _measured(m, side) or group(m, "to") == "that":
        return shift
    event: Literal["after", "before"] = "before" if sign < 0 else "after"
    return replace(shift, type="DURATION", event=event, value=duration_value(amount, m["unit"]))


def _measured(m: re.Match[str], side: str) -> bool:
    """Whether an event follows that the amount is measured from."""
    if side in ("into",) or (group(m, "to") and side in ("prior", "after", "before", "earlier", "later")):
        return True
    return side in ("before", "after", "prior", "following") and not followed(m, _STOP)


def _in_time(m: re.Match[str]) -> Meaning:
    return Meaning(amount=amount_of(m), unit=unit_of(m), ref="anchor", sign=1)


# "400 cars a day", "twice a week": a rate. After these words it is a length: "it was a day", "two weeks, a month".
_RATE = re.compile(
    r"(?:\b(?:times|once|twice|thrice|[a-z]{3,}s|percent|[\d,.]+|million|billion|hundred|thousand)|[%\d])\s+$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?:was|is|has|as|this|lasts|takes|spends?|days|years|weeks|months|hours)\s+$")
_CLOCK = re.compile(r"\d:$")
_IN_A_ROW = re.compile(r"straight|consecutive|last|past|next|previous", re.IGNORECASE)


def _duration(m: re.Match[str]) -> Meaning | None:
    word, amount = m["unit"].lower(), amount_of(m)
    one = words_of(m, "one")
    if preceded(m, _CLOCK, 2) or word == "second" or (word.startswith("quarter") and not _IN_A_ROW.search(m[0])):
        return None  # an ordinal, and "three quarters of the capital"
    if word == "weekend" and one in ("a", "an"):
        return None
    if one in ("a", "an") and word.endswith("s"):
        amount = None
    rate = one in ("a", "an") and m.start("one") == m.start() and preceded(m, _RATE) and not preceded(m, _LENGTH)
    return Meaning(
        "SET" if rate else "DURATION", value=duration_value(amount, word), amount=amount, unit=unit_of(m),
        approximate=group(m, "about") is not None, sign=_side(m[0]),
    )  # fmt: skip


_PAST = re.compile(r"\b(?:last|past|previous|preceding|recent)\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)


def _side(words: str) -> int:
    """-1 for a stretch up to now ("the past two weeks"), 1 for one from now on, 0 for neither."""
    return -1 if _PAST.search(words) else 1 if _NEXT.search(words) else 0


# These name one period, which other rules place, or nothing that is measured.
_ONE_PERIOD = (
    "early", "late", "recent", "initial", "opening", "remaining", "intervening", "closing", "ensuing", "next",
    "following", "subsequent", "succeeding", "previous", "preceding",
)  # fmt: skip
_OF = re.compile(r" of ")


def _span(m: re.Match[str]) -> Meaning | None:
    """ "the past week", "the last month of the war": a stretch, unless it names one period ("the next day")."""
    span, word = m["span"].lower(), m["unit"].lower()
    the = m[0].lower().startswith("the")
    if span in _ONE_PERIOD or (not the and span not in ("first", "final", "past")):
        return None
    if word in ("second", "minute") or (span in ("first", "final") and not followed(m, _OF)):
        return None
    if span == "coming":
        return Meaning(ref="anchor", amount=1, unit=unit_of(m))
    return Meaning("DURATION", value=duration_value(1, word), amount=1, unit=unit_of(m), sign=_side(m[0]))


_NOT_MEASURED = re.compile(
    r"\b(?:working|office|business|rush|opening|school|visiting|old|these)\s+$|[-’']$", re.IGNORECASE
)


def _plural(m: re.Match[str]) -> Meaning | None:
    """ "for months", "the coming days"; "recent weeks" only says past."""
    word = m["unit"].lower()
    if m[0].lower().endswith("long") and m.string[m.end("unit")] != "s" and not word.endswith("s"):
        return Meaning(type="DURATION", value=duration_value(1, word))
    if group(m, "recent") or words_of(m, "span") == "recent":
        return Meaning(value="PAST_REF")
    if word in ("seconds", "nights") or (word == "minutes" and not group(m, "span")) or preceded(m, _NOT_MEASURED):
        return None
    return Meaning("DURATION", value=duration_value(None, word), unit=unit_of(m), sign=_side(m[0]))


_ENDS = {"last": "END", "final": "END", "closing": "END", "first": "START", "opening": "START", "early": "START"}


def _part_of(m: re.Match[str]) -> Meaning | None:
    """ "the last week of August": a stretch at the beginning, the end or the nth place of a period."""
    span, num = m["span"].lower(), group(m, "num")
    if num and span not in _ENDS:
        return None
    vague = group(m, "vague") or (not num and m["unit"].lower().endswith("s"))
    amount = cardinal(num) if num else None if vague else 1.0
    origin = _whole(m)
    if origin is None:
        return None
    return Meaning(
        "DURATION", value=duration_value(amount, m["unit"]), amount=amount, unit=unit_of(m),
        mod=_ENDS.get(span, "NTH"), sign=ordinal(span) or 0, origin=origin,
    )  # fmt: skip


def _whole(m: re.Match[str]) -> Meaning | None:
    """The period that a stretch is part of."""
    if whole := words_of(m, "whole"):
        which = m["this"].lower()
        ref: Ref = "last" if which == "that" else "auto" if which == "the" else "anchor"
        shift = {"last": -1, "next": 1}.get(which, 0)
        return Meaning(amount=shift, unit="year" if whole == "year" else "month", ref=ref)
    if year_of(m) is None and month_of(m) is None:
        return None
    return Meaning(moment=Moment(year_of(m), month_of(m)))


def _mark(m: re.Match[str]) -> Meaning:
    amount = cardinal(m["num"])
    return Meaning("DURATION", value=duration_value(amount, m["unit"]), amount=amount, unit=unit_of(m), event="at")


BUILDERS: dict[str, Builder] = {
    "moved": _moved,
    "moved-half": _moved,
    "moved-half-unit": _moved,
    "moved-bare": _moved,
    "moved-time": _in_time,
    "duration": _duration,
    "part-of": _part_of,
    "duration-half": _duration,
    "duration-and-half": _duration,
    "duration-span": _span,
    "duration-plural": _plural,
    "duration-long": _plural,
    "duration-whole": _duration,
    "mark": _mark,
}
