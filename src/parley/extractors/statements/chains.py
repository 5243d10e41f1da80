"""Attributions inside attributions: which content holds which, and the chain of hops that follows.

Invariant: a parent comes from the same document, its content holds the child's cue, and chains have no cycles.
"""

from collections.abc import Sequence

from parley.extractors.statements import cues
from parley.extractors.statements.drafts import Draft, before
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
            kept = before(outer.content, grid.end[cut])
            if kept:
                outer.content = kept
                inner.source = outer.source
                inner.reason.append("the same speaker goes on")


def lift_phrases(grid: Grid, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> None:
    """"told B that A had agreed, according to D": set off by a comma, the phrase is the source of the telling too."""
    for phrase in drafts:
        if phrase.rule != "phrase:according" or grid.left[phrase.at] == 0:
            continue
        if any(q.inner.contains(phrase.cue) for q in quotations) or grid.word[phrase.at - 1] not in _SET_OFF:
            continue
        around = [
            d
            for d in drafts
            if d.cue_class == "speech" and d.at < phrase.at and grid.is_verb(d.at) and _holds(d, phrase)
        ]
        if not around:
            continue
        last = _back(grid, phrase.at - 1, 0)
        for draft in around:
            draft.content = before(draft.content, grid.end[last])
            draft.reason.append("a source phrase set off by a comma stands outside")
        outermost = min(around, key=lambda d: d.cue)
        head = next((a for a in grid.ancestors(outermost.at) if grid.dep[outermost.at] == "conj"), outermost.at)
        first = min(grid.left[head], outermost.at)
        start = min(grid.start[first], outermost.source.start if outermost.source is not None else grid.start[first])
        after = [
            s for s in phrase.content
            if s.start > phrase.cue.end and not any(s.contains(d.cue) for d in drafts if d.start < phrase.cue.start)
        ]
        phrase.content = [Span(start, grid.end[last]), *after]


_SET_OFF = frozenset({",", "”", '"', "’", "''", ")"})


def part_parentheses(grid: Grid, drafts: Sequence[Draft]) -> None:
    """"A said P, the paper reported": the paper's act is no part of P."""
    for outer in drafts:
        if outer.rule != "indirect:parenthetical" or outer.source is None:
            continue
        first = min(outer.source.start, outer.cue.start)
        for inner in drafts:
            if inner is not outer and _holds(inner, outer) and _holds(outer, inner) and inner.start < first:
                inner.content = before(inner.content, grid.end[_back(grid, grid.at(first) - 1, 0)])


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
    link = grid.lower[first - 1]
    if grid.tag[at] == "VBG" and grid.dep[at] in ("advcl", "conj", "acl") and link in (",", "and", "but", "while"):
        return _back(grid, first - 1, outer.at) if grid.head[at] not in _acts(grid, outer) else None
    same_tense = grid.tag[at] == grid.tag[outer.at] in ("VBD", "VBZ")
    if grid.dep[at] == "conj" and same_tense and link in ("and", "but", ","):
        return _back(grid, first - 1, outer.at)
    return None


def _acts(grid: Grid, outer: Draft) -> frozenset[int]:
    """The verbs of the content that attribute: a participle under one of them belongs to it."""
    content = range(outer.at + 1, grid.at(outer.end))
    return frozenset(i for i in content if grid.is_verb(i) and cues.verb(grid.lemma[i]) is not None)


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
