"""Where words were printed: "according to an interview published by Nordo", "quoted in a report in the daily Nordo".

Invariant: whoever published them is the hop; the interview or the report is the medium, and speaks only where nobody is
told to have published it.
"""

from collections.abc import Sequence
from dataclasses import replace

from parley.extractors.contract import AttributionHop
from parley.extractors.statements import media
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase, phrase_head
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span


def published(grid: Grid, drafts: list[Draft]) -> None:
    """Put the outlet in the place of what it published, wherever "according to" stands in a chain."""
    for phrase in [d for d in drafts if d.rule == "phrase:according" and d.source is not None]:
        paper = phrase.source
        outlet = None if paper is None else _outlet(grid, paper)
        if outlet is None:
            continue
        for draft in drafts:
            if draft.source == paper:
                draft.source = outlet
            outer = [replace(hop, source=outlet) if hop.source == paper else hop for hop in draft.outer]
            draft.outer = [h for n, h in enumerate(outer) if not _again(outer, n, draft)]


def _again(outer: Sequence[AttributionHop], n: int, draft: Draft) -> bool:
    """Whether a hop repeats the one before it."""
    before = outer[n - 1].source if n else draft.source
    return outer[n].source is not None and outer[n].source == before


def _outlet(grid: Grid, paper: Span) -> Span | None:
    """Who published what a phrase names; None where it names no paper, or nobody who published it."""
    head = phrase_head(grid, paper)
    if head is None or grid.pos[head] != "NOUN":
        return None
    kinds = words("pieces") | words("vehicles")
    if grid.lemma[head] not in kinds and media.lexicon().get(grid.lemma[head]) not in ("document", "occasion"):
        return None
    for c in grid.children[head]:
        made = grid.dep[c] == "acl" and grid.lemma[c] in words("making") | words("carrying")
        by = grid.child(c, "agent", "prep") if made else c if grid.dep[c] == "prep" else None
        whom = None if by is None else grid.child(by, "pobj")
        if by is None or whom is None or grid.lower[by] not in ("by", "in", "with", "from", "to"):
            continue
        if made or _is_outlet(grid, whom):
            return noun_phrase(grid, whom)
    return None


def _is_outlet(grid: Grid, noun: int) -> bool:
    """"the daily Nordo", "the newspaper"; no day and no place."""
    if grid.ent[noun] in ("DATE", "TIME", "GPE", "LOC", "FAC"):
        return False
    return any(grid.lower[k] in words("outlets") | words("press") for k in grid.subtree(noun))
