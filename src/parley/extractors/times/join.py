"""Neighbouring findings that are one expression.

"the night of" + "5 March", "10 a.m." + "Friday", "two days before" + "Easter".
"""

import re
from dataclasses import replace

from parley.extractors.times.calendar import Moment
from parley.extractors.times.meaning import Found, Meaning

_OF = re.compile(r"\s+(?:hours\s+)?(?:of|on)\s+(?:the\s+)?$", re.IGNORECASE)
_BESIDE = re.compile(r"\s*,?\s*$|-$")
_EVENT = re.compile(r"\s+(?:the\s+)?$", re.IGNORECASE)
# What shows that a date ends there, and is not the name of what comes ("two days before Easter celebrations").
_ENDS = re.compile(r"\s*(?:$|[.,;:)\n]|(?:and|but|he|she|they|it|we|the|a|an|his|her|their|both|in|at|to|when)\b)")
# The longest gap between two parts of one expression (" hours of the").
_GAP = 14


def join(text: str, found: list[Found]) -> list[Found]:
    """Put together what belongs together, and drop what means nothing by itself."""
    joined: list[Found] = []
    for item in found:
        while joined and (merged := _merge(text, joined[-1], item)) is not None:
            joined.pop()
            item = merged
        joined.append(item)
    anchored = [_anchored(text, item, joined[i + 1] if i + 1 < len(joined) else None) for i, item in enumerate(joined)]
    return [_attached(text, anchored, i) for i, item in enumerate(anchored) if _stands(text, item)]


# The words of an event that end in its date ("the invasion began on 24 February"), or open with it ("Friday's raid").
# At most eight, and no stop: beyond a comma the date is that of something else.
_EVENT_WORDS = re.compile(r"(?:\s+[\w'’-]+){1,8}?\s+(?:on|of)\s+(?:the\s+)?$")
_OWNING = ("'s", "’s")


def _anchored(text: str, item: Found, right: Found | None) -> Found:
    """ "Four days after the invasion began on 24 February": measured from an event whose date stands beside it.

    A counted amount keeps its value as a duration; "the day after" has none and becomes that day.
    """
    meaning = item.meaning
    if right is None or meaning.event not in ("after", "before") or meaning.amount is None or not _day(right.meaning):
        return item
    gap = text[item.end : right.start]
    opens = _EVENT.match(gap) is not None and text[right.start : right.end].endswith(_OWNING)
    if not opens and _EVENT_WORDS.fullmatch(gap) is None:
        return item
    event = meaning.event if meaning.value is not None else None
    return replace(item, meaning=replace(meaning, origin=right.meaning, event=event))


_PREPOSED = re.compile(
    r"\b(?:in|at|by|during|until|till|since|before|after|through|that|into|throughout|on|all|one)\s+$", re.IGNORECASE
)
# A bare part of the day before one of these is the name of a thing ("morning briefing", "night vision").
_NAME_AHEAD = re.compile(
    r"\s*-?[a-z]*(?:vision|shift|sky|club|school|briefing|prayers?|paper|show|edition|news|raids?|attacks?)\b",
    re.IGNORECASE,
)


def _stands(text: str, item: Found) -> bool:
    if item.rule == "week-of":
        return item.meaning.origin is not None
    if item.rule != "part-alone":
        return True
    before = _PREPOSED.search(text, max(0, item.start - 12), item.start)
    return before is not None and _NAME_AHEAD.match(text, item.end) is None


def _merge(text: str, left: Found, right: Found) -> Found | None:
    gap = text[left.end : right.start]
    if len(gap) > _GAP or "\n" in gap:
        return None
    a, b = left.meaning, right.meaning
    if left.rule == "weekday+time" and b.moment is not None and b.moment.day is not None and _OF.match(gap):
        return _one(left, right, b, a)
    if _time_of_day(a) and _day(b) and (_BESIDE.match(gap) or (left.rule.startswith("part") and _OF.match(gap))):
        return _one(left, right, b, a)
    if _day(a) and _time_of_day(b) and _BESIDE.match(gap) and not _own_part(text, right, gap):
        return _one(left, right, a, b)
    if left.rule == "week-of" and _day(b) and not gap.strip():
        return Found(left.start, right.end, left.rule, replace(a, event=None, origin=b))
    if a.event in ("after", "before") and a.amount is not None and _day(b) and _EVENT.match(gap):
        return _one_moved(left, right) if _ENDS.match(text, right.end) else None
    return None


def _own_part(text: str, right: Found, gap: str) -> bool:
    """ "Monday, the night" is two expressions, and so is a clock after a dash."""
    if right.rule == "part-alone":
        return text[right.start : right.start + 3].lower() == "the"
    return gap.strip() not in ("", ",")


def _time_of_day(meaning: Meaning) -> bool:
    return meaning.clock is not None and meaning.moment is None and meaning.amount is None


def _day(meaning: Meaning) -> bool:
    if meaning.clock is not None or meaning.type != "DATE" or meaning.event is not None:
        return False
    moment = meaning.moment or Moment()
    moved = meaning.unit == "day" and meaning.amount is not None
    return moment.day is not None or moment.weekday is not None or meaning.movable is not None or moved


def _one(left: Found, right: Found, day: Meaning, time: Meaning) -> Found:
    meaning = replace(day, type="TIME", clock=time.clock, zone=time.zone or day.zone, mod=time.mod or day.mod)
    rule = right.rule if day is right.meaning else left.rule
    return Found(left.start, right.end, f"{rule}+time", meaning)


def _one_moved(left: Found, right: Found) -> Found:
    """A shift from the date that stands after it."""
    meaning = replace(left.meaning, type="DATE", event=None, value=None, origin=right.meaning)
    return Found(left.start, right.end, f"{left.rule}-from-date", meaning)


_AHEAD = re.compile(
    r"(?:\s+[A-Z][\w.]*\s+[Tt]ime)?,?\s+"
    r"(?:(?:on|of)\s+(?:the\s+)?|(?:starting|beginning|effective|as\s+of|from)\s+(?:on\s+|from\s+)?)$"
)
_TO = re.compile(r"\s*(?:[-–—]|\s(?:to|until|till|and)\s)\s*")
_BEHIND = re.compile(
    r"\s*,?\s+(?:at|around|about|(?:shortly|just)\s+(?:after|before)|before|after|by|until|from)\s+"
    r"(?:(?:about|around|exactly|precisely)\s+)?$"
)


def _attached(text: str, found: list[Found], i: int) -> Found:
    """A time of day with the date that stands a preposition away: "at 5 a.m. on 3 May", "on 3 May at 5 a.m."."""
    item = found[i]
    if not _time_of_day(item.meaning):
        return item
    after = found[i + 1] if i + 1 < len(found) else None
    if after is not None and _time_of_day(after.meaning) and _TO.fullmatch(text[item.end : after.start]):
        ahead = _attached(text, found, i + 1).meaning
        if ahead.origin is not None:
            return replace(item, meaning=replace(item.meaning, origin=ahead.origin))
    for j, gap in ((i + 1, _AHEAD), (i - 1, _BEHIND)):
        if 0 <= j < len(found) and _day(found[j].meaning):
            left, right = (item, found[j]) if j > i else (found[j], item)
            if gap.match(text[left.end : right.start]):
                return replace(item, meaning=replace(item.meaning, origin=found[j].meaning))
    return item
