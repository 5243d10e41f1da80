"""Quotations and who is said to have said them.

Invariant: a quotation gets a speaker only from words beside it, from the layout, or by continuing the quotation
before it; a quoted fragment that nothing attributes stays unattributed (a scare quote).
"""

from collections.abc import Mapping

from parley.extractors.parse import Paragraph, Parse
from parley.extractors.statements import uncued
from parley.extractors.statements.around import (
    answers_head,
    beside,
    fuller,
    names_himself,
    sentence_after,
    sentence_before,
    speech_cue,
    spoken_text,
    utterance,
)
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.reading import Reading, adopt, extend, go_on, join
from parley.extractors.statements.speakers import source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

# Clauses that carry the story on; a relative clause about the speaker does not give the turn away.
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis", "punct"})
_COMMAS = frozenset({",", ":", "—", "–", "-", "--"})
# A cue stands close to its quotation; farther off, another clause has begun.
_REACH = 25
# "X said" or "said X" right after a quotation: that near, the cue is the quotation's own.
_BESIDE = 6


def find(
    grid: Grid, parse: Parse, quotations: Mapping[int, list[Quotation]], drafts: list[Draft]
) -> list[Draft]:
    """`drafts` with quotations joined to them, and new ones for quotations that had none."""
    reading = Reading({d.at: d for d in drafts})
    waiting = sorted(drafts, key=lambda d: d.cue, reverse=True)
    for paragraph in parse.reported():
        reading.local = []
        while waiting and waiting[-1].cue.start < paragraph.span.end:
            reading.local.append(waiting.pop())
        _paragraph(grid, paragraph, quotations[paragraph.span.start], reading)
    return list(reading.drafts.values())


def _paragraph(grid: Grid, paragraph: Paragraph, quotes: list[Quotation], reading: Reading) -> None:
    for k, quote in enumerate(quotes):
        begin = quotes[k - 1].outer.end if k else paragraph.span.start
        stop = quotes[k + 1].outer.start if k + 1 < len(quotes) else paragraph.span.end
        before = sentence_before(grid, begin, quote.outer.start)
        if not before and k == 0:
            before = reading.announced
        after = sentence_after(grid, quote.outer.end, stop)
        if k or before:
            _take_turn(grid, paragraph, quotes, quote, reading)
        if _quoted_twice(grid, quote, before, after, reading):
            continue
        _ = (
            adopt(uncued.never_closed(grid, quote, reading.local), reading)
            or _tail_cue(grid, quote, before, after, reading, near=True)
            or _head_cue(grid, quote, before, reading)
            or adopt(uncued.worded(grid, quote, before, after), reading)
            or adopt(uncued.signature(grid, quote, after), reading)
            or _tail_cue(grid, quote, before, after, reading, near=False)
            or extend(grid, quote, reading)
            or go_on(grid, quote, before, reading)
        )
    for quote in quotes:
        _inner_quotes(grid, quote, reading)
    tokens = grid.between(paragraph.span)
    reading.announced = sentence_before(grid, *paragraph.span) if tokens and grid.word[tokens[-1]] == ":" else range(0)
    reading.left_open = bool(quotes) and quotes[-1].open
    if not quotes:
        spoken = _spoken(paragraph.span, quotes, reading)
        reading.last = max(spoken, key=lambda d: d.cue) if spoken else None


def _quoted_twice(grid: Grid, quote: Quotation, before: range, after: range, reading: Reading) -> bool:
    """"She stated, '...,' the minister said.": two cues for one quotation count as one."""
    first = after.start + (bool(after) and grid.word[after.start] in _COMMAS)
    v = next((k for k in after if speech_cue(grid, k) is not None), None)
    if v is None or v - first > _BESIDE or after.stop - v > 3 or not answers_head(grid, before, _REACH):
        return False
    if not _head_cue(grid, quote, before, reading):
        return False
    gone = reading.drafts.pop(v, None)
    reading.local = [d for d in reading.local if d is not gone]
    if reading.last is not None:
        reading.last.reason.append(f"{grid.word[v]!r} repeats the cue")
        reading.last.source = fuller(grid, reading.last.source, beside(grid, v, range(first, after.stop)))
    return True


def _inner_quotes(grid: Grid, quote: Quotation, reading: Reading) -> None:
    """Give the quotations inside a quotation to the cues beside them; whose turn it is stays."""
    turn = reading.last
    for k, child in enumerate(quote.children):
        begin = quote.children[k - 1].outer.end if k else quote.inner.start
        stop = quote.children[k + 1].outer.start if k + 1 < len(quote.children) else quote.inner.end
        before = sentence_before(grid, begin, child.outer.start)
        after = sentence_after(grid, child.outer.end, stop)
        _ = _tail_cue(grid, child, before, after, reading, near=True) or _head_cue(grid, child, before, reading)
        _inner_quotes(grid, child, reading)
    reading.last = turn


