"""From a parse to its attributions: the rules in order, then merging, nesting and closing."""

from collections.abc import Iterable

from parley.extractors.contract import Attribution, AttributionHop, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements import (
    according_to, chains, direct, indirect, layouts, media, nominal, principals, retractions,
)
from parley.extractors.statements.drafts import Draft, tidy
from parley.extractors.statements.quotes import Quotation, pair
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span
from parley.model.reports import QuoteMode


def find_attributions(parse: Parse, mentions: Mentions | None = None) -> list[Attribution]:
    """Every stretch of reported speech or thought of the document, in text order."""
    grid = Grid.of(parse.doc)
    quotations = {p.span.start: pair(parse.text, p.span) for p in parse.reported()}
    rules = (retractions, indirect, according_to, nominal, layouts)
    drafts = _first_of_each_cue(d for rule in rules for d in rule.find(grid, parse))
    flat = [q for found in quotations.values() for q in found]
    drafts = [d for d in drafts if _inside(d, flat)]
    drafts = direct.find(grid, parse, quotations, drafts)
    for draft in drafts:
        draft.content = tidy(draft.content)
    drafts = [d for d in drafts if d.content]
    chains.detach(grid, drafts, flat)
    retractions.mark(grid, drafts)
    media.add(grid, drafts)
    principals.add(grid, drafts)
    return _closed(parse.text, _nested(parse.text, drafts, flat), flat)


def _first_of_each_cue(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each cue: the first rule that claims a cue keeps it."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.at, draft)
    return list(kept.values())


def _inside(draft: Draft, quotations: list[Quotation]) -> bool:
    """Keep what is said inside a quotation inside it; False when nothing is left there or its source lies outside."""
    draft.content = tidy(draft.content)
    around = next((q.inner for q in quotations if q.inner.contains(draft.cue)), None)
    if around is None:
        return bool(draft.content)
    if draft.source is not None and not around.contains(draft.source):
        return False
    draft.content = [
        Span(max(s.start, around.start), min(s.end, around.end)) for s in draft.content if s.overlaps(around)
    ]
    return bool(draft.content)


def _nested(text: str, drafts: list[Draft], quotations: list[Quotation]) -> list[Draft]:
    """The drafts in text order, without those that only colour the speaker's own words."""
    drafts = sorted(drafts, key=lambda d: (d.start, -d.end, d.cue))
    above = chains.parents(drafts)
    return [
        d for d, p in zip(drafts, above, strict=True)
        if not chains.self_talk(d, None if p is None else drafts[p], text, quotations)
    ]


def _closed(text: str, drafts: list[Draft], quotations: list[Quotation]) -> list[Attribution]:
    above = chains.parents(drafts)
    hops: dict[int, tuple[AttributionHop, ...]] = {}

    def chain(k: int) -> tuple[AttributionHop, ...]:
        if k not in hops:
            draft, parent = drafts[k], above[k]
            own = AttributionHop(draft.source, draft.cue, draft.how, draft.speaks_for, draft.medium)
            above_it = () if parent is None or not chains.reports(drafts[parent]) else chain(parent)
            if parent is not None and draft.source is not None and drafts[parent].source == draft.source:
                above_it = above_it[1:]  # two acts of one speaker are one hop
            hops[k] = (own, *draft.outer, *above_it)
        return hops[k]

    return [
        Attribution(
            tuple(d.content), chain(k), _mode(tuple(d.content), quotations), d.cue_class, d.strength, d.rule,
            tuple(d.audience), d.occasion, above[k], d.strength in retractions.ACTS, tuple(d.reason),
        )
        for k, d in enumerate(drafts)
    ]


def _mode(content: tuple[Span, ...], quotations: list[Quotation]) -> QuoteMode:
    """Direct when every span lies in quotation marks, indirect when no quotation touches one."""
    touching = [q for q in quotations if any(q.outer.overlaps(s) for s in content)]
    if not touching:
        return "indirect"
    return "direct" if all(any(q.outer.contains(s) for q in touching) for s in content) else "mixed"
