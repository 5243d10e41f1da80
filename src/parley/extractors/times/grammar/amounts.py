"""Counted time: durations, and moments so many units before or after another."""

import re
from dataclasses import replace
from typing import Literal

from parley.extractors.times.calendar import Moment, Unit
from parley.extractors.times.grammar.fragments import group, month_of, year_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning, Ref, TimexType
from parley.extractors.times.numbers import cardinal, number_pattern, ordinal



def _unit(m: re.Match[str]) -> Unit:
    return table("units")[m["unit"].lower()]  # type: ignore[return-value]


def amount_of(m: re.Match[str]) -> float | None:
    """How many units; None for an unknown number of them."""
    if group(m, "vague"):
        return None
    if num := group(m, "num"):
        value = cardinal(num)
    elif "one" in m.re.groupindex and m["one"] is not None:
        value = 1.0
    else:
        value = 0.0 if group(m, "half") is not None else None
    if value is not None and group(m, "half") is not None:
        value += 0.5
    return value


def duration_value(amount: float | None, word: str) -> str:
    """The TIMEX3 value of so many units: P3D, PT72H, PXY."""
    code = table("units", "code")[word.lower()]
    if amount is not None and word.lower().startswith("fortnight"):
        amount *= 2
    if amount is not None and word.lower().startswith("quarter"):
        amount, code = amount * 3, "M"
    if amount is not None and code == "TH" and amount == 0.5:
        return "PT30M"
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


_STOP = re.compile(
    r"\s*(?:$|[.,;:!?)\n\"”’]|[–—]|(?:when|and|but|in|at|by|with|as|on|to|from|because|while|after|before|for|was|were|is|had|has)\b)",
    re.IGNORECASE,
)


def _moved(m: re.Match[str]) -> Meaning | None:
    """"two days ago", "three weeks later", and "four days after the vote", which only the vote's date can place."""
    side = re.sub(r"\s+", " ", m["side"].lower())
    amount, unit = amount_of(m), _unit(m)
    if side == "on" and not re.match(r"\s*[,.]", m.string[m.end() : m.end() + 2]):
        return None
    back = side in ("ago", "earlier", "before", "previously", "prior")
    if side == "since" and not _STOP.match(m.string, m.end()):
        return None
    about = group(m, "about") is not None
    sign = -1 if back else 1
    complement = group(m, "to") in ("to", "this", "that", "then") and side in ("prior", "after", "before", "earlier", "later")
    if side == "into" or side in ("before", "after", "prior", "following") and (complement or not _STOP.match(m.string, m.end())):
        event: Literal["after", "before"] = "before" if back else "after"
        if group(m, "to") == "that":
            return Meaning(amount=_signed(amount, sign), unit=unit, ref="last", approximate=about, sign=sign)
        value = duration_value(amount, m["unit"])
        return Meaning("DURATION", amount=_signed(amount, sign), unit=unit, event=event, approximate=about, sign=sign, value=value)
    ref: Ref = "anchor" if side in ("ago", "from now", "hence") else "last"
    return Meaning(amount=_signed(amount, sign), unit=unit, ref=ref, approximate=about, sign=sign)


def _signed(amount: float | None, sign: int) -> float | None:
    return None if amount is None else amount * sign


def _in_time(m: re.Match[str]) -> Meaning:
    return Meaning(amount=amount_of(m), unit=_unit(m), ref="anchor", sign=1)


_RATE_BEFORE = re.compile(r"(?:\b(?:times|once|twice|thrice|[a-z]{3,}s|percent|[\d,.]+|million|billion|hundred|thousand)|[%\d])\s+$", re.IGNORECASE)


def _duration(m: re.Match[str]) -> Meaning | None:
    word = m["unit"].lower()
    amount = amount_of(m)
    one = group(m, "one")
    if one and one.lower() != "one" and word.endswith("s"):
        amount = None
    if word in ("second", "quarter") and one is not None:
        return None
    if word in ("second",) and group(m, "num"):
        return None
    if word.startswith("quarter") and not re.search(r"straight|consecutive|last|past|next|previous", m[0], re.IGNORECASE):
        return None
    if word == "weekend" and one is not None and one.lower() != "one":
        return None
    type_: TimexType = "DURATION"
    sign = _side(m[0])
    if one and one.lower() in ("a", "an") and m[0].lower().startswith(one.lower() + " "):
        before = m.string[max(0, m.start() - 16) : m.start()]
        if _RATE_BEFORE.search(before) and not re.search(r"\b(?:was|is|has|as|this|lasts|takes|spends?|days|years|weeks|months|hours)\s+$", before):
            type_ = "SET"
    about = group(m, "about") is not None
    return Meaning(type_, value=duration_value(amount, m["unit"]), amount=amount, unit=_unit(m), approximate=about, sign=sign)