def _spoken(span: Span, quotes: list[Quotation], reading: Reading) -> list[Draft]:
    """The drafts of speech by somebody whose cues stand in `span`, outside its quotations."""
    return [
        d for d in reading.local
        if span.contains(d.cue) and d.cue_class == "speech" and d.source is not None
        and not any(q.outer.contains(d.cue) for q in quotes)
    ]


def _take_turn(
    grid: Grid, paragraph: Paragraph, quotes: list[Quotation], quote: Quotation, reading: Reading
) -> None:
    """Whoever was last said to speak before the quotation, in its paragraph and in a main clause, has the turn."""
    spoken = _spoken(Span(paragraph.span.start, quote.outer.start), quotes, reading)
    spoken = [d for d in spoken if d.quoted or grid.dep[d.at] in _MAIN or grid.tag[d.at] == "VBG"]
    if spoken:
        reading.last = max(spoken, key=lambda d: d.cue)


def _tail_cue(
    grid: Grid, quote: Quotation, before: range, after: range, reading: Reading, near: bool
) -> bool:
    inner = spoken_text(grid, quote)
    if not inner or not after:
        return False
    first = after.start
    comma = grid.word[first] in _COMMAS
    anew = not comma and inner[-1] in ".?!…" and not grid.word[first][0].islower()
    if not comma and (inner[-1] not in ",?!…—–-." or (anew and inner[-1] == "." and grid.pos[first] != "PROPN")):
        return False
    first += comma
    if first >= after.stop or grid.lower[first] in words("new clause"):
        return False
    if near and (inner[-1] != "," or answers_head(grid, before)):
        return False
    for v in range(first, min(after.stop, first + (_BESIDE if near else _REACH))):
        cue = speech_cue(grid, v)
        if cue is None or names_himself(grid, v) or (grid.tag[v] in ("VBG", "VB") and grid.dep[v] != "pcomp"):
            continue
        source = beside(grid, v, range(first, after.stop))
        if source is None or (anew and _says_more(reading.drafts.get(v))):
            continue
        content = _tail_content(grid, quote, before, v, inner, reading)
        join(grid, v, cue, source, quote, content, "quote then cue", reading)
        return True
    lone = not near and not before and inner[-1] == "," and utterance(grid, quote)
    return lone and _unknown_verb(grid, quote, first, after, reading)


def _says_more(told: Draft | None) -> bool:
    """"“We stay.” Colonel Orr later said that they left": a sentence with words of its own leaves the quotation."""
    return told is not None and not told.quoted and any(s.start > told.cue.start for s in told.content)


def _unknown_verb(grid: Grid, quote: Quotation, first: int, after: range, reading: Reading) -> bool:
    """"'Fine,' she riffed": after a quotation that ends in a comma any verb with a subject speaks."""
    for v in range(first, min(after.stop, first + _BESIDE)):
        subject = grid.child(v, "nsubj")
        if grid.tag[v] in ("VBD", "VBZ") and grid.pos[v] == "VERB" and subject is not None and subject in after:
            cue = Cue(grid.lemma[v], "verb", "speech", "said", {"quote": ("speech", "said")})
            source = beside(grid, v, range(first, after.stop))
            join(grid, v, cue, source, quote, [quote.outer], "any verb", reading)
            return True
    return False


def _tail_content(
    grid: Grid, quote: Quotation, before: range, v: int, inner: str, reading: Reading
) -> list[Span]:
    if before and inner[0].islower() and not any(b in reading.drafts for b in before):
        return [Span(grid.start[before.start], quote.outer.start), quote.outer]
    kept = reading.drafts.get(v)
    if kept is not None and not kept.quoted and not (before and inner[0].islower()):
        # "Asked about it, he was blunt: 'No,' he said": what stands before a whole quotation is not quoted.
        kept.content = [s for s in kept.content if s.start >= quote.outer.start] or [quote.outer]
    return [quote.outer]


def _head_cue(grid: Grid, quote: Quotation, before: range, reading: Reading) -> bool:
    if not before:
        return False
    last = before.stop - 1
    if grid.lower[last] == "that":
        last -= 1
    mark = grid.word[last]
    if last < before.start or (mark not in _COMMAS and not speech_cue(grid, last)):
        return False
    for v in range(last, before.start - 1, -1):
        cue = speech_cue(grid, v)
        if cue is None or last - v > _REACH:
            continue
        token = subject_token(grid, v)
        source = source_span(grid, token, v) if token is not None else beside(grid, v, before)
        if source is None or source.overlaps(quote.outer):
            source = beside(grid, v, before)
        if mark == ":" or utterance(grid, quote):
            join(grid, v, cue, source, quote, [quote.outer], "cue then quote", reading)
            return True
        return False
    return mark == ":" and utterance(grid, quote) and adopt(uncued.colon(grid, quote, before), reading)


