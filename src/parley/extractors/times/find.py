"""Every time expression of a text, resolved.

Pure: the same text, anchor and tense give the same mentions, in text order. No parse is needed.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from parley.extractors.contract import TimeMention
from parley.extractors.times.join import join
from parley.extractors.times.meaning import Found
from parley.extractors.times.resolve import Resolved, Story, anchor_moment, explicit_years, resolve
from parley.extractors.times.scan import scan
from parley.extractors.times.style import is_narrative
from parley.extractors.times.tense import tense_from_words
from parley.extractors.times.timex import TimexMention
from parley.extractors.times.when import interval, opened, precision_of
from parley.model.passages import Span
from parley.model.world import When, WhenPrecision

_PREPOSITION = re.compile(r"\b(since|by|until|till|before|after|following|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)


def find_times(
    text: str, anchor: datetime | None = None, tense_at: Callable[[int], str | None] | None = None
) -> list[TimeMention]:
    """The time expressions of `text`, in order.

    `anchor` is when the text was published (without a zone it is taken as UTC); `tense_at` tells "past" or "future" at
    an offset, otherwise the words around decide.
    """
    if anchor is not None and anchor.tzinfo is not None:
        anchor = anchor.astimezone(UTC)
    found = join(text, scan(text))
    start = anchor_moment(anchor)
    story = Story(start, is_narrative(found, start), tense_at or tense_from_words(text), explicit_years(found))
    return [_mention(text, resolve(item, story)) for item in found]


def _mention(text: str, resolved: Resolved) -> TimexMention:
    found = resolved.found
    meaning = found.meaning
    words = text[found.start : found.end]
    return TimexMention(
        span=Span(found.start, found.end), when=_when(text, words, resolved), rule=found.rule, type=meaning.type,
        value=resolved.value, mod=meaning.mod,
    )


_UNIT_PRECISION: dict[str, WhenPrecision] = {"fortnight": "week", "millennium": "century"}


def _when(text: str, words: str, resolved: Resolved) -> When:
    found, moment = resolved.found, resolved.moment
    meaning = found.meaning
    if moment is None:
        return When(precision=_vague_precision(found), text=words, approximate=meaning.approximate)
    bounds = interval(moment, meaning.mod, meaning.zone)
    start, end = bounds if bounds is not None else (None, None)
    when = When(start=start, end=end, precision=precision_of(moment), text=words, approximate=meaning.approximate)
    before = _PREPOSITION.search(text, max(0, found.start - 16), found.start)
    return opened(when, re.sub(r"\s+", " ", before[1].lower())) if before and bounds else when


def _vague_precision(found: Found) -> WhenPrecision:
    meaning = found.meaning
    if meaning.unit is not None and meaning.amount is not None:
        return _UNIT_PRECISION.get(meaning.unit, meaning.unit)  # type: ignore[arg-type]
    return "vague"
