"""The paragraphs of a text, and which of them hold reported content.

Invariant: nothing here changes the text; a role is a pure function of the words, the follow-up links of the version
and `furniture.csv`, so the same text has the same roles wherever it is asked.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from parley.model.documents import FollowUp
from parley.model.passages import Span

ParagraphRole = Literal["body", "headline", "follow-up", "furniture"]

# Longest headline of a wire service, with a subtitle; longer lines without a full stop are lists or captions.
HEADLINE_WORDS = 25

# No notice or headline is longer; a limit keeps a megabyte on one line as cheap as a page.
LONGEST_MARKED = 800

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:['’]\w*)*|©|:|[–—|»›>]|(?<=\s)-(?=\s)")
_BARS = frozenset("–—|»›>-")
_COLON = re.compile(r"[:–—|»›>]|(?<=\s)-(?=\s)")
_OPENS_QUOTE = tuple("\"“‘«„'")
_ENDS_SENTENCE = tuple(".!?…:;,\"”’»")
# "By Ana Bell", "By Ana M. Bell and Bo Carr, Harbour Daily": two to four names, then others or an outlet.
_BYLINE = re.compile(
    r"(?:(?:Written|Reporting|Story|Report)\s+)?[Bb][Yy]:?\s+[A-Z][\w.’'-]*"
    r"(?:\s+(?:[A-Z][\w.’'-]*|al|ben|bin|da|de|del|der|di|el|ibn|la|van|von)){1,3}(?:(?:,|\s+and|\s+&|\s+in)\s.*)?"
)
# After a word of small letters; after an initial or a title ("J. Bell", "Mr. Carr") no sentence ends.
_SENTENCE_BREAK = re.compile(r"[a-z]{3}[.!?][\"”’]?\s+[A-Z]")
_BULLET = re.compile(r"^[\-–—•*·▪►→>]\s+")


class Mark(NamedTuple):
    """One row of `furniture.csv`, compiled. `needs` are words of which a marked paragraph holds at least one."""

    role: Literal["follow-up", "comments", "furniture", "credit"]
    at: Literal["start", "anywhere", "whole"]
    max_words: int
    phrase: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


def split_paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs of `text`: runs between newlines, trimmed of white space."""
    spans = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words[0])
            spans.append(Span(start, start + len(words)))
    return spans


def classify_paragraphs(text: str, follow_ups: Iterable[FollowUp] = ()) -> list[ParagraphRole]:
    """The role of each paragraph of `split_paragraphs(text)`, in order."""
    paragraphs = [text[s.start : s.end] for s in split_paragraphs(text)]
    by_page = _before_comments(paragraphs)
    linked = {_plain(f.text) for f in (*follow_ups, *_follow_ups(by_page))}
    roles: list[ParagraphRole] = []
    for paragraph in by_page:
        mark = _mark(paragraph)
        if (linked and _plain(paragraph[:LONGEST_MARKED]) in linked) or (mark is not None and mark.role == "follow-up"):
            roles.append("follow-up")
        elif mark is not None or is_byline(paragraph):
            roles.append("furniture")
        else:
            roles.append("headline" if is_headline(paragraph) else "body")
    return roles + ["furniture"] * (len(paragraphs) - len(roles))


def find_follow_ups(text: str) -> tuple[FollowUp, ...]:
    """The headlines that "Read next" lines and "Related stories" lists of `text` point to, in order, once each."""
    found = _follow_ups(_before_comments([text[s.start : s.end] for s in split_paragraphs(text)]))
    return tuple({_plain(f.text): f for f in reversed(found)}.values())[::-1]


def is_headline(paragraph: str) -> bool:
    """Whether a paragraph reads like a headline: short, and no sentence."""
    line = paragraph.rstrip()
    short = len(line) < 200 and 0 < len(line.split()) <= HEADLINE_WORDS
    return short and not line.endswith(_ENDS_SENTENCE) and not line.startswith(_OPENS_QUOTE)


def is_credit(sentence: str) -> bool:
    """Whether a sentence only says who wrote, edited or helped; it may stand in a paragraph that reports."""
    mark = _mark(sentence.strip(" ()[]–—-\t\n"))
    return mark is not None and mark.role == "credit"


