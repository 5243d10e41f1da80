"""Finding a quoted passage again in a text that may have been edited.

The quotation is what counts (W3C TextQuoteSelector); its old position only decides between equal candidates.
"""

from rapidfuzz import fuzz

from parley.model.passages import Passage, Span

# Below this share of equal characters the quotation counts as gone. At .8 a changed word in a sentence is still
# found and another sentence on the same subject is not; raising it orphans more judgements, never misplaces one.
_ALIKE = 80.0
# Two spans mean the same words from this overlap on (DESIGN, section 3).
SAME_WORDS = 0.5


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans, 0..1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (max(a.end, b.end) - min(a.start, b.start))


def find_again(text: str, passage: Passage) -> Span | None:
    """Where the words of `passage` stand in `text` now; None when they are gone.

    Of several equal quotations the one whose surroundings agree best wins, then the one nearest to the old place.
    """
    found = _exact(text, passage)
    return found if found else _alike(text, passage)


def _exact(text: str, passage: Passage) -> Span | None:
    starts = []
    at = text.find(passage.exact)
    while at >= 0:
        starts.append(at)
        at = text.find(passage.exact, at + 1)
    if not starts:
        return None
    length = len(passage.exact)
    best = max(starts, key=lambda s: (_surroundings(text, Span(s, s + length), passage), -abs(s - passage.start), -s))
    return Span(best, best + length)


def _surroundings(text: str, span: Span, passage: Passage) -> int:
    """How many characters before and after `span` agree with the passage's prefix and suffix."""
    before = text[max(0, span.start - len(passage.prefix)) : span.start]
    after = text[span.end : span.end + len(passage.suffix)]
    return _common(before[::-1], passage.prefix[::-1]) + _common(after, passage.suffix)


def _common(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _alike(text: str, passage: Passage) -> Span | None:
    """The closest stretch of `text`, if it is close enough; words cut at its ends are taken whole."""
    if len(passage.exact) > len(text):
        return None
    found = fuzz.partial_ratio_alignment(passage.exact, text, score_cutoff=_ALIKE)
    if found is None or found.dest_start >= found.dest_end:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
