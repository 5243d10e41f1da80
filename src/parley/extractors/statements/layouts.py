"""Layouts that attribute: "Lavrov: talks continue", transcripts, handles, and headlines ("No truce, says Aden")."""

from collections.abc import Iterator

from parley.extractors.parse import Parse, dateline_of
from parley.extractors.statements.acts import cue_at
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

# A name and its title are rarely longer; more words before a colon are a clause or a heading.
_LONGEST_NAME = 6
# After a name in ordinary letters, a longer text than this is prose under a heading.
_LONGEST_HEADLINE = 40
# In a headline, capitalised words before the colon are a name even where the tagger knows none.
_TITLE_WORDS = 3
_NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "PUNCT", "NUM"})
_ENDS = frozenset({".", "!", "?", "”", '"', "’", ":", "…"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
_OPENING_MARKS = frozenset({"“", '"', "''", "``", "«", "‘", "'"})


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each paragraph that opens with a name and a colon."""
    for paragraph in parse.reported():
        tokens = grid.between(paragraph.span)
        if tokens and grid.word[tokens.start] in _OPENING_MARKS:
            tokens = range(tokens.start + 1, tokens.stop)
        colon = next((i for i in tokens[: _LONGEST_NAME + 2] if grid.word[i] == ":"), None)
        if colon is not None and colon > tokens.start and not _place(grid, parse, paragraph.span):
            yield from _opening(grid, tokens, colon)
        elif tokens:
            yield from _closing(grid, tokens)


def _place(grid: Grid, parse: Parse, paragraph: Span) -> bool:
    """"QUETTA: The family ...": what stands before the colon is where the news comes from, and nobody who speaks."""
    dateline = dateline_of(parse.text, paragraph)
    return dateline is not None and not any(grid.ent[i] in _SPEAKERS for i in grid.between(dateline[0]))


def _closing(grid: Grid, tokens: range) -> Iterator[Draft]:
    """"No ceasefire without prisoners, says Aden": a headline whose words are no clause."""
    last = tokens.stop - 1
    while last > tokens.start and grid.pos[last] == "SPACE":
        last -= 1
    comma = next((i for i in range(last, tokens.start, -1) if grid.word[i] == ","), None)
    if comma is None or grid.word[last] in _ENDS or last - tokens.start > _LONGEST_HEADLINE:
        return
    verb = next((i for i in range(comma + 1, last + 1) if grid.tag[i] in ("VBZ", "VBP")), None)
    cue = None if verb is None else cue_at(grid, verb)
    if verb is None or cue is None or cue.cue_class != "speech" or not cue.frames & {"that", "quote"}:
        return
    name = range(verb + 1, last + 1) if verb == comma + 1 else range(comma + 1, verb)
    behind = verb == comma + 1 or verb == last
    if not 1 <= len(name) <= _LONGEST_NAME or not behind or any(grid.pos[i] not in _NAME_PARTS for i in name):
        return
    yield Draft(
        [grid.span(tokens.start, comma - 1)], grid.span(name.start, name[-1]), grid.span(verb, verb), verb, cue.lemma,
        "layout:headline", "speech", cue.in_frame("that", "quote")[1], ["a verb of saying closes the headline"],
    )


def _opening(grid: Grid, tokens: range, colon: int) -> Iterator[Draft]:
    name = range(tokens.start, colon)
    if grid.lower[name.start] == "from" and len(name) > 1:
        name = range(name.start + 1, colon)
    spelled = [grid.lower[i] for i in name]
    label = grid.words(name.start, name.stop - 1).isupper() or grid.word[name.start].startswith("@")
    if len(name) > _LONGEST_NAME or any(w in words("labels") for w in spelled) or tokens.stop - colon < 3:
        return
    if not label and any(grid.pos[i] not in _NAME_PARTS for i in name):
        return
    if any(grid.is_verb(i) and cue_at(grid, i) is not None and grid.child(i, "nsubj") is not None for i in name):
        return  # "@orr tweeted: ...": the verb has its speaker
    named = any(grid.pos[i] == "PROPN" or grid.ent[i] in ("PERSON", "ORG", "NORP", "GPE") for i in name)
    headline = grid.word[tokens[-1]] not in (".", "!", "?", "”", '"') and tokens.stop - colon <= _LONGEST_HEADLINE
    titled = headline and len(name) <= _TITLE_WORDS and all(grid.word[i][0].isupper() for i in name)
    if not (named or label or titled or spelled[-1] in words("speaking nouns")):
        return
    if not (label or spelled[-1] in ("q", "a")) and tokens.stop - colon > _LONGEST_HEADLINE:
        return
    # A question or an answer in an interview is somebody's, but the letter names nobody.
    source = None if spelled in (["q"], ["a"]) else grid.span(name.start, name.stop - 1)
    yield Draft(
        [grid.span(colon + 1, _before_another(grid, colon + 1, tokens.stop - 1))], source,
        Span(grid.start[colon], grid.end[colon]), colon, "says", "layout:colon", "speech", "said",
        ["a name and a colon open the paragraph"],
    )


def _before_another(grid: Grid, first: int, last: int) -> int:
    """"Army: twelve killed in raid; residents say they were farmers": the last token of what the name announces."""
    stop = next((i for i in range(first, last) if grid.word[i] == ";"), None)
    if stop is None:
        return last
    for i in range(stop + 1, last):
        cue = cue_at(grid, i) if grid.is_verb(i) else None
        if cue is not None and cue.cue_class == "speech" and grid.child(i, "nsubj") is not None:
            return stop - 1
    return last
