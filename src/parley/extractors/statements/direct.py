"""Quotations and who is said to have said them.

Invariant: a quotation gets a speaker only from words beside it, from the layout, or by continuing the quotation
before it; a quoted fragment that nothing attributes stays unattributed (a scare quote).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.extractors.parse import Paragraph, Parse
from parley.extractors.statements import cues
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.indirect import cue_span, negated
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.speakers import NOUNS, noun_phrase, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_ENDERS = frozenset({".", "!", "?", ";"})
_COMMAS = frozenset({",", ":", "—", "–", "-", "--"})
# A cue stands close to its quotation; farther off, another clause has begun.
_REACH = 25
# Fewer words than this, unpunctuated, are a title or a scare quote, not an utterance that could stand alone.
_UTTERANCE_WORDS = 4


@dataclass
class _Reading:
    """The state of reading one document: whose turn it is."""

    drafts: dict[int, Draft]
    last: Draft | None = None
    left_open: bool = False
    extra: list[Draft] = field(default_factory=list)


def find(
    grid: Grid, parse: Parse, quotations: Mapping[int, list[Quotation]], drafts: list[Draft]
) -> list[Draft]:
    """`drafts` with quotations joined to them, and new ones for quotations that had none."""
    reading = _Reading({d.at: d for d in drafts})
    for paragraph in parse.reported():
        _paragraph(grid, paragraph, quotations[paragraph.span.start], reading)
    return [*reading.drafts.values(), *reading.extra]


def _paragraph(grid: Grid, paragraph: Paragraph, quotes: list[Quotation], reading: _Reading) -> None:
    for k, quote in enumerate(quotes):
        begin = quotes[k - 1].outer.end if k else paragraph.span.start
        stop = quotes[k + 1].outer.start if k + 1 < len(quotes) else paragraph.span.end
        before = _before(grid, begin, quote.outer.start)
        after = _after(grid, quote.outer.end, stop)
        if _tail_cue(grid, quote, before, after, reading):
            continue
        if _head_cue(grid, quote, before, reading):
            continue
        if _extend(quote, reading):
            continue
        _continue(grid, paragraph, quote, before, reading)
    if quotes:
        reading.left_open = quotes[-1].open
        return
    reading.left_open = False
    spoken = [d for d in reading.drafts.values() if paragraph.span.contains(d.cue) and d.cue_class == "speech" and d.source]
    if spoken:
        reading.last = max(spoken, key=lambda d: d.cue)
    else:
        reading.last = None


def _before(grid: Grid, begin: int, end: int) -> range:
    """The tokens of the sentence that the quotation stands in, before it."""
    tokens = grid.between((begin, end))
    first = tokens.start
    for i in tokens:
        if grid.word[i] in _ENDERS:
            first = i + 1
    return range(first, tokens.stop)


def _after(grid: Grid, begin: int, end: int) -> range:
    tokens = grid.between((begin, end))
    for i in tokens:
        if grid.word[i] in _ENDERS:
            return range(tokens.start, i)
    return tokens


def _inner(grid: Grid, quote: Quotation) -> str:
    return grid.text[quote.inner.start : quote.inner.end].strip()


def _utterance(grid: Grid, quote: Quotation) -> bool:
    inner = _inner(grid, quote)
    return len(inner.split()) >= _UTTERANCE_WORDS or inner.endswith((".", ",", "!", "?"))


def _tail_cue(grid: Grid, quote: Quotation, before: range, after: range, reading: _Reading) -> bool:
    inner = _inner(grid, quote)
    if not inner or not after:
        return False
    first = after.start
    comma = grid.word[first] in _COMMAS
    if not comma and inner[-1] not in ",?!…—–-." :
        return False
    if inner[-1] == "." and not comma and not (grid.word[first][0].islower() or grid.pos[first] == "PROPN"):
        return False
    if comma:
        first += 1
    if first >= after.stop or grid.lower[first] in ("and", "but", "or", "which", "who", "as", "while", "after", "a", "the") and not _cue_near(grid, first, after, 4):
        return False
    for v in range(first, min(after.stop, first + _REACH)):
        if not _speaks(grid, v) or grid.tag[v] in ("VBG", "VB") :
            continue
        source = _beside(grid, v, range(first, after.stop))
        if source is None:
            continue
        content = [quote.outer]
        if len(before) and inner[0].islower() and not any(b in reading.drafts for b in before):
            content.insert(0, Span(grid.start[before.start], quote.outer.start))
        _join(grid, v, source, content, "quote then cue", reading)
        return True
    return False


def _cue_near(grid: Grid, first: int, after: range, reach: int) -> bool:
    return any(_speaks(grid, v) for v in range(first, min(after.stop, first + reach)))


def _speaks(grid: Grid, v: int) -> bool:
    if grid.pos[v] not in ("VERB", "AUX"):
        return False
    cue = cues.verb(grid.lemma[v])
    return cue is not None and "quote" in cue.frames


def _beside(grid: Grid, v: int, segment: range) -> Span | None:
    """The speaker beside the cue: its subject inside the segment, else the name next to it."""
    subject = grid.child(v, "nsubj")
    if subject is not None and subject in segment:
        span = source_span(grid, subject, v)
        return Span(max(span.start, grid.start[segment.start]), min(span.end, grid.end[segment.stop - 1]))
    if v == segment.start:
        last = v
        for i in range(v + 1, segment.stop):
            if grid.pos[i] not in NOUNS and grid.lower[i] not in ("'s", "’s", "of"):
                break
            last = i
        return grid.span(v + 1, last) if last > v else None
    first = v
    for i in range(v - 1, segment.start - 1, -1):
        if grid.pos[i] in ("AUX", "ADV") and first == v:
            continue
        if grid.pos[i] not in NOUNS and grid.lower[i] not in ("'s", "’s", "of"):
            break
        first = i
    return grid.span(first, v - 1) if first < v else None


def _head_cue(grid: Grid, quote: Quotation, before: range, reading: _Reading) -> bool:
    if not before:
        return False
    last = before.stop - 1
    if grid.lower[last] == "that":
        last -= 1
    mark = grid.word[last]
    if mark not in _COMMAS and not _speaks(grid, last):
        return False
    for v in range(last, before.start - 1, -1):
        if last - v > _REACH:
            break
        if not _speaks(grid, v):
            continue
        token = subject_token(grid, v)
        source = source_span(grid, token, v) if token is not None else _beside(grid, v, before)
        if source is None or source.overlaps(quote.outer):
            source = _beside(grid, v, before)
        if mark == ":" or _utterance(grid, quote):
            _join(grid, v, source, [quote.outer], "cue then quote", reading)
            return True
        return False
    if mark == ":" and _utterance(grid, quote):
        return _layout(grid, quote, before, reading)
    return False


def _layout(grid: Grid, quote: Quotation, before: range, reading: _Reading) -> bool:
    """"Lavrov: '...'", "His answer was this: '...'"."""
    head = next((i for i in before if grid.pos[i] in ("VERB", "AUX") and grid.child(i, "nsubj") is not None), None)
    if head is not None:
        token = grid.child(head, "nsubj")
        assert token is not None
        source = source_span(grid, token, head)
    else:
        source = grid.span(before.start, before.stop - 2) if before.stop - 2 >= before.start else None
    at = before.stop - 1
    reading.drafts[at] = reading.last = Draft(
        [quote.outer], source, Span(grid.start[at], grid.end[at]), at, "says", "direct:colon", reason=["colon before the quotation"],
        quoted=True,
    )
    return True


def _join(grid: Grid, v: int, source: Span | None, content: list[Span], rule: str, reading: _Reading) -> None:
    """Give the quotation to the cue at `v`, adding to what that cue already introduces."""
    cue = cues.verb(grid.lemma[v])
    assert cue is not None
    draft = reading.drafts.get(v)
    if draft is None or not any(s.overlaps(c) for s in draft.content for c in content) and not draft.quoted:
        kept = draft
        draft = Draft(
            list(content), source, cue_span(grid, v), v, cue.lemma, f"direct:{rule}", cue.cue_class,
            "withheld" if negated(grid, v) else cue.strength, [f"{grid.word[v]!r}: {rule}"], quoted=True,
        )
        if kept is not None and kept.rule == "indirect:that":
            draft.content += kept.content
        reading.drafts[v] = draft
    else:
        draft.content += content
        draft.quoted = True
        if draft.source is None:
            draft.source = source
    reading.last = draft


def _extend(quote: Quotation, reading: _Reading) -> bool:
    """A quotation that begins or ends inside content already found belongs to it whole."""
    touching = [
        d for d in reading.drafts.values()
        if not quote.inner.contains(d.cue) and any(s.overlaps(quote.outer) for s in d.content)
    ]
    if not touching:
        return False
    for draft in touching:
        draft.content.append(quote.outer)
    spoken = [d for d in touching if d.cue_class == "speech" and d.source is not None]
    if spoken:
        reading.last = max(spoken, key=lambda d: d.cue)
    return True


def _continue(grid: Grid, paragraph: Paragraph, quote: Quotation, before: range, reading: _Reading) -> None:
    """A quotation with no cue of its own goes on with the last speaker."""
    if len(before) or not _utterance(grid, quote) or reading.last is None:
        return
    reading.last.content.append(quote.outer)
    reading.last.reason.append("quotation without a cue continues the speaker")
