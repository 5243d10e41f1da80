"""An attribution while the rules still work on it."""

from dataclasses import dataclass, field

from parley.extractors.contract import AttributionHop
from parley.model.passages import Span
from parley.model.reports import CueClass


@dataclass
class Draft:
    """What one rule found; `at` is the cue's token, by which findings of several rules are merged.

    `act` is the standing act by which words are taken back or stood by, if it is one; a `tentative` one counts only
    where an earlier statement of the same side is found.
    """

    content: list[Span]
    source: Span | None
    cue: Span
    at: int
    how: str
    rule: str
    cue_class: CueClass = "speech"
    strength: str = "said"
    reason: list[str] = field(default_factory=list)
    audience: list[Span] = field(default_factory=list)
    outer: list[AttributionHop] = field(default_factory=list)
    speaks_for: Span | None = None
    medium: str | None = None
    occasion: str | None = None
    quoted: bool = False
    act: str | None = None
    tentative: bool = False

    @property
    def start(self) -> int:
        return min(s.start for s in self.content)

    @property
    def end(self) -> int:
        return max(s.end for s in self.content)

    def chars(self) -> int:
        return sum(s.end - s.start for s in self.content)


def before(spans: list[Span], end: int) -> list[Span]:
    """What of the spans lies before the offset `end`."""
    return [Span(s.start, min(s.end, end)) for s in spans if s.start < end]


def behind(spans: list[Span], start: int) -> list[Span]:
    """What of the spans lies behind the offset `start`."""
    return [Span(max(s.start, start), s.end) for s in spans if s.end > start]


def tidy(spans: list[Span]) -> list[Span]:
    """The spans in order, overlapping and touching ones joined, empty ones left out."""
    joined: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
