"""The words around a quotation: its sentence before and after, the cues there and who stands beside them."""

import unicodedata

from parley.extractors.statements import cues
from parley.extractors.statements.acts import cue_at, quoted_as
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.speakers import NOUNS, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_CLOSERS = frozenset({"”", '"', "''", "’", "'", "»", "›"})
# Emoji, their skin tones, and the invisible signs that join them.
_PICTURES = frozenset({"So", "Sk", "Mn", "Cf"})
_ENDERS = frozenset({".", "!", "?", ";"})
# Fewer words than this, unpunctuated, are a title or a scare quote, not an utterance that could stand alone.
_UTTERANCE_WORDS = 4


def sentence_before(grid: Grid, begin: int, end: int) -> range:
    """The tokens of the sentence that the quotation stands in, before it."""
    tokens = grid.between((begin, end))
    stop = tokens.stop
    while stop > tokens.start and grid.pos[stop - 1] == "SPACE":
        stop -= 1
    first = tokens.start
    for i in range(tokens.start, stop):
        # "Ill." before a quotation closes its sentence although its full stop is part of the token.
        abbreviation = i == stop - 1 and grid.word[i].endswith(".") and grid.pos[i] in NOUNS
        if _ends(grid, i) or abbreviation or (first == i and grid.word[i] in ")]"):
            first = i + 1
    while first < stop and grid.pos[first] == "SPACE":
        first += 1
    return range(first, stop)


def sentence_after(grid: Grid, begin: int, end: int) -> range:
    tokens = grid.between((begin, end))
    first = tokens.start
    while first < tokens.stop and grid.pos[first] == "SPACE":
        first += 1
    for i in range(first, tokens.stop):
        if _ends(grid, i):
            return range(first, i)
    return range(first, tokens.stop)


def _ends(grid: Grid, i: int) -> bool:
    """Whether a mark ends its sentence; the full stop of "Lt." is part of a name."""
    return grid.word[i] in _ENDERS and grid.pos[i] != "PROPN"


def inner_text(grid: Grid, quote: Quotation) -> str:
    return grid.text[quote.inner.start : quote.inner.end].strip().rstrip("’'”\"")


def spoken_text(grid: Grid, quote: Quotation) -> str:
    """The quotation up to its last letter or mark: the pictures behind a post end nothing, but stand as an outcry."""
    inner = inner_text(grid, quote)
    bare = inner
    while bare and (bare[-1].isspace() or unicodedata.category(bare[-1]) in _PICTURES):
        bare = bare[:-1]
    return inner if bare == inner else f"{bare}!"


def utterance(grid: Grid, quote: Quotation) -> bool:
    """Whether a quotation could stand alone, by its length or its own punctuation."""
    inner = inner_text(grid, quote)
    return len(inner.split()) >= _UTTERANCE_WORDS or inner.endswith((".", ",", "!", "?", "…"))


def speech_cue(grid: Grid, v: int) -> Cue | None:
    if grid.pos[v] not in ("VERB", "AUX"):
        return _taken_for_noun(grid, v)
    cue = cue_at(grid, v)
    if cue is None or "quote" not in cue.frames or quoted_as(grid, v):
        return None
    return cue


def _taken_for_noun(grid: Grid, v: int) -> Cue | None:
    """"'...,' Berg notes.": after a quotation the tagger takes a verb in the present for a plural noun."""
    if grid.tag[v] not in ("NNS", "NNPS") or v == 0 or grid.pos[v - 1] not in ("PROPN", "PRON"):
        return None
    stops = v + 1 == len(grid) or grid.pos[v + 1] in ("PUNCT", "SPACE", "ADP", "ADV")
    first = v - 1
    while first > 0 and grid.pos[first - 1] == "PROPN":
        first -= 1
    if not stops or first == 0 or grid.word[first - 1] not in _CLOSERS:
        return None
    cue = cues.verb(grid.lower[v].removesuffix("s"))
    return cue if cue is not None and "quote" in cue.frames else None


def names_himself(grid: Grid, v: int) -> bool:
    """"a man who called himself General Orr": how he is called, not how he speaks."""
    return v + 1 < len(grid) and grid.lower[v + 1] in ("himself", "herself", "itself", "themselves")


def beside(grid: Grid, v: int, segment: range) -> Span | None:
    """The speaker beside the cue: its subject inside the segment, else the name next to it."""
    subject = subject_token(grid, v) if grid.dep[v] == "pcomp" else grid.child(v, "nsubj")
    if subject is not None and subject in segment:
        span = source_span(grid, subject, v)
        return Span(max(span.start, grid.start[segment.start]), min(span.end, grid.end[segment.stop - 1]))
    if v == segment.start:
        last = v
        for i in range(v + 1, segment.stop):
            if grid.pos[i] not in NOUNS and grid.lower[i] not in ("'s", "’s", "of"):
                break
            last = i
        return grid.span(v + 1, _with_name(grid, last, segment)) if last > v else None
    first, last = v, v - 1
    if grid.word[last] == "," and last - 1 > segment.start and grid.pos[last - 1] == "PROPN":
        # "the delegation's secretary, Ana Sil, observed": the name closes the description.
        last = first = last - 1
        while first > segment.start and grid.pos[first - 1] == "PROPN":
            first -= 1
        if first - 1 > segment.start and grid.word[first - 1] == ",":
            first -= 1
    for i in range(first - 1, segment.start - 1, -1):
        if grid.pos[i] in ("AUX", "ADV") and first == v:
            last = i - 1
            continue
        if grid.pos[i] not in NOUNS and grid.lower[i] not in ("'s", "’s", "of"):
            break
        first = i
    return grid.span(first, last) if first < v else None


def _with_name(grid: Grid, last: int, segment: range) -> int:
    """"grumbled one of them, Ana Sil": where the name behind the comma ends."""
    end = last + 1
    if last == segment.start or end >= segment.stop or grid.word[end] != ",":
        return last
    while end + 1 < segment.stop and grid.pos[end + 1] in ("PROPN", "PUNCT") and grid.word[end + 1] != ",":
        end += 1
    closed = end + 1 >= segment.stop or grid.word[end + 1] == ","
    return end if end > last + 1 and closed else last


def fuller(grid: Grid, source: Span | None, again: Span | None) -> Span | None:
    """Of a speaker named twice the name rather than the pronoun."""
    if source is None or again is None:
        return source or again
    return again if grid.pos[grid.at(source.start)] == "PRON" and len(grid.between(source)) == 1 else source


def answers_head(grid: Grid, before: range, reach: int = 2) -> bool:
    """"shouted, '...'": a cue right before the quotation has the first claim to it."""
    return bool(before) and grid.word[before[-1]] == "," and any(
        speech_cue(grid, v) for v in before[-1 - reach : -1]
    )
