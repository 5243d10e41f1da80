"""Two dates that are the ends of one interval: "from 5 to 8 March", "between Monday and Friday", "1914-18"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parley.extractors.times.timex import TimexMention

_THROUGH = re.compile(r"\s*[-–—]\s*$|\s+(?:to|through|thru|until|till)\s+(?:the\s+)?$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?$")
# "until" joins two dates only after "from": "closed on Monday until Friday" has the range, "opened in May until" not.
_ALONE = re.compile(r"\s*[-–—]|\s+t(?:hr|o\b)")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def spread(text: str, mentions: Sequence[TimexMention]) -> list[TimexMention]:
    """Both ends of a range get the whole range as their interval; spans and TIMEX3 values stay their own."""
    result = list(mentions)
    for i, (left, right) in enumerate(pairwise(mentions)):
        start, end = left.when.start, right.when.end
        if start is None or end is None or end <= start or not _range(text, left, right):
            continue
        whole = left.when.model_copy(update={"end": end, "text": text[left.span.start : right.span.end]})
        result[i] = replace(left, when=whole, rule=f"{left.rule}-range")
        result[i + 1] = replace(right, when=whole, rule=f"{right.rule}-range")
    return result


def _range(text: str, left: TimexMention, right: TimexMention) -> bool:
    gap = text[left.span.end : right.span.start]
    if left.type not in ("DATE", "TIME") or right.type != left.type:
        return False
    before = text[max(0, left.span.start - 14) : left.span.start]
    if _AND.match(gap):
        return bool(_BETWEEN.search(before))
    return bool(_THROUGH.match(gap) and (_ALONE.match(gap) or _FROM.search(before)))
