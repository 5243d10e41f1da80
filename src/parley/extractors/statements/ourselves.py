"""Whether the outlet speaks of itself: "we misread the number".

Invariant: "we" inside a quotation is whoever is quoted, never the outlet.
"""

from collections.abc import Sequence

from parley.extractors.contract import Attribution, Mentions
from parley.extractors.parse import Parse

PLURAL = frozenset({"we", "us", "our", "ours"})


def own_voice(parse: Parse, attributions: Sequence[Attribution], mentions: Mentions | None, k: int) -> bool:
    """Whether the source of attribution `k` is the outlet itself."""
    a = attributions[k]
    source = a.hops[0].source
    said = "" if source is None else parse.text[source.start : source.end]
    if source is None or a.parent is not None or said.lower() not in PLURAL:
        return False
    quoted = (s for other in attributions if other.mode != "indirect" for s in other.content)
    return mentions is not None and not any(s.contains(source) for s in quoted)
