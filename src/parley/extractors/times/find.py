"""Every time expression of a text, resolved.

Pure: the same text, anchor and tense give the same mentions, in text order. No parse is needed.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from parley.extractors.contract import TimeMention
from parley.extractors.times.intervals import when_of
from parley.extractors.times.join import join
from parley.extractors.times.ranges import spread
from parley.extractors.times.resolve import Resolved, resolve
from parley.extractors.times.scan import scan
from parley.extractors.times.story import Story
from parley.extractors.times.tense import tense_from_words
from parley.extractors.times.timex import TimexMention
from parley.model.passages import Span


def find_times(
    text: str, anchor: datetime | None = None, tense_at: Callable[[int], str | None] | None = None
) -> list[TimeMention]:
    """The time expressions of `text`, in order.

    `anchor` is when the text was published (without a zone it is taken as UTC); `tense_at` tells "past" or "future" at
    an offset, otherwise the words around decide.
    """
    if anchor is not None:
        anchor = anchor.replace(tzinfo=UTC) if anchor.tzinfo is None else anchor.astimezone(UTC)
    found = join(text, scan(text))
    story = Story.of(text, found, anchor, tense_at or tense_from_words(text))
    published = None if story.narrative else anchor
    mentions = [_mention(text, resolve(item, story), published) for item in found]
    return list(spread(text, mentions))


def _mention(text: str, resolved: Resolved, published: datetime | None) -> TimexMention:
    found = resolved.found
    return TimexMention(
        span=Span(found.start, found.end), when=when_of(text, resolved, published), rule=found.rule,
        type=found.meaning.type, value=resolved.value, mod=found.meaning.mod,
    )
