"""An outlet that corrects itself: "Correction: an earlier version of this article said ...", "Editor's note: ..."."""

import re
from collections.abc import Iterator

from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_NOTE = r"(?:Correction|Clarification|Editor[’']?s[’']? note|Note from the editors?|Erratum|Corrigendum)"
_HEAD = rf"(?:{_NOTE}\s*(?:\([^)]*\))?\s*[:.—–-]\s*)"
_PIECE = r"(?:article|story|report|piece|page|post|headline|caption|dispatch)"
_OUTLET = re.compile(
    rf"(?P<head>(?:\A|(?<=[.!?”\"]\s)){_HEAD})?"
    rf"(?:an |the )?(?:earlier|previous|original|initial)(?:ly)?(?: published)? (?:version|headline|edition)s? of this "
    rf"{_PIECE}|\bthis {_PIECE} (?:has been|was|is) (?:since been )?(?:corrected|amended|updated to correct)"
    rf"|(?:\A|(?<=[.!?”\"]\s)){_HEAD}",
    re.IGNORECASE,
)


def find(grid: Grid, paragraph: Span) -> Iterator[Draft]:
    """One draft where the paragraph holds a correction: its content is the sentence that corrects."""
    noted = _OUTLET.search(grid.text[paragraph.start : paragraph.end])
    if noted is None:
        return
    closed = noted["head"] is None and noted.group().rstrip().endswith((":", ".", "-", "–", "—"))
    start = paragraph.start + (noted.end("head") if noted["head"] else noted.end() if closed else noted.start())
    at = grid.at(paragraph.start + noted.start())
    stop = next((grid.end[i] for i in grid.between((start, paragraph.end)) if grid.word[i] == "."), paragraph.end)
    content = Span(start, stop) if start < stop else paragraph
    yield Draft(
        [content], None, Span(grid.start[at], grid.end[at]), -at - 1, "corrects", "retraction:outlet", "speech",
        "corrected", act="corrected", reason=[f"{noted.group().strip()!r} is the outlet correcting itself"],
    )  # fmt: skip
