"""One cue, several acts: "said at dawn that A and at dusk that B", "told the envoy that A and the press that B".

Invariant: a second content is a statement of its own only where it has its own time, place or hearer; "said that A and
that B" is one.
"""

from collections.abc import Iterator
from copy import copy

from parley.extractors.statements.cues import verb
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_LINKS = frozenset({"and", "but", "then", ",", ";", "or"})
_AFTERWARDS = frozenset({"then", "later", "finally", "afterwards", "eventually", "next", "now"})
# Tokens between "and" and "that": a longer stretch is a clause.
_REACH = 6


def split(grid: Grid, drafts: list[Draft]) -> list[Draft]:
    """The drafts with second acts taken out of the first content, in the same order."""
    return [part for draft in drafts for part in _parts(grid, draft)]


def _parts(grid: Grid, draft: Draft) -> Iterator[Draft]:
    whole = draft.content[-1] if draft.content else None
    if whole is None or draft.rule != "indirect:that" or whole.start < draft.cue.end:
        yield draft
        return
    tokens = grid.between(whole)
    marks = [k for k in tokens[2:] if grid.lower[k] == "that" and grid.dep[k] == "mark"]
    cuts = [k for k in marks if _own_time(grid, draft, tokens, k) is not None]
    if not cuts:
        yield draft
        return
    starts = [_own_time(grid, draft, tokens, k) or k for k in cuts]
    last = starts[0] - 1
    while last > tokens.start and grid.lower[last] in _LINKS:
        last -= 1
    draft.content = [*draft.content[:-1], grid.span(tokens.start, last)]
    yield draft
    for n, k in enumerate(cuts):
        end = tokens.stop - 1 if n + 1 == len(cuts) else starts[n + 1] - 1
        while end > k and grid.lower[end] in _LINKS:
            end -= 1
        part = copy(draft)
        # A token of its own, so that later rules take it for another finding.
        part.at, part.content = k, [grid.span(k, end)]
        part.reason = [*draft.reason, f"{grid.words(starts[n], k)!r}: said again at another time or to another"]
        part.audience, part.outer = [], []
        yield part


def _own_time(grid: Grid, draft: Draft, tokens: range, k: int) -> int | None:
    """The first token of what stands between "and" and "that" at `k`, where it is a time, a place or a hearer."""
    first = k
    while first - 1 > tokens.start and k - first < _REACH and grid.lower[first - 1] not in _LINKS:
        if grid.is_verb(first - 1):
            return None
        first -= 1
    linked = grid.lower[first - 1] in _LINKS
    then = [i for i in range(first - 1, k) if grid.lower[i] in _AFTERWARDS]
    if then and linked:
        return min(then)
    if not linked or first == k:
        return None
    if grid.pos[first] == "ADP" or grid.ent[first] in ("DATE", "TIME"):
        return first if _set_apart(grid, draft, tokens) else None
    cue = verb(draft.how)
    heard = bool(draft.audience) and cue is not None and "aud-that" in cue.frames
    return first if heard and grid.pos[k - 1] in ("NOUN", "PROPN", "PRON") else None


def _set_apart(grid: Grid, draft: Draft, tokens: range) -> bool:
    """Whether the first content has its own time or place too: "said at dawn that ..."."""
    between = grid.between(Span(draft.cue.end, grid.start[tokens.start] or draft.cue.end))
    return any(grid.pos[i] == "ADP" or grid.ent[i] in ("DATE", "TIME") for i in between)
