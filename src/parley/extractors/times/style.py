"""Is this text news, to be read from its publication, or a story that carries its own dates?"""

from parley.extractors.times.calendar import Moment
from parley.extractors.times.meaning import Found

# A story has at least this many dates with a year of their own, other than the year of publication, and this many
# times more of them than of words like "yesterday" and "Friday". A news article with a paragraph of history stays news.
_STORY_DATES = 4
_STORY_RATIO = 3.0
_NEWS_RULES = ("weekday", "day-word", "part-tonight", "unit-which")


def is_narrative(found: list[Found], anchor: Moment | None) -> bool:
    """True without a publication date, and where dates with years of their own outnumber the words of the news."""
    if anchor is None or anchor.year is None:
        return True
    own = news = 0
    for item in found:
        meaning = item.meaning
        year = meaning.moment.year if meaning.moment is not None else None
        if year is not None:
            own += year != anchor.year
        elif item.rule in _NEWS_RULES or (meaning.unit and meaning.ref == "anchor"):
            news += 1
    return own >= _STORY_DATES and own >= _STORY_RATIO * news
