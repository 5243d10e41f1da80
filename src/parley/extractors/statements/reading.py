"""What one document's quotations have given so far, whose turn it is, and how one more quotation is taken in.

Invariant: a quotation joins one draft, and who is given a quotation has the turn.
"""

from dataclasses import dataclass, field

from parley.extractors.statements import uncued
from parley.extractors.statements.acts import cue_span, negated
from parley.extractors.statements.around import (
    inner_text,
    utterance,
)
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.drafts import before as before_offset
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span


@dataclass
class Reading:
    """The state of reading one document: what is found, and whose turn it is."""

    drafts: dict[int, Draft]
    local: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    left_open: bool = False
    announced: range = range(0)


def join(
    grid: Grid, v: int, cue: Cue, source: Span | None, quote: Quotation, content: list[Span], rule: str,
    reading: Reading,
) -> None:
    """Give the quotation to the cue at `v`, adding to what that cue already introduces."""
    draft = reading.drafts.get(v)
    whole = inner_text(grid, quote).endswith((".", ",", "!", "?"))
    if draft is not None and not draft.quoted and rule == "cue then quote" and whole:
        # "said, 'We will see,' when asked": what follows a whole quotation is about the saying, not the said.
        draft.content = [s for s in draft.content if s.end <= quote.outer.start] or content
    if draft is None or (not any(s.overlaps(c) for s in draft.content for c in content) and not draft.quoted):
        kept = draft
        draft = Draft(
            list(content), source, cue_span(grid, v), v, cue.lemma, f"direct:{rule}", cue.in_frame("quote")[0],
            "withheld" if negated(grid, v) else cue.in_frame("quote")[1], [f"{grid.word[v]!r}: {rule}"], quoted=True,
        )
        if kept is not None:
            draft.audience = kept.audience
            if kept.rule == "indirect:that":
                draft.content += kept.content
        reading.drafts[v] = draft
        reading.local = [d for d in reading.local if d is not kept] + [draft]
    else:
        draft.content += content
        draft.quoted = True
        if draft.source is None:
            draft.source = source
    reading.last = draft


def extend(grid: Grid, quote: Quotation, reading: Reading) -> bool:
    """A quotation that begins or ends inside content already found belongs to it whole."""
    touching = [
        d for d in reading.local
        if not quote.inner.contains(d.cue) and any(s.overlaps(quote.outer) for s in d.content)
    ]
    ends = inner_text(grid, quote).endswith(",")
    after = grid.at(quote.outer.end)
    aside = ends and after < len(grid) and grid.lower[after] in words("asides")
    for draft in touching:
        if aside and draft.rule == "indirect:that" and draft.cue.end <= quote.outer.start:
            # "that '... alive,' as the city burnt": after the comma the article speaks again.
            draft.content = before_offset(draft.content, quote.outer.end)
        draft.content.append(quote.outer)
    spoken = [d for d in touching if d.cue_class == "speech" and d.source is not None]
    if spoken:
        reading.last = max(spoken, key=lambda d: d.cue)
    return bool(touching)


def go_on(grid: Grid, quote: Quotation, before: range, reading: Reading) -> bool:
    """A quotation with no cue of its own goes on with the last speaker."""
    if not reading.left_open and (before or not utterance(grid, quote)):
        return False
    if reading.last is None:
        return adopt(uncued.unattributed(grid, quote), reading)
    since = max(reading.last.end, reading.last.cue.end)
    if not reading.left_open and "\n" in grid.text[since : quote.outer.start]:
        return adopt(uncued.next_turn(grid, quote, reading.last), reading)
    reading.last.content.append(quote.outer)
    reading.last.reason.append("quotation without a cue continues the speaker")
    return True


def adopt(draft: Draft | None, reading: Reading) -> bool:
    """Take a draft into the reading, and give its speaker the turn."""
    if draft is not None:
        reading.drafts[draft.at] = reading.last = draft
        reading.local.append(draft)
    return draft is not None
