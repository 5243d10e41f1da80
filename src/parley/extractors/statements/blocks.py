"""Whole paragraphs that are somebody's words: block quotes behind a colon, numbered resolutions, dashes without a cue.

Invariant: a block is attributed only to who announces it right before; a dashed line without a cue to nobody.
"""

import re
from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements import cues
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.speakers import noun_phrase
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_ITEM = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)]\s+(?=[A-Z])")
_DASHED = re.compile(r"[—–―]\s+(?=\S.*[.?!…]$)", re.DOTALL)
# Who talks to somebody says so; a list of points does not.
_TALKING = re.compile(r"\b(?:I|we|you|your|our|my)\b|\?", re.IGNORECASE)
# "The letter reads": no verb of saying elsewhere.
_HOW = frozenset({"read"})
_Line = tuple[Draft, Quotation]


def quoted(grid: Grid, parse: Parse) -> Iterator[_Line]:
    """Block quotes behind an announcement ("The letter reads:"), and runs of dashed lines that talk."""
    spans = [p.span for p in parse.reported()]
    texts = [grid.text[s.start : s.end] for s in spans]
    at = 0
    while at < len(spans):
        mark = next((m for m in (_quote_mark, _dash_mark) if m(texts[at])), None)
        stop = at
        while mark is not None and stop < len(spans) and mark(texts[stop]):
            stop += 1
        if mark is _quote_mark and at:
            yield from _block(grid, spans[at - 1], spans[at:stop])
        elif mark is _dash_mark and stop - at > 1 and _TALKING.search(" ".join(texts[at:stop])):
            yield from (_unsaid(grid, span) for span in spans[at:stop])
        at = max(stop, at + 1)


def _quote_mark(text: str) -> bool:
    return text.startswith("> ")


def _dash_mark(text: str) -> bool:
    return _DASHED.match(text) is not None


def _block(grid: Grid, before: Span, block: list[Span]) -> Iterator[_Line]:
    tokens = grid.between(before)
    if not tokens or grid.word[tokens[-1]] != ":":
        return
    for v in tokens:
        cue = cues.verb(grid.lemma[v]) if grid.is_verb(v) else None
        subject = grid.child(v, "nsubj")
        if subject is None or ((cue is None or "quote" not in cue.frames) and grid.lemma[v] not in _HOW):
            continue
        content = [Span(s.start + 2, s.end) for s in block]
        outer = Span(block[0].start, block[-1].end)
        yield Draft(
            content, noun_phrase(grid, subject), grid.span(v, v), v, grid.lemma[v], "direct:block", "speech",
            "said" if cue is None else cue.in_frame("quote")[1], ["a colon announces a block quote"], quoted=True,
        ), Quotation(outer, Span(content[0].start, outer.end), ">")  # fmt: skip
        return


def _unsaid(grid: Grid, span: Span) -> _Line:
    first = grid.at(span.start)
    content = Span(grid.start[first + 1], span.end)
    return Draft(
        [content], None, grid.span(first, first), first, "says", "direct:dialogue", "speech", "said",
        ["a dash opens a line of talk"], quoted=True,
    ), Quotation(span, content, "—")  # fmt: skip


def numbered(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """"The Council: 1. Condemns ...; 2. Demands ...": each item is an act of the body before the colon."""
    body: Span | None = None
    for paragraph in parse.reported():
        text = grid.text[paragraph.span.start : paragraph.span.end]
        items = list(_ITEM.finditer(text))
        opening = text[: items[0].start()].strip() if items else text.strip()
        if opening:
            named = grid.between(Span(paragraph.span.start, paragraph.span.start + len(opening)))
            ends = len(named) > 1 and grid.word[named[-1]] == ":"
            body = grid.span(named[0], named[-2]) if ends and not any(map(grid.is_verb, named)) else None
        if body is None or not items:
            continue
        ends_at = [m.start() for m in items[1:]] + [len(text)]
        for item, end in zip(items, ends_at, strict=True):
            verb = grid.at(paragraph.span.start + item.end())
            last = grid.between(Span(paragraph.span.start, paragraph.span.start + end))[-1]
            yield from _act(grid, body, verb, last)


def _act(grid: Grid, body: Span, verb: int, last: int) -> Iterator[Draft]:
    # The tagger takes the capitalised verb for a noun, so that its lemma is looked for by its letters.
    word = grid.lower[verb]
    cue = next((c for w in (word[:-1], word[:-2]) if word.endswith("s") and (c := cues.verb(w)) is not None), None)
    if cue is not None and last > verb:
        yield Draft(
            [grid.span(verb + 1, last)], body, grid.span(verb, verb), verb, cue.lemma, "layout:numbered",
            cue.cue_class, cue.strength, ["a numbered act of the body that opens the list"],
        )  # fmt: skip
