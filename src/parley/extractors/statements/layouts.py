"""Layouts that attribute without a verb: "Lavrov: talks continue", transcripts, "Talks continue: Lavrov"."""

from collections.abc import Iterator

from parley.extractors.parse import Parse
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
_OPENING_MARKS = frozenset({"“", '"', "''", "``", "«", "‘", "'"})


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each paragraph that opens with a name and a colon."""
    for paragraph in parse.reported():
        tokens = grid.between(paragraph.span)
        if tokens and grid.word[tokens.start] in _OPENING_MARKS:
            tokens = range(tokens.start + 1, tokens.stop)
        colon = next((i for i in tokens[: _LONGEST_NAME + 2] if grid.word[i] == ":"), None)
        if colon is not None and colon > tokens.start:
            yield from _opening(grid, tokens, colon)


def _opening(grid: Grid, tokens: range, colon: int) -> Iterator[Draft]:
    name = range(tokens.start, colon)
    if grid.lower[name.start] == "from" and len(name) > 1:
        name = range(name.start + 1, colon)
    spelled = [grid.lower[i] for i in name]
    label = grid.words(name.start, name.stop - 1).isupper()
    if len(name) > _LONGEST_NAME or any(w in words("labels") for w in spelled) or tokens.stop - colon < 3:
        return
    if not label and any(grid.pos[i] not in _NAME_PARTS for i in name):
        return
    named = any(grid.pos[i] == "PROPN" or grid.ent[i] in ("PERSON", "ORG", "NORP", "GPE") for i in name)
    headline = grid.word[tokens[-1]] not in (".", "!", "?", "”", '"') and tokens.stop - colon <= _LONGEST_HEADLINE
    titled = headline and len(name) <= _TITLE_WORDS and all(grid.word[i][0].isupper() for i in name)
    if not (named or label or titled or spelled[-1] in words("speaking nouns")):
        return
    if not (label or spelled[-1] in ("q", "a")) and tokens.stop - colon > _LONGEST_HEADLINE:
        return
    yield Draft(
        [grid.span(colon + 1, tokens.stop - 1)], grid.span(name.start, name.stop - 1),
        Span(grid.start[colon], grid.end[colon]), colon, "says", "layout:colon", "speech", "said",
        ["a name and a colon open the paragraph"],
    )
