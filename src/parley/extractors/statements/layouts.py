"""Layouts that attribute without a verb: "Lavrov: talks continue", transcripts, "Talks continue: Lavrov"."""

from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

# A name and its title are rarely longer; more words before a colon are a clause or a heading.
_LONGEST_NAME = 6
_NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "PUNCT", "NUM"})
# Words before a colon that announce something else than a speaker.
_LABELS = frozenset(
    "update breaking watch video photo photos exclusive opinion analysis live note editor's correction clarification "
    "background related read more source sources contact location date time where when what who why how here's "
    "step chapter part question answer q a example".split()
)


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each paragraph or sentence that opens with a name and a colon."""
    for paragraph in parse.reported():
        tokens = grid.between(paragraph.span)
        colon = next((i for i in tokens[: _LONGEST_NAME + 2] if grid.word[i] == ":"), None)
        if colon is not None and colon > tokens.start:
            yield from _opening(grid, tokens, colon)


def _opening(grid: Grid, tokens: range, colon: int) -> Iterator[Draft]:
    name = range(tokens.start, colon)
    if grid.lower[name.start] == "from" and len(name) > 1:
        name = range(name.start + 1, colon)
    if len(name) > _LONGEST_NAME or any(grid.pos[i] not in _NAME_PARTS for i in name):
        return
    if not any(grid.pos[i] == "PROPN" or grid.ent[i] in ("PERSON", "ORG", "NORP", "GPE") for i in name) and not (
        grid.words(name.start, name.stop - 1).isupper()
    ):
        return
    if any(grid.lower[i] in _LABELS for i in name) or tokens.stop - colon < 4:
        return
    yield Draft(
        [grid.span(colon + 1, tokens.stop - 1)], grid.span(name.start, name.stop - 1), Span(grid.start[colon], grid.end[colon]),
        colon, "says", "layout:colon", "speech", "said", ["a name and a colon open the paragraph"],
    )
