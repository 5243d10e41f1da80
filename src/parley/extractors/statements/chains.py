"""Attributions inside attributions: which content holds which, and the chain of hops that follows.

Invariant: a parent comes from the same document, its content holds the child's cue, and chains have no cycles.
"""

from collections.abc import Sequence

from parley.extractors.statements import cues
from parley.extractors.statements.acts import cue_at
from parley.extractors.statements.drafts import Draft, before
from parley.extractors.statements.quotes import Marked
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_FIRST_PERSON = frozenset({"i", "we"})


def covering(drafts: Sequence[Draft]) -> list[list[int]]:
    """For each draft the indices of the others whose content holds its cue, in one sweep over the text."""
    found: list[list[int]] = [[] for _ in drafts]
    opening = sorted(range(len(drafts)), key=lambda k: drafts[k].start)
    active: list[int] = []
    at = 0
    for k in sorted(range(len(drafts)), key=lambda k: drafts[k].cue):
        cue = drafts[k].cue
        while at < len(opening) and drafts[opening[at]].start <= cue.start:
            active.append(opening[at])
            at += 1
        active = [j for j in active if drafts[j].end > cue.start]
        found[k] = sorted(j for j in active if j != k and _holds(drafts[j], drafts[k]))
    return found


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest other draft whose content holds its cue."""
    found: list[int | None] = []
    for k, (draft, over) in enumerate(zip(drafts, covering(drafts), strict=True)):
        # Of two that hold each other's cues the earlier in the list is the outer one.
        around = [(drafts[j].chars(), j) for j in over if j < k or not _holds(draft, drafts[j])]
        found.append(min(around)[1] if around else None)
    return found


def detach(grid: Grid, drafts: Sequence[Draft], marked: Marked) -> None:
    """Cut off the next act of the same speaker: "said that A, adding that B", "said A and warned of B".

    The parser hangs the second act on the content of the first; it has no subject of its own, and its verb is a
    participle after a comma or stands in the tense of the first cue.
    """
    for inner, over in zip(drafts, covering(drafts), strict=True):
        at = inner.at
        if inner.cue_class != "speech" or not grid.is_verb(at) or marked.around(inner.cue):
            continue
        for outer in (drafts[j] for j in over):
            if outer.rule not in _CLAUSES or at <= outer.at or not grid.is_verb(outer.at) or not _holds(outer, inner):
                continue
            cut = _joint(grid, outer, at)
            if cut is None:
                continue
            kept = before(outer.content, grid.end[cut])
            if kept:
                outer.content = kept
                inner.source = outer.source
                inner.reason.append("the same speaker goes on")


def lift_phrases(grid: Grid, drafts: Sequence[Draft], marked: Marked) -> None:
    """"told B that A had agreed, according to D": set off by a comma, the phrase is the source of the telling too."""
    for phrase, over in zip(drafts, covering(drafts), strict=True):
        if phrase.rule != "phrase:according" or grid.left[phrase.at] == 0:
            continue
        if marked.around(phrase.cue) or grid.word[phrase.at - 1] not in _SET_OFF:
            continue
        around = [
            d
            for d in (drafts[j] for j in over)
            if d.cue_class == "speech" and d.at < phrase.at and grid.is_verb(d.at)
        ]
        if not around:
            continue
        last = _back(grid, phrase.at - 1, 0)
        for draft in around:
            # "said, according to D, that A": the content is wholly behind the phrase, which is no part of it.
            draft.content = before(draft.content, grid.end[last]) or _behind(draft.content, phrase) or draft.content
            draft.reason.append("a source phrase set off by a comma stands outside")
        outermost = min(around, key=lambda d: d.cue)
        head = next((a for a in grid.ancestors(outermost.at) if grid.dep[outermost.at] == "conj"), outermost.at)
        first = min(grid.left[head], outermost.at)
        named = grid.start[first] if outermost.source is None else outermost.source.start
        start = min(grid.start[first], outermost.start, named)
        # What stands behind the phrase is left out where it is another act ("..., reports the Post") or an aside.
        behind = [s for s in phrase.content if s.start > phrase.cue.end and not _acts_within(grid, s)]
        after = [s for s in behind if grid.lower[grid.at(s.start)] not in words("asides")]
        phrase.content = [Span(start, grid.end[last]), *after]


def _behind(content: Sequence[Span], phrase: Draft) -> list[Span]:
    start = min((s.start for s in phrase.content if s.start > phrase.cue.end), default=None)
    return [] if start is None else [Span(max(s.start, start), s.end) for s in content if s.end > start]


def share_phrases(grid: Grid, drafts: Sequence[Draft]) -> None:
    """"According to A, the town has fallen, said that ...": a verb of saying without a subject goes on for A."""
    phrases = [d for d in drafts if d.rule == "phrase:according" and d.source is not None]
    for draft in drafts:
        if draft.source is not None or draft.rule != "indirect:that" or grid.tag[draft.at] not in ("VBD", "VBZ"):
            continue
        if grid.child(draft.at, "nsubj", "nsubjpass", "expl", "auxpass") is not None:
            continue
        for phrase in phrases:
            if phrase.at in grid.subtree(draft.at) and phrase.at < draft.at:
                draft.source = phrase.source
                draft.reason.append(f"no subject: {grid.word[phrase.at]!r} names the source")


_SET_OFF = frozenset({",", "”", '"', "’", "''", ")"})


def part_parentheses(grid: Grid, drafts: Sequence[Draft]) -> None:
    """"A said P, the paper reported": the paper's act is no part of P."""
    for outer, over in zip(drafts, covering(drafts), strict=True):
        if outer.rule != "indirect:parenthetical" or outer.source is None:
            continue
        first = min(outer.source.start, outer.cue.start)
        for inner in (drafts[j] for j in over):
            if _holds(inner, outer) and _holds(outer, inner) and inner.start < first:
                last = _back(grid, grid.at(first) - 1, 0)
                inner.content = before(inner.content, grid.end[last]) or inner.content


def _acts_within(grid: Grid, span: Span) -> bool:
    """Whether a verb of saying with a subject of its own stands in the span."""
    for i in grid.between(span):
        cue = cue_at(grid, i) if grid.is_verb(i) else None
        speaks = cue is not None and cue.cue_class == "speech" and "that" in cue.frames
        if speaks and grid.child(i, "nsubj") is not None:
            return True
    return False


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


def self_talk(draft: Draft, parent: Draft | None, text: str, marked: Marked) -> bool:
    """"I think that ..." inside one's own quotation colours the statement; it is not another one."""
    if parent is None or draft.cue_class == "speech":
        return False
    if draft.source is not None and text[draft.source.start : draft.source.end].lower() not in _FIRST_PERSON:
        return False
    return marked.around(draft.cue) is not None
