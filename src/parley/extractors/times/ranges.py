"""Two dates that are the ends of one interval: "from 5 to 8 March", "between Monday and Friday", "1914-18"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parley.extractors.times.timex import TimexMention

_THROUGH = re.compile(r"\s*[-–—]\s*$|\s+(?:to|through|thru|until|till)\s+(?:the\s+)?$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?$")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def spread(text: str, mentions: Sequence[TimexMention]) -> list[TimexMention]:
    """Both ends of a range get the whole range as their interval; spans and TIMEX3 values stay their own."""
    result = list(mentions)
    for i, (left, right) in enumerate(zip(mentions, mentions[1:], strict=False)):
        if not _range(text, left, right) or left.when.start is None:
            continue
        end = right.when.end
        if end is None or end <= left.when.start:
            continue
        words = text[left.span.start : right.span.end]
        whole = left.when.model_copy(update={"end": end, "text": words})
        result[i] = replace(left, when=whole, rule=f"{left.rule}-range")
        result[i + 1] = replace(right, when=whole, rule=f"{right.rule}-range")
    return result


def _range(text: str, left: TimexMention, right: TimexMention) -> bool:
    gap = text[left.span.end : right.span.start]
    if len(gap) > 12 or left.type not in ("DATE", "TIME") or right.type != left.type:
        return False
    before = text[max(0, left.span.start - 14) : left.span.start]
    if _AND.match(gap):
        return bool(_BETWEEN.search(before))
    if not _THROUGH.match(gap):
        return False
    return bool(re.match(r"\s*[-–—]|\s+thr", gap) or _FROM.search(before) or gap.strip().startswith("to"))
