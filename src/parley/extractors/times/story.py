"""What a text has said so far, which its later expressions lean on, and whether it is news or a story.

News is read from its publication and the tense; a story (a history, or a text without a publication date) from the
date last mentioned.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from parley.extractors.times.calendar import Moment
from parley.extractors.times.meaning import Found, Meaning, Ref

Tense = Callable[[int], str | None]

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


# How far a year may lie from the story's own before it counts as an aside ("as in 1812").
_ASIDE_YEARS = 4
# A paragraph of history in the news: a year written out holds for this many characters, within the paragraph.
_BACKGROUND_CHARS = 300


@dataclass
class Story:
    """What has been said so far: the publication, the style, and the last date mentioned.

    `years` are the explicit years still to come; `last` is the last date; `end` and `meaning` are where the last
    expression ended and what it meant; `dated` is the last date with a year of its own and where it ended.
    """

    text: str
    anchor: Moment | None
    narrative: bool
    tense: Tense
    years: deque[int] = field(default_factory=deque)
    last: Moment | None = None
    end: int = 0
    meaning: Meaning | None = None
    dated: tuple[int, Moment] | None = None

    @classmethod
    def of(cls, text: str, found: list[Found], anchor: datetime | None, tense: Tense) -> "Story":
        start = None
        if anchor is not None:
            start = Moment(anchor.year, anchor.month, anchor.day, hour=anchor.hour, minute=anchor.minute)
        moments = (item.meaning.moment for item in found if item.meaning.type in ("DATE", "TIME"))
        years = deque(m.year for m in moments if m is not None and m.year is not None)
        return cls(text, start, is_narrative(found, start), tense, years)

    def reference(self, ref: Ref) -> Moment | None:
        """The date that "last week" (anchor), "that month" (last) or "March" (auto) is counted from."""
        if ref == "auto":
            ref = "last" if self.narrative else "anchor"
        return self.anchor if ref == "anchor" else self.last

    def background(self, at: int) -> Moment | None:
        """The date with another year than the publication's that the paragraph has just named."""
        if self.dated is None or self.anchor is None:
            return None
        end, moment = self.dated
        if moment.year == self.anchor.year or at - end > _BACKGROUND_CHARS or "\n" in self.text[end:at]:
            return None
        return moment

    def remember(self, found: Found, moment: Moment | None) -> None:
        """Go on from `moment`, unless it is none of the story's own dates."""
        meaning = found.meaning
        own = moment is not None and meaning.moment is not None and meaning.moment.year is not None
        if moment is not None and moment.year is not None and self._carries(meaning, moment):
            self.last = moment
        if moment is not None and own and not meaning.aside:
            self.dated = found.end, moment
        self.end, self.meaning = found.end, meaning

    def _carries(self, meaning: Meaning, moment: Moment) -> bool:
        """Whether the story goes on from this date; not from the publication's days in a story, nor from an aside."""
        if meaning.type not in ("DATE", "TIME") and meaning.origin is None:
            return False
        if not self.narrative:
            return True
        if meaning.ref == "anchor" and meaning.moment is None:
            return False
        year, last = moment.year, self.last.year if self.last else None
        explicit = meaning.moment is not None and meaning.moment.year is not None
        if explicit:
            self.years.popleft()
        if meaning.aside and last is not None:
            return False
        if not explicit or year is None or last is None or abs(year - last) <= _ASIDE_YEARS:
            return True
        coming = self.years[0] if self.years else None
        return coming is not None and abs(coming - year) < abs(coming - last)