def is_byline(paragraph: str) -> bool:
    """Whether a line only says who wrote."""
    return is_headline(paragraph) and _BYLINE.fullmatch(paragraph.strip()) is not None


def follow_up_title(paragraph: str) -> str | None:
    """The headline after the words of a follow-up line; "" where the line is those words alone, None for other text."""
    mark = _mark(paragraph)
    if mark is None or mark.role != "follow-up":
        return None
    if mark.at == "whole":
        return ""
    return paragraph[_lead_end(paragraph, mark) :].strip(" \t:–—|»›>-")


def _before_comments(paragraphs: Sequence[str]) -> Sequence[str]:
    """The paragraphs above what readers wrote; all of them where no prose comes first."""
    prose = False
    for at, paragraph in enumerate(paragraphs):
        mark = _mark(paragraph)
        if prose and mark is not None and mark.role == "comments":
            return paragraphs[:at]
        prose = prose or (mark is None and not is_headline(paragraph))
    return paragraphs


def _lead_end(paragraph: str, mark: Mark) -> int:
    """Where the words of a follow-up's lead end: at the first colon after as many words as its phrase has."""
    colons = [m.end() for m in _COLON.finditer(paragraph)]
    return next((at for at in colons if mark.pattern.match(_plain(paragraph[:at]) + " ")), 0)


def _follow_ups(paragraphs: Sequence[str]) -> list[FollowUp]:
    found: list[FollowUp] = []
    in_list = False
    for paragraph in paragraphs:
        title = follow_up_title(paragraph)
        if title is not None:
            in_list = not title
        elif in_list and is_headline(paragraph) and _mark(paragraph) is None:
            title = _BULLET.sub("", paragraph)
        else:
            in_list = False
        if title:
            found.append(FollowUp(text=title))
    return found


# A paragraph is asked about several times while its page is read.
@lru_cache(maxsize=4096)
def _mark(paragraph: str) -> Mark | None:
    """The first row that marks the paragraph. A paragraph that opens with a quotation mark is somebody's words."""
    if len(paragraph) > LONGEST_MARKED:
        return None
    words = _plain(paragraph)
    present = frozenset(words.split())
    count = words.count(" ")
    quoted = paragraph.startswith(_OPENS_QUOTE)
    for mark in furniture():
        if count > mark.max_words or mark.needs.isdisjoint(present) or (quoted and mark.at != "whole"):
            continue
        if mark.role == "credit" and _SENTENCE_BREAK.search(paragraph):
            continue
        if mark.pattern.search(words):
            return mark
    return None


def _plain(paragraph: str) -> str:
    """Words in lower case, each followed by a space; a dash, bar or arrow is '|', a colon is ':'."""
    words = _WORD.findall(_BULLET.sub("", paragraph).casefold().replace("’", "'"))
    return "".join(("|" if word in _BARS else word) + " " for word in words)


@lru_cache(maxsize=1)
def furniture() -> tuple[Mark, ...]:
    """The rows of `furniture.csv`."""
    table = resources.files("parley.text").joinpath("furniture.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return tuple(_compiled(row) for row in rows)


def _compiled(row: dict[str, str]) -> Mark:
    parts = [_part(word) for word in row["phrase"].split()]
    before = {"start": "^", "whole": "^", "anywhere": r"(?:^|(?<= ))"}[row["at"]]
    after = r"(?:: )?$" if row["at"] == "whole" else ""
    pattern = re.compile(before + "".join(parts) + after)
    # The longest word of a phrase is its rarest, near enough: asking for it first saves most of the searching.
    needs = max((frozenset(word.split("/")) for word in row["phrase"].split() if word not in "*#|:"), key=_rarity)
    return Mark(row["role"], row["at"], int(row["max_words"]), row["phrase"], needs, pattern)  # type: ignore[arg-type]


def _rarity(choices: frozenset[str]) -> tuple[int, int]:
    return min(map(len, choices)), -len(choices)


def _part(word: str) -> str:
    if word == "*":
        return r"(?:\S+ ){0,8}?"
    if word == "#":
        return r"\d\S* "
    if word == "|":
        return "[:|] "
    return "(?:" + "|".join(re.escape(choice) for choice in word.split("/")) + ") "
