"""Dialogue set off by dashes: "— Who fired? asked the judge." Between dash and cue stand somebody's very words.

Invariant: a paragraph or line is dialogue only where a dash opens it and a verb of saying with a speaker beside it
follows a comma or the end of a sentence.
"""

from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements.acts import cue_at, cue_span
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.speakers import NOUNS
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_DASHES = frozenset({"—", "–", "―", "-", "--"})
_BREAKS = frozenset({",", "?", "!", "…"})
_ENDS = frozenset({".", "?", "!", "…", ",", ";"})
# Words of a speaker's name in dialogue.
_LONGEST_NAME = 6


def find(grid: Grid, parse: Parse) -> Iterator[tuple[Draft, Quotation]]:
    """Each line of dialogue with the words that are quoted in it."""
    for paragraph in parse.reported():
        tokens = grid.between(paragraph.span)
        opens = [i for i in tokens if grid.word[i] in _DASHES and (i == tokens.start or "\n" in _before(grid, i))]
        for n, dash in enumerate(opens):
            stop = opens[n + 1] if n + 1 < len(opens) else tokens.stop
            found = _line(grid, range(dash + 1, stop))
            if found is not None:
                yield found


def _before(grid: Grid, i: int) -> str:
    return grid.text[grid.end[i - 1] : grid.start[i]] if grid.pos[i - 1] != "SPACE" else grid.word[i - 1]


def _line(grid: Grid, line: range) -> tuple[Draft, Quotation] | None:
    for v in line[2:]:
        cue = cue_at(grid, v) if grid.tag[v] in ("VBD", "VBZ", "VBP") else None
        if cue is None or "quote" not in cue.frames:
            continue
        first, last = _name_left(grid, v, line), _name_right(grid, v, line)
        if grid.word[v - 1] in _BREAKS and last is not None:
            source, begins, after = grid.span(v + 1, last), v, last + 1
        elif first is not None and grid.word[first - 1] in _BREAKS:
            source, begins, after = grid.span(first, v - 1), first, v + 1
        else:
            continue
        spoken = Span(grid.start[line.start], grid.end[begins - 1])
        goes_on = next((k for k in range(after, line.stop) if grid.word[k] in _DASHES), None)
        content = [spoken] + ([grid.span(goes_on + 1, line.stop - 1)] if goes_on is not None else [])
        draft = Draft(
            content, source, cue_span(grid, v), v, cue.lemma, "direct:dialogue", cue.in_frame("quote")[0],
            cue.in_frame("quote")[1], [f"a dash opens what {grid.word[v]!r} closes"], quoted=True,
        )  # fmt: skip
        outer = Span(grid.start[line.start - 1], content[-1].end if goes_on is not None else spoken.end)
        return draft, Quotation(outer, Span(spoken.start, outer.end), "—")
    return None


def _name_right(grid: Grid, v: int, line: range) -> int | None:
    """The last token of the name behind the verb."""
    last = v
    while last + 1 < line.stop and last - v < _LONGEST_NAME and grid.pos[last + 1] in NOUNS | {"ADP"}:
        last += 1
    closed = last + 1 >= line.stop or grid.word[last + 1] in _ENDS | _DASHES or grid.pos[last + 1] == "SPACE"
    return last if last > v and closed else None


def _name_left(grid: Grid, v: int, line: range) -> int | None:
    """The first token of the name before the verb."""
    first = v
    while first - 1 > line.start and v - first < _LONGEST_NAME and grid.pos[first - 1] in NOUNS:
        first -= 1
    closed = v + 1 >= line.stop or grid.word[v + 1] in _ENDS | _DASHES or grid.pos[v + 1] in ("SPACE", "ADP", "ADV")
    return first if first < v and closed else None
