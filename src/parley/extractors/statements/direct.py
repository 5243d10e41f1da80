"""Quotations and who is said to have said them.

Invariant: a quotation gets a speaker only from words beside it, from the layout, or by continuing the quotation
before it; a quoted fragment that nothing attributes stays unattributed (a scare quote).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.extractors.parse import Paragraph, Parse
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.indirect import cue_at, cue_span, negated
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.speakers import NOUNS, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_ENDERS = frozenset({".", "!", "?", ";"})
_COMMAS = frozenset({",", ":", "—", "–", "-", "--"})
# A cue stands close to its quotation; farther off, another clause has begun.
_REACH = 25
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_LONGEST_SIGNATURE = 12
# A quotation of fewer words that nobody speaks is a title or a slogan.
_STANDS_ALONE_WORDS = 8
# "X said" or "said X" right after a quotation: that near, the cue is the quotation's own.
_BESIDE = 6
# Fewer words than this, unpunctuated, are a title or a scare quote, not an utterance that could stand alone.
_UTTERANCE_WORDS = 4
# Words that open a new clause after a quotation rather than name its speaker.
_NEW_CLAUSE = frozenset({"and", "but", "or", "which", "who", "as", "while", "after", "when", "because", "that"})


@dataclass
class _Reading:
    """The state of reading one document: what is found, and whose turn it is."""

    drafts: dict[int, Draft]
    last: Draft | None = None
    left_open: bool = False
    announced: range = range(0)


def find(
    grid: Grid, parse: Parse, quotations: Mapping[int, list[Quotation]], drafts: list[Draft]
) -> list[Draft]:
    """`drafts` with quotations joined to them, and new ones for quotations that had none."""
    reading = _Reading({d.at: d for d in drafts})
    for paragraph in parse.reported():
        _paragraph(grid, paragraph, quotations[paragraph.span.start], reading)
    return list(reading.drafts.values())


def _paragraph(grid: Grid, paragraph: Paragraph, quotes: list[Quotation], reading: _Reading) -> None:
    for k, quote in enumerate(quotes):
        begin = quotes[k - 1].outer.end if k else paragraph.span.start
        stop = quotes[k + 1].outer.start if k + 1 < len(quotes) else paragraph.span.end
        before = _before(grid, begin, quote.outer.start)
        if not before and k == 0:
            before = reading.announced
        after = _after(grid, quote.outer.end, stop)
        if k or before:
            _take_turn(paragraph, quotes, quote, reading)
        _ = (
            _tail_cue(grid, quote, before, after, reading, near=True)
            or _head_cue(grid, quote, before, reading)
            or _signature(grid, quote, after, reading)
            or _tail_cue(grid, quote, before, after, reading, near=False)
            or _extend(quote, reading)
            or _continue(grid, quote, before, reading)
        )
    tokens = grid.between(paragraph.span)
    reading.announced = _before(grid, *paragraph.span) if tokens and grid.word[tokens[-1]] == ":" else range(0)
    reading.left_open = bool(quotes) and quotes[-1].open
    if not quotes:
        spoken = _spoken(paragraph.span, quotes, reading)
        reading.last = max(spoken, key=lambda d: d.cue) if spoken else None


def _spoken(span: Span, quotes: list[Quotation], reading: _Reading) -> list[Draft]:
    """The drafts of speech by somebody whose cues stand in `span`, outside its quotations."""
    return [
        d for d in reading.drafts.values()
        if span.contains(d.cue) and d.cue_class == "speech" and d.source is not None
        and not any(q.outer.contains(d.cue) for q in quotes)
    ]


def _take_turn(paragraph: Paragraph, quotes: list[Quotation], quote: Quotation, reading: _Reading) -> None:
    """Whoever was last said to speak before the quotation, in its paragraph, has the turn."""
    spoken = _spoken(Span(paragraph.span.start, quote.outer.start), quotes, reading)
    if spoken:
        reading.last = max(spoken, key=lambda d: d.cue)


def _before(grid: Grid, begin: int, end: int) -> range:
    """The tokens of the sentence that the quotation stands in, before it."""
    tokens = grid.between((begin, end))
    stop = tokens.stop
    while stop > tokens.start and grid.pos[stop - 1] == "SPACE":
        stop -= 1
    first = tokens.start
    for i in range(tokens.start, stop):
        # "Ill." before a quotation closes its sentence although its full stop is part of the token.
        abbreviation = i == stop - 1 and grid.word[i].endswith(".") and grid.pos[i] in NOUNS
        if grid.word[i] in _ENDERS or abbreviation or (first == i and grid.word[i] in ")]"):
            first = i + 1
    while first < stop and grid.pos[first] == "SPACE":
        first += 1
    return range(first, stop)


def _after(grid: Grid, begin: int, end: int) -> range:
    tokens = grid.between((begin, end))
    first = tokens.start
    while first < tokens.stop and grid.pos[first] == "SPACE":
        first += 1
    for i in range(first, tokens.stop):
        if grid.word[i] in _ENDERS:
            return range(first, i)
    return range(first, tokens.stop)


def _inner(grid: Grid, quote: Quotation) -> str:
    return grid.text[quote.inner.start : quote.inner.end].strip().rstrip("’'”\"")


def utterance(grid: Grid, quote: Quotation) -> bool:
    """Whether a quotation could stand alone, by its length or its own punctuation."""
    inner = _inner(grid, quote)
    return len(inner.split()) >= _UTTERANCE_WORDS or inner.endswith((".", ",", "!", "?", "…"))


def _tail_cue(
    grid: Grid, quote: Quotation, before: range, after: range, reading: _Reading, near: bool
) -> bool:
    inner = _inner(grid, quote)
    if not inner or not after:
        return False
    first = after.start
    comma = grid.word[first] in _COMMAS
    if not comma and inner[-1] not in ",?!…—–-.":
        return False
    if inner[-1] == "." and not comma and not (grid.word[first][0].islower() or grid.pos[first] == "PROPN"):
        return False
    first += comma
    if first >= after.stop or grid.lower[first] in _NEW_CLAUSE:
        return False
    if near and (inner[-1] != "," or _answers_head(grid, before)):
        return False
    for v in range(first, min(after.stop, first + (_BESIDE if near else _REACH))):
        cue = _speech_cue(grid, v) if near or _speech_cue(grid, v) else None
        if cue is None or grid.tag[v] in ("VBG", "VB"):
            continue
        source = _beside(grid, v, range(first, after.stop))
        if source is None:
            continue
        _join(grid, v, cue, source, quote, _tail_content(grid, quote, before, v, inner, reading), "quote then cue", reading)
        return True
    return not near and inner[-1] == "," and _unknown_verb(grid, quote, first, after, reading)


def _signature(grid: Grid, quote: Quotation, after: range, reading: _Reading) -> bool:
    """"'...' - Name": a dash and a name after a whole quotation, with nothing else in the sentence."""
    if len(after) < 2 or grid.word[after[0]] not in _DASHES or not utterance(grid, quote):
        return False
    name = range(after[0] + 1, after.stop)
    while name and grid.pos[name[-1]] == "SPACE":
        name = range(name.start, name.stop - 1)
    if not 1 <= len(name) <= _LONGEST_SIGNATURE or any(grid.is_verb(i) for i in name):
        return False
    if not any(grid.pos[i] == "PROPN" or grid.word[i][0] in "@#" for i in name):
        return False
    at = after[0]
    reading.drafts[at] = reading.last = Draft(
        [quote.outer], grid.span(name.start, name[-1]), Span(grid.start[at], grid.end[at]), at, "signs",
        "direct:signature", reason=["a dash and a name sign the quotation"], quoted=True,
    )
    return True


def _answers_head(grid: Grid, before: range) -> bool:
    """"shouted, '...'": a cue right before the quotation has the first claim to it."""
    return bool(before) and grid.word[before[-1]] == "," and any(_speech_cue(grid, v) for v in before[-3:-1])


def _unknown_verb(grid: Grid, quote: Quotation, first: int, after: range, reading: _Reading) -> bool:
    """"'Fine,' she riffed": after a quotation that ends in a comma any verb with a subject speaks."""
    for v in range(first, min(after.stop, first + _BESIDE)):
        subject = grid.child(v, "nsubj")
        if grid.tag[v] in ("VBD", "VBZ") and grid.pos[v] == "VERB" and subject is not None and subject in after:
            cue = Cue(grid.lemma[v], "verb", "speech", "said", frozenset({"quote"}))
            _join(grid, v, cue, _beside(grid, v, range(first, after.stop)), quote, [quote.outer], "any verb", reading)
            return True
    return False


def _tail_content(
    grid: Grid, quote: Quotation, before: range, v: int, inner: str, reading: _Reading
) -> list[Span]:
    if before and inner[0].islower() and not any(b in reading.drafts for b in before):
        return [Span(grid.start[before.start], quote.outer.start), quote.outer]
    kept = reading.drafts.get(v)
    if kept is not None and not kept.quoted and not inner[0].islower():
        # "Asked about it, he was blunt: 'No,' he said": what stands before a whole quotation is not quoted.
        kept.content = [s for s in kept.content if s.start >= quote.outer.start] or [quote.outer]
    return [quote.outer]


def _speech_cue(grid: Grid, v: int) -> Cue | None:
    if grid.pos[v] not in ("VERB", "AUX"):
        return None
    cue = cue_at(grid, v)
    return cue if cue is not None and "quote" in cue.frames else None


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
    if last < before.start or mark not in _COMMAS and not _speech_cue(grid, last):
        return False
    for v in range(last, before.start - 1, -1):
        cue = _speech_cue(grid, v)
        if cue is None or last - v > _REACH:
            continue
        token = subject_token(grid, v)
        source = source_span(grid, token, v) if token is not None else _beside(grid, v, before)
        if source is None or source.overlaps(quote.outer):
            source = _beside(grid, v, before)
        if mark == ":" or utterance(grid, quote):
            _join(grid, v, cue, source, quote, [quote.outer], "cue then quote", reading)
            return True
        return False
    return mark == ":" and utterance(grid, quote) and _layout(grid, quote, before, reading)


def _layout(grid: Grid, quote: Quotation, before: range, reading: _Reading) -> bool:
    """"Lavrov: '...'", "His answer was this: '...'"."""
    head = next((i for i in before if grid.is_verb(i) and grid.child(i, "nsubj") is not None), None)
    if head is not None:
        token = grid.child(head, "nsubj")
        assert token is not None
        source = source_span(grid, token, head)
    else:
        source = grid.span(before.start, before.stop - 2) if before.stop - 2 >= before.start else None
    at = before.stop - 1
    reading.drafts[at] = reading.last = Draft(
        [quote.outer], source, Span(grid.start[at], grid.end[at]), at, "says", "direct:colon",
        reason=["colon before the quotation"], quoted=True,
    )
    return True


def _join(
    grid: Grid, v: int, cue: Cue, source: Span | None, quote: Quotation, content: list[Span], rule: str,
    reading: _Reading,
) -> None:
    """Give the quotation to the cue at `v`, adding to what that cue already introduces."""
    draft = reading.drafts.get(v)
    if draft is not None and not draft.quoted and rule == "cue then quote" and _inner(grid, quote).endswith(tuple(".,!?")):
        # "said, 'We will see,' when asked": what follows a whole quotation is about the saying, not the said.
        draft.content = [s for s in draft.content if s.end <= quote.outer.start] or content
    if draft is None or not any(s.overlaps(c) for s in draft.content for c in content) and not draft.quoted:
        kept = draft
        draft = Draft(
            list(content), source, cue_span(grid, v), v, cue.lemma, f"direct:{rule}", cue.cue_class,
            "withheld" if negated(grid, v) else cue.strength, [f"{grid.word[v]!r}: {rule}"], quoted=True,
        )
        if kept is not None:
            draft.audience = kept.audience
            if kept.rule == "indirect:that":
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
    for draft in touching:
        draft.content.append(quote.outer)
    spoken = [d for d in touching if d.cue_class == "speech" and d.source is not None]
    if spoken:
        reading.last = max(spoken, key=lambda d: d.cue)
    return bool(touching)


def _continue(grid: Grid, quote: Quotation, before: range, reading: _Reading) -> bool:
    """A quotation with no cue of its own goes on with the last speaker."""
    if not reading.left_open and (before or not utterance(grid, quote)):
        return False
    if reading.last is None:
        return _unattributed(grid, quote, reading)
    reading.last.content.append(quote.outer)
    reading.last.reason.append("quotation without a cue continues the speaker")
    return True


def _unattributed(grid: Grid, quote: Quotation, reading: _Reading) -> bool:
    """A whole quotation that stands alone is somebody's words, though nobody is named."""
    if len(_inner(grid, quote).split()) < _STANDS_ALONE_WORDS:
        return False
    at = grid.at(quote.outer.start)
    reading.drafts[-at] = reading.last = Draft(
        [quote.outer], None, Span(grid.start[at], grid.end[at]), at, "quoted", "direct:unattributed",
        reason=["a whole quotation without a source"], quoted=True,
    )
    return True
