"""From a parse to its attributions: the rules in order, then merging, nesting and closing."""

from parley.extractors.contract import Attribution, AttributionHop, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements import direct, indirect
from parley.extractors.statements.drafts import Draft, tidy
from parley.extractors.statements.quotes import Quotation, pair
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span
from parley.model.reports import QuoteMode


def find_attributions(parse: Parse, mentions: Mentions | None = None) -> list[Attribution]:
    """Every stretch of reported speech or thought of the document, in text order."""
    grid = Grid.of(parse.doc)
    quotations = {p.span.start: pair(parse.text, p.span) for p in parse.reported()}
    drafts = list(indirect.find(grid, parse))
    drafts = direct.find(grid, parse, quotations, drafts)
    flat = [q for found in quotations.values() for q in found]
    return [_closed(d, flat) for d in sorted(drafts, key=lambda d: (d.start, d.end, d.cue))]


def _closed(draft: Draft, quotations: list[Quotation]) -> Attribution:
    hop = AttributionHop(draft.source, draft.cue, draft.how, draft.speaks_for, draft.medium)
    content = tuple(tidy(draft.content))
    return Attribution(
        content, (hop, *draft.outer), _mode(content, quotations), draft.cue_class, draft.strength, draft.rule,
        tuple(draft.audience), draft.occasion, reason=tuple(draft.reason),
    )


def _mode(content: tuple[Span, ...], quotations: list[Quotation]) -> QuoteMode:
    """Direct when every span lies in quotation marks, indirect when no quotation touches one."""
    touching = [q for q in quotations if any(q.outer.overlaps(s) for s in content)]
    if not touching:
        return "indirect"
    return "direct" if all(any(q.outer.contains(s) for q in touching) for s in content) else "mixed"
