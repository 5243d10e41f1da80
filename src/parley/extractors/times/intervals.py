"""The `When` of a resolved expression: its interval, opened by a preposition, or open where only one side is known."""

import re
from datetime import UTC, datetime, timedelta

from parley.extractors.times.calendar import shift
from parley.extractors.times.meaning import Found
from parley.extractors.times.resolve import Resolved, whole
from parley.extractors.times.when import Interval, interval, precision_of
from parley.model.world import When, WhenPrecision

_PREPOSITION = re.compile(
    r"\b(since|by|until|till|before|after|following|prior\s+to|(?:no\s+)?later\s+than|prior\s+to|as\s+of|as\s+from|starting|beginning|effective)"
    r"\s+(?:on\s+|in\s+)?(?:the\s+)?$", re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin\s+$", re.IGNORECASE)
# The words of the event that an expression is measured from: to the end of the clause, and no more than this many.
_EVENT = re.compile(r"(?:\s+[^\s,.;:()]+){1,10}")


def when_of(text: str, resolved: Resolved, published: datetime | None) -> When:
    """The interval of `resolved`; `published` bounds "recently" and "the past week", None in a story."""
    found, meaning = resolved.found, resolved.found.meaning
    words = text[found.start : found.end]
    if meaning.event is not None:
        tail = _EVENT.match(text, found.end)
        return _when(_from_event(resolved), found, words + (tail[0] if tail else ""))
    if resolved.term is not None:
        bounds = interval(resolved.term)
        within = _WITHIN.search(text, max(0, found.start - 10), found.start)
        return _when((published, bounds[1]) if within and bounds and published else bounds, found, words)
    if resolved.moment is None:
        return _open(resolved, words, published)
    bounds = interval(resolved.moment, None if meaning.type == "DURATION" else meaning.mod, meaning.zone)
    if meaning.type == "DURATION":
        return _when(bounds and _stretch(bounds, found), found, words)
    if meaning.mod == "OVERNIGHT" and bounds:
        bounds = bounds[0] - timedelta(days=1), bounds[1] - timedelta(days=1)
    # A winter is counted with the year in which it ends; writers differ, so it is never exact.
    about = meaning.approximate or resolved.moment.season == "WI"
    update = {"precision": precision_of(resolved.moment), "approximate": about}
    when = _when(bounds, found, words).model_copy(update=update)
    before = _PREPOSITION.search(text, max(0, found.start - 20), found.start)
    return _opened(when, " ".join(before[1].lower().split())) if before and bounds else when


def _from_event(resolved: Resolved) -> Interval | None:
    """The interval so long before or after an event whose own date is known."""
    meaning = resolved.found.meaning
    if resolved.moment is None or meaning.unit is None or meaning.amount is None:
        return None
    amount, unit = whole(meaning.amount, meaning.unit)
    moment = shift(resolved.moment, amount, unit)
    return interval(moment) if moment is not None else None


def _when(bounds: Interval | None, found: Found, words: str) -> When:
    start, end = bounds or (None, None)
    return When(start=start, end=end, precision=_precision(found), text=words, approximate=found.meaning.approximate)


_COARSE: dict[str, WhenPrecision] = {"fortnight": "week", "millennium": "century"}


def _precision(found: Found) -> WhenPrecision:
    meaning = found.meaning
    if meaning.unit is None or meaning.amount is None:
        return "vague"
    return _COARSE.get(meaning.unit, meaning.unit)  # type: ignore[arg-type]


def _open(resolved: Resolved, words: str, published: datetime | None) -> When:
    """What has no date: bounded by the publication on the one side that the words tell, if they do."""
    meaning = resolved.found.meaning
    when = _when(None, resolved.found, words)
    if published is None:
        return when
    if meaning.type == "DURATION" and meaning.sign and meaning.unit is not None:
        if meaning.amount is None:
            return when.model_copy(update={"start" if meaning.sign > 0 else "end": published})
        other = moved(published, meaning.sign * meaning.amount, meaning.unit)
        return when.model_copy(update={"start": min(published, other), "end": max(published, other)})
    if resolved.value == "PAST_REF":
        return when.model_copy(update={"end": published})
    if resolved.value == "FUTURE_REF":
        return when.model_copy(update={"start": published})
    return when


_DAY = 86400
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": _DAY,
    "weekend": 2 * _DAY,
    "week": 7 * _DAY,
    "fortnight": 14 * _DAY,
}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def moved(moment: datetime, amount: float, unit: str) -> datetime:
    """`moment` moved by so many units; the last day of a shorter month stands in for one it lacks."""
    if unit in _SECONDS:
        try:
            return moment + timedelta(seconds=amount * _SECONDS[unit])
        except OverflowError:
            return datetime(1 if amount < 0 else 9998, 1, 1, tzinfo=UTC)
    years, month = divmod(moment.year * 12 + moment.month - 1 + round(amount * _MONTHS[unit]), 12)
    if not 1 <= years <= 9998:
        return datetime(1 if years < 1 else 9998, 1, 1, tzinfo=UTC)
    first = moment.replace(year=years, month=month + 1, day=1)
    if moment.day <= 28:
        return first.replace(day=moment.day)
    return min(first + timedelta(days=moment.day - 1), moved(first, 1, "month") - timedelta(days=1))


def _stretch(bounds: Interval, found: Found) -> Interval | None:
    """The first, nth or last so many units of a period."""
    meaning = found.meaning
    start, end = bounds
    if meaning.unit is None or meaning.amount is None:
        return bounds
    if meaning.mod == "END":
        return max(start, moved(end, -meaning.amount, meaning.unit)), end
    if meaning.mod == "NTH":
        start = moved(start, meaning.sign - 1, meaning.unit)
    return (start, min(end, moved(start, meaning.amount, meaning.unit))) if start < end else None


def _opened(when: When, preposition: str) -> When:
    """The interval that a preposition makes of a date: "since Thursday" has no end, "by Friday" no start."""
    if preposition in ("since", "as of", "as from", "starting", "beginning", "effective"):
        return when.model_copy(update={"end": None})
    if preposition in ("after", "following"):
        return when.model_copy(update={"start": when.end, "end": None})
    if preposition in ("before", "prior to"):
        return when.model_copy(update={"start": None, "end": when.start})
    return when.model_copy(update={"start": None})