_PAST = re.compile(r"\b(?:last|past|previous|preceding|recent)\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)


def _side(words: str) -> int:
    """-1 for a stretch up to now ("the past two weeks"), 1 for one from now on, 0 for neither."""
    return -1 if _PAST.search(words) else 1 if _NEXT.search(words) else 0


def _span(m: re.Match[str]) -> Meaning | None:
    """"the past week", "the last month of the war": a stretch, unless it names one period ("the next day")."""
    span, word = m["span"].lower(), m["unit"].lower()
    the = m[0].lower().startswith("the")
    if span in ("early", "late", "recent", "initial", "opening", "remaining", "intervening", "closing", "ensuing"):
        return None
    if not the and span not in ("first", "final", "past"):
        return None
    if span in ("first", "final") and word in ("second", "minute", "hour", "day", "week", "month", "year") and not m.string[m.end() :].startswith(" of "):
        return None
    if span in ("next", "following", "subsequent", "succeeding", "previous", "preceding"):
        return None
    if span == "coming":
        return Meaning(ref="anchor", amount=1, unit=_unit(m))
    if word in ("second", "minute"):
        return None
    return Meaning("DURATION", value=duration_value(1, m["unit"]), amount=1, unit=_unit(m), sign=_side(m[0]))


def _plural(m: re.Match[str]) -> Meaning | None:
    text = m[0].lower()
    word = m["unit"].lower()
    if text.endswith("long") and not word.endswith("s") and not re.match(r"\w+s[\s-]", text):
        return Meaning(type="DURATION", value=duration_value(1, m["unit"]))
    if group(m, "recent") or group(m, "span") == "recent":
        return Meaning(value="PAST_REF")
    if word in ("seconds", "nights") or (word == "minutes" and not group(m, "span")):
        return None
    if re.search(r"\b(?:working|office|business|rush|opening|school|visiting|old)\s+$", m.string[max(0, m.start() - 10) : m.start()], re.IGNORECASE):
        return None
    if m.string[max(0, m.start() - 1) : m.start()] in ("-", "’", "'"):
        return None
    return Meaning("DURATION", value=duration_value(None, m["unit"]), unit=_unit(m), sign=_side(m[0]))


def _part_of(m: re.Match[str]) -> Meaning | None:
    """"the last week of August": a stretch at the beginning or end of a period."""
    span = m["span"].lower()
    num = group(m, "num")
    if span in ("second", "third", "fourth") and num:
        return None
    amount = cardinal(num) if num else None if group(m, "vague") else 1.0
    if m["unit"].lower().endswith("s") and num is None and amount is not None:
        amount = None
    ends = {"last": "END", "final": "END", "closing": "END", "first": "START", "opening": "START", "early": "START"}
    value = duration_value(amount, m["unit"])
    common = Meaning("DURATION", value=value, amount=amount, unit=_unit(m), mod=ends.get(span, "NTH"), sign=ordinal(span) or 0)
    if whole := group(m, "whole"):
        shift = {"last": -1, "next": 1}.get(m["this"].lower(), 0)
        ref: Ref = "last" if m["this"].lower() == "that" else "auto" if m["this"].lower() == "the" else "anchor"
        origin = Meaning(amount=shift, unit="year" if whole.lower() == "year" else "month", ref=ref)
    elif year_of(m) is None and month_of(m) is None:
        return None
    else:
        origin = Meaning(moment=Moment(year_of(m), month_of(m)))
    return replace(common, origin=origin)


def _mark(m: re.Match[str]) -> Meaning:
    return Meaning("DURATION", value=duration_value(cardinal(m["num"]), m["unit"]), unit=_unit(m), event="at")

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
