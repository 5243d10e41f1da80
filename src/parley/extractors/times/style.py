"""Is this text news, to be read from its publication, or a story that carries its own dates?"""

from parley.extractors.times.calendar import Moment
from parley.extractors.times.meaning import Found

# Explicit years this many years from the publication still count as news ("last year's 2012 budget").
_NEAR_YEARS = 2
# A story has at least this many dates of its own and this many times more of them than words like "yesterday". Chosen so
# that a news article with a paragraph of history stays news.
_STORY_DATES = 3
_STORY_RATIO = 3.0


def is_narrative(found: list[Found], anchor: Moment | None) -> bool:
    """True without a publication date, and where far years outnumber near years and words of the news."""
    if anchor is None or anchor.year is None:
        return True
    far = near = 0
    for item in found:
        meaning = item.meaning
        year = meaning.moment.year if meaning.moment is not None else None
        if year is not None:
            if abs(year - anchor.year) > _NEAR_YEARS:
                far += 1
            else:
                near += 1
        elif item.rule in ("weekday", "day-word", "part-tonight", "unit-which") or (meaning.unit and meaning.ref == "anchor"):
            near += 1
    return far >= _STORY_DATES and far >= _STORY_RATIO * near
