"""Attributions inside attributions: which content holds which, and the chain of hops that follows.

Invariant: a parent comes from the same document, its content holds the child's cue, and chains have no cycles.
"""

from collections.abc import Sequence

from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Quotation

_FIRST_PERSON = frozenset({"i", "we"})


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest other draft whose content holds its cue."""
    found: list[int | None] = []
    for k, draft in enumerate(drafts):
        around = [
            (other.chars(), j)
            for j, other in enumerate(drafts)
            if j != k and _holds(other, draft) and not (_holds(draft, other) and j > k)
        ]
        found.append(min(around)[1] if around else None)
    return found


def _holds(outer: Draft, inner: Draft) -> bool:
    return outer.start <= inner.cue.start and inner.cue.end <= outer.end and any(
        s.contains(inner.cue) for s in outer.content
    )


def self_talk(draft: Draft, parent: Draft | None, text: str, quotations: Sequence[Quotation]) -> bool:
    """"I think that ..." inside one's own quotation colours the statement; it is not another one."""
    if parent is None or draft.cue_class == "speech":
        return False
    if draft.source is not None and text[draft.source.start : draft.source.end].lower() not in _FIRST_PERSON:
        return False
    return any(q.inner.contains(draft.cue) for q in quotations)
