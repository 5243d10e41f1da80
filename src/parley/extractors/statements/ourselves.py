"""Whether the outlet speaks of itself: "we misread the number".

Invariant: "we" inside a quotation is whoever is quoted, never the outlet.
"""

from collections.abc import Sequence

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.model.passages import Span

PLURAL = frozenset({"we", "us", "our", "ours"})


def own_voice(parse: Parse, attributions: Sequence[Attribution], source: Span | None, parent: int | None) -> bool:
    """Whether a source is the outlet itself; `parent` is the attribution in whose content it stands."""
    said = "" if source is None else parse.text[source.start : source.end]
    noted = parent is None or attributions[parent].rule == "retraction:outlet"
    if source is None or not noted or said.lower() not in PLURAL:
        return False
    quoted = (s for other in attributions if other.mode != "indirect" for s in other.content)
    return not any(s.contains(source) for s in quoted)
