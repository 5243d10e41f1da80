"""Where in a text something stands: spans and passages.

Every offset in Parley is a half-open range of Unicode code points of one version's `text`.
"""

from typing import NamedTuple

from parley.model.base import Value

# Long enough to find the place again in a lightly edited text, short enough to print on a line.
CONTEXT_CHARS = 32


class Span(NamedTuple):
    """Half-open code-point offsets into one version's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Passage(Value):
    """A span of a version with its exact words and what stands around them.

    The five fields are W3C Web Annotation's TextPositionSelector and TextQuoteSelector in one.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @classmethod
    def of(cls, text: str, span: Span | tuple[int, int]) -> "Passage":
        """The passage at `span` of `text`; ValueError when the span is empty or outside the text."""
        start, end = span
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}-{end} is empty or outside a text of {len(text)} characters")
        return cls(
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT_CHARS) : start],
            suffix=text[end : end + CONTEXT_CHARS],
        )
