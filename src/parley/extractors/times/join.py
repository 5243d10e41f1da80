"""Neighbouring findings that are one expression: "the night of" + "5 March", "10 a.m." + "Friday", "two days before" + "Easter".
"""

import re
from dataclasses import replace

from parley.extractors.times.calendar import Moment
from parley.extractors.times.meaning import Found, Meaning

_OF = re.compile(r"\s+(?:hours\s+)?(?:of|on)\s+(?:the\s+)?$", re.IGNORECASE)
_BESIDE = re.compile(r"\s*,?\s*$|-$")
_EVENT = re.compile(r"\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSED = re.compile(r"\b(?:in|at|by|during|until|till|since|before|after|through|that|into|throughout|on|all|one)\s+$", re.IGNORECASE)
# A bare part of the day before one of these is the name of a thing ("morning briefing", "night vision").
_NAME_AHEAD = re.compile(r"\s*-?[a-z]*(?:vision|shift|sky|club|school|briefing|prayers?|paper|show|edition|news|raids?|attacks?)\b", re.IGNORECASE)


def join(text: str, found: list[Found]) -> list[Found]:
    """Put together what belongs together, and drop parts of the day that stand for themselves."""
    joined: list[Found] = []
    for item in found:
        while joined and (merged := _merge(text, joined[-1], item)) is not None:
            joined.pop()
            item = merged
        joined.append(item)
    joined = [_attached(text, joined, i) for i in range(len(joined))]
    return [item for item in joined if item.rule != "week-of" or item.meaning.origin is not None if not _bare(item) or _placed(text, item)]


def _bare(item: Found) -> bool:
    return item.rule == "part-alone"


def _placed(text: str, item: Found) -> bool:
    before = text[max(0, item.start - 12) : item.start]
    return bool(_PREPOSED.search(before)) and not _NAME_AHEAD.match(text, item.end)


def _merge(text: str, left: Found, right: Found) -> Found | None:
    gap = text[left.end : right.start]
    if len(gap) > 14 or "\n" in gap:
        return None
    a, b = left.meaning, right.meaning
    if left.rule == "weekday+time" and b.moment is not None and b.moment.day is not None and _OF.match(gap):
        return _one(left, right, b, a)
    if _time_of_day(a) and _day(b) and (_BESIDE.match(gap) or (left.rule.startswith("part") and _OF.match(gap))):
        return _one(left, right, b, a)
    if _day(a) and (_time_of_day(b) or right.rule == "part-alone") and _BESIDE.match(gap) and (_bare(right) or gap.strip() in ("", ",")):
        return None if right.rule == "part-alone" and text[right.start : right.start + 3].lower() == "the" else _one(left, right, a, b)
    if left.rule == "week-of" and _day(b) and not gap.strip():
        return Found(left.start, right.end, left.rule, replace(a, event=None, origin=b))
    if a.event in ("after", "before") and a.amount is not None and _day(b) and _EVENT.match(gap) and b.clock is None:
        ends = re.match(r"\s*(?:$|[.,;:)\n]|and\b|but\b)", text[right.end : right.end + 6])
        return _one_moved(left, right) if ends else None
    return None


_AHEAD = re.compile(r"(?:\s+[A-Z][\w.]*\s+[Tt]ime)?,?\s+(?:on|of)\s+(?:the\s+)?$")
_BEHIND = re.compile(
    r"\s*,?\s+(?:at|around|about|shortly\s+(?:after|before)|just\s+(?:after|before)|before|after|by|until|from)\s+(?:about\s+|around\s+|exactly\s+|precisely\s+)?$"
)


def _attached(text: str, found: list[Found], i: int) -> Found:
    """A time of day with the date that stands a preposition away: "at 5 a.m. on 3 May", "on 3 May at 5 a.m."."""
    item = found[i]
    if not _time_of_day(item.meaning):
        return item
    for j, gap in ((i + 1, _AHEAD), (i - 1, _BEHIND)):
        if 0 <= j < len(found) and (_day(found[j].meaning)):
            left, right = (item, found[j]) if j > i else (found[j], item)
            if gap.match(text[left.end : right.start]):
                return replace(item, meaning=replace(item.meaning, origin=found[j].meaning))
    return item


def _time_of_day(meaning: Meaning) -> bool:
    return meaning.clock is not None and meaning.moment is None and (meaning.unit is None or meaning.unit == "day") and meaning.amount is None


def _day(meaning: Meaning) -> bool:
    if meaning.clock is not None or meaning.type != "DATE" or meaning.event is not None:
        return False
    moment = meaning.moment or Moment()
    return moment.day is not None or moment.weekday is not None or meaning.movable is not None or (meaning.unit == "day" and meaning.amount is not None)


def _one(left: Found, right: Found, day: Meaning, time: Meaning) -> Found:
    meaning = replace(day, type="TIME", clock=time.clock, zone=time.zone or day.zone, mod=time.mod or day.mod)
    rule = right.rule if day is right.meaning else left.rule
    return Found(left.start, right.end, f"{rule}+time", meaning)


def _one_moved(left: Found, right: Found) -> Found:
    """Kept as a shift whose reference is the date that stands after it."""
    return Found(left.start, right.end, f"{left.rule}-from-date", replace(left.meaning, event=None, value=None, moment=None, origin=right.meaning))
