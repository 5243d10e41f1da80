"""Attributions inside attributions: which content holds which, and the chain of hops that follows.

Invariant: a parent comes from the same document, its content holds the child's cue, and chains have no cycles.
"""

from collections.abc import Sequence

from parley.extractors.statements import cues
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

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


def detach(grid: Grid, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> None:
    """Cut off the next act of the same speaker: "said that A, adding that B", "said A and warned of B".

    The parser hangs the second act on the content of the first; it has no subject of its own, and its verb is a
    participle after a comma or stands in the tense of the first cue.
    """
    for outer in drafts:
        if outer.rule not in _CLAUSES or not grid.is_verb(outer.at):
            continue
        for inner in drafts:
            at = inner.at
            if inner is outer or at <= outer.at or inner.cue_class != "speech" or not grid.is_verb(at):
                continue
            if not _holds(outer, inner) or any(q.inner.contains(inner.cue) for q in quotations):
                continue
            cut = _joint(grid, outer, at)
            if cut is None:
                continue
            kept = [Span(s.start, min(s.end, grid.end[cut])) for s in outer.content if s.start < grid.end[cut]]
            if kept:
                outer.content = kept
                inner.source = outer.source
                inner.reason.append("the same speaker goes on")


def reports(draft: Draft) -> bool:
    """Whether the draft's content is told by its source: "rejected Russia's offer" does not tell of the offer."""
    return draft.rule.startswith(("direct:", "phrase:", "layout:")) or draft.rule.endswith((":that", ":parenthetical"))


_CLAUSES = frozenset({"indirect:that", "direct:cue then quote", "indirect:parenthetical"})


def _joint(grid: Grid, outer: Draft, at: int) -> int | None:
    """The last token before the second act begins; None where the act belongs to the content."""
    if grid.child(at, "nsubj", "nsubjpass") is not None:
        return None
    first = at
    while first - 1 > outer.at and grid.pos[first - 1] in ("ADV", "AUX"):
        first -= 1
    before = grid.lower[first - 1]
    if grid.tag[at] == "VBG" and grid.dep[at] in ("advcl", "conj", "acl") and before in (",", "and", "but", "while"):
        return _back(grid, first - 1, outer.at) if grid.head[at] not in _acts(grid, outer) else None
    if grid.dep[at] == "conj" and before in ("and", "but", ",") and grid.tag[at] == grid.tag[outer.at] in ("VBD", "VBZ"):
        return _back(grid, first - 1, outer.at)
    return None


def _acts(grid: Grid, outer: Draft) -> frozenset[int]:
    return frozenset(i for i in range(outer.at + 1, grid.at(outer.end)) if grid.is_verb(i) and cues.verb(grid.lemma[i]) is not None)


def _back(grid: Grid, last: int, stop: int) -> int:
    while last > stop and grid.lower[last] in (",", "and", "but", "while"):
        last -= 1
    return last


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
