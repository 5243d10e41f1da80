"""From a parse to its attributions: the rules in order, then merging, nesting and closing."""

from collections.abc import Iterable

from parley.extractors.contract import Attribution, AttributionHop, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements import (
    according_to,
    blocks,
    chains,
    dialogue,
    direct,
    indirect,
    layouts,
    media,
    nominal,
    papers,
    principals,
    recanting,
    retold,
    retractions,
    splitting,
)
from parley.extractors.statements.drafts import Draft, tidy
from parley.extractors.statements.quotes import Marked, Quotation, pair
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span
from parley.model.reports import QuoteMode


def find_attributions(
    parse: Parse,
    mentions: Mentions | None = None,  # noqa: ARG001 (words decide here; who they mean is resolved when built)
) -> list[Attribution]:
    """Every stretch of reported speech or thought of the document, in text order."""
    grid = Grid.of(parse.doc)
    quotations = {p.span.start: pair(parse.text, p.span) for p in parse.reported()}
    rules = (retractions, indirect, according_to, nominal, layouts)
    acts = (*blocks.numbered(grid, parse), *(d for rule in rules for d in rule.find(grid, parse)))
    drafts = splitting.split(grid, _first_of_each_cue(acts))
    marked = Marked(q for found in quotations.values() for q in found)
    drafts = [d for d in drafts if _inside(d, marked)]
    said = list(dialogue.find(grid, parse))
    lines = [*said, *(b for b in blocks.quoted(grid, parse) if not any(b[1].outer.overlaps(q.outer) for _, q in said))]
    drafts = _with_dialogue(drafts, lines)
    drafts = direct.find(grid, parse, quotations, drafts)
    for draft in drafts:
        draft.content = tidy(draft.content)
    drafts = [d for d in drafts if d.content]
    chains.detach(grid, drafts, marked)
    chains.lift_phrases(grid, drafts, marked)
    chains.part_parentheses(grid, drafts)
    chains.share_phrases(grid, drafts)
    drafts = [d for d in drafts if d.content]
    drafts = retold.told(grid, drafts)
    drafts = recanting.voiced(grid, drafts, marked)
    recanting.mark(grid, drafts, marked)
    recanting.unsay(drafts)
    drafts = principals.cited(grid, drafts)
    media.add(grid, drafts)
    principals.add(grid, drafts)
    papers.published(grid, drafts)
    spoken = Marked(q for _, q in lines)
    return _closed(_nested(parse.text, drafts, marked), (marked, spoken))


def _with_dialogue(drafts: list[Draft], lines: list[tuple[Draft, Quotation]]) -> list[Draft]:
    """The drafts with lines of dialogue in place of what was found of them; what is said inside a line is kept."""
    spoken = {draft.at for draft, _ in lines}
    kept = [
        d for d in drafts
        if d.at not in spoken and not any(q.outer.contains(d.cue) and d.end > q.outer.end for _, q in lines)
    ]  # fmt: skip
    return [*kept, *(draft for draft, _ in lines)]


def _first_of_each_cue(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each cue: the first rule that claims a cue keeps it."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.at, draft)
    announced = [d for d in kept.values() if d.rule == "indirect:announced"]
    return [
        d for d in kept.values()
        if not any(a is not d and a.cue.end <= d.cue.start < a.start <= d.start for a in announced)
    ]  # fmt: skip


def _inside(draft: Draft, marked: Marked) -> bool:
    """Keep what is said inside a quotation inside it; False when nothing is left there or its source lies outside."""
    draft.content = tidy(draft.content)
    quotation = marked.around(draft.cue)
    around = None if quotation is None else quotation.inner
    if around is None:
        return bool(draft.content)
    if draft.source is not None and not around.contains(draft.source):
        return False
    draft.content = [
        Span(max(s.start, around.start), min(s.end, around.end)) for s in draft.content if s.overlaps(around)
    ]
    return bool(draft.content)


def _nested(text: str, drafts: list[Draft], marked: Marked) -> list[Draft]:
    """The drafts in text order, without those that only colour the speaker's own words."""
    drafts = sorted(drafts, key=lambda d: (d.start, -d.end, d.cue))
    above = chains.parents(drafts)
    return [
        d for d, p in zip(drafts, above, strict=True)
        if not _inscribed(text, d) and not chains.self_talk(d, None if p is None else drafts[p], text, marked)
    ]


def _inscribed(text: str, draft: Draft) -> bool:
    """"“Peace,” reads the banner": nobody is said to say it."""
    named = [] if draft.source is None else text[draft.source.start : draft.source.end].lower().split()
    head = next((n for n, w in enumerate(named) if w in ("of", "over", "in", "on", "at", "with", "by")), len(named))
    return bool(named[:head]) and {named[head - 1], named[head - 1].removesuffix("s")} & words("inscriptions") != set()


def _closed(drafts: list[Draft], marked: tuple[Marked, ...]) -> list[Attribution]:
    above = chains.parents(drafts)
    hops: dict[int, tuple[AttributionHop, ...]] = {}

    def chain(k: int) -> tuple[AttributionHop, ...]:
        if k not in hops:
            draft, parent = drafts[k], above[k]
            own = AttributionHop(draft.source, draft.cue, draft.how, draft.speaks_for, draft.medium)
            above_it: tuple[AttributionHop, ...] = ()
            if parent is not None and draft.source is not None and drafts[parent].source == draft.source:
                above_it = chain(parent)[1:]  # two acts of one speaker are one hop
            elif parent is not None and chains.reports(drafts[parent]):
                above_it = chain(parent)
                if drafts[parent].rule == "phrase:adverb" and draft.source is not None:
                    above_it = above_it[1:]  # "Orr allegedly told": nobody is named who passed it on
            hops[k] = (own, *draft.outer, *above_it)
        return hops[k]

    return [
        Attribution(
            tuple(d.content), chain(k), _mode(tuple(d.content), marked), d.cue_class, d.strength, d.rule,
            tuple(d.audience), d.occasion, above[k], d.act is not None and not d.tentative, tuple(d.reason), d.act,
        )
        for k, d in enumerate(drafts)
    ]


def _mode(content: tuple[Span, ...], marked: tuple[Marked, ...]) -> QuoteMode:
    """Direct when every span lies in quotation marks, indirect when no quotation touches one."""
    touching = [q for marks in marked for s in content for q in marks.over(s)]
    if not touching:
        return "indirect"
    return "direct" if all(any(q.outer.contains(s) for q in touching) for s in content) else "mixed"
