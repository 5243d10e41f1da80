"""The numbers of dead and wounded that a report gives: what is counted, from how many to how many.

An event's own counts come first; a statement that gives a toll without an act in it ("the toll is 27 and not 31") is
read here. Two figures for one place and kind within a few days are rivals where their ranges do not meet.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.joining.corpus import AnyReport
from parley.model.reports import Event, Statement
from parley.text.number_words import NUMBER_WORDS

_VALUES = {**NUMBER_WORDS, "no": 0, "a dozen": 12, "dozen": 12}
_COUNT = r"(?P<n>\d[\d,]*|a dozen|" + "|".join(word for word, n in NUMBER_WORDS.items() if n) + r")"
_LEAST = r"(?P<least>at least|more than|over)"
_MOST = r"(?P<most>no more than|not more than|at most|fewer than|up to)"
_DEAD = r"killed|dead|died|deaths|bodies|lost their lives"
_HURT = r"wounded|injured|hurt"
# Every pattern has one of these words; most texts have none, and finding that out is quick.
_TOLL = re.compile(r"kill|dead|died|deaths|bodies|lost their lives|wound|injur|hurt|toll", re.IGNORECASE)
_PATTERNS = (
    re.compile(
        rf"(?:{_LEAST} |{_MOST} )?\b{_COUNT} (?:[a-z]+ ){{0,3}}?(?:(?:had|have|were|was|been|are) )*"
        rf"(?P<what>{_DEAD}|{_HURT})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<what>toll|number of (?:the )?dead|deaths) (?:[a-z]+ ){{0,3}}?(?:{_LEAST} |{_MOST} )?{_COUNT}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<what>killed|wounded|injured) (?:{_LEAST} |{_MOST} )?{_COUNT} "
        r"(?:people|civilians|men|women|soldiers)\b",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True)
class Figure:
    """A number of `what` ("dead", "injured"); None on an open side. `text` is how it was put."""

    what: str
    low: int | None
    high: int | None
    text: str

    @property
    def key(self) -> str:
        """What two figures are one by: the number, whether or not it is called a floor; "-12" for a ceiling."""
        return f"-{self.high}" if self.low is None else str(self.low)

    @classmethod
    def parse(cls, what: str, key: str, *, floor: bool = False) -> "Figure":
        """The figure of a `key`."""
        ceiling, number = key.startswith("-"), int(key.strip("-"))
        return cls(what, None if ceiling else number, None if floor else number, key)

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low} {self.what}"
        return f"at least {self.low} {self.what}" if self.high is None else f"at most {self.high} {self.what}"

    def excludes(self, other: "Figure") -> bool:
        """Whether both cannot be right: the ranges do not meet."""
        above = self.low is not None and other.high is not None and self.low > other.high
        below = self.high is not None and other.low is not None and self.high < other.low
        return self.what == other.what and (above or below)


def figures_in(text: str) -> tuple[Figure, ...]:
    """The tolls that a text gives, in order, each once."""
    found: dict[tuple[int, str], Figure] = {}
    if not _TOLL.search(text):
        return ()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            count = match["n"].casefold().replace(",", "")
            value = int(count) if count.isdigit() else _VALUES.get(count)
            if value is None:
                continue
            what = "injured" if re.fullmatch(_HURT, match["what"], re.IGNORECASE) else "dead"
            groups = match.groupdict()
            low = None if groups.get("most") else value
            high = None if groups.get("least") else value
            found.setdefault((value, what), Figure(what, low, high, " ".join(match.group().split())))
    return tuple(found.values())


def figures_of(report: AnyReport, carried: Mapping[str, Iterable[AnyReport]]) -> tuple[Figure, ...]:
    """What a report counts; a statement leaves its figures to the events that hang on it, where they have any."""
    if isinstance(report, Event):
        # "Dozens dead" gives no number that another could contradict.
        numbered = [c for c in report.counts if c.low is not None or c.high is not None]
        return tuple(Figure(c.what, c.low, c.high, c.text) for c in numbered if c.what in ("dead", "injured"))
    if not isinstance(report, Statement):
        return ()
    told = any(isinstance(r, Event) and r.counts for r in carried.get(report.id, ()))
    own = figures_in(" ".join(p.exact for p in report.content)) or figures_in(report.passage.exact)
    return () if told else own
