"""An outlet that corrects itself: "Correction: an earlier version of this article said ...", "Editor's note: ..."."""

import re
from collections.abc import Iterator

from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.syntax import Grid
from parley.model.passages import Span

_NOTE = (
    r"(?:Corrections?(?: and clarifications?)?|Clarifications?|Editor[’']?s[’']? note|"
    r"Notes? (?:from|to) (?:the )?editors?|Attention editors|Editors|Erratum|Corrigendum)"
)
_HEAD = rf"(?:{_NOTE}\s*(?:\([^)]*\))?\s*[:.—–-]\s*)"
_PIECE = r"(?:article|story|report|piece|page|post|headline|caption|dispatch)"
_OUTLET = re.compile(
    rf"(?P<head>(?:\A|(?<=[.!?”\"]\s)){_HEAD})?"
    rf"(?:an |the )?(?:earlier|previous|original|initial)(?:ly)?(?: published)? (?:version|headline|edition)s? of this "
    rf"{_PIECE}|\bthis {_PIECE} (?:has been|was|is) (?:since been )?(?:corrected|amended|updated to correct)"
    rf"|\b(?:disregard|please kill|we withdraw) (?:our|the|this) (?:\w+ )?(?:{_PIECE}|item|alert|snap|bulletin)\b"
    rf"|(?:\A|(?<=[.!?”\"]\s)){_HEAD}",
    re.IGNORECASE,
)


# A note of the editors may tell anything; it corrects where it says so, or puts one thing in place of another.
_ANY_NOTE = re.compile(r"(?:editor|note)", re.IGNORECASE)
_CORRECTS = re.compile(
    r"\b(?:in)?correct|\berror|\berroneous|\bmis(?:quot|stat|identif|spell|attribut|report|took|taken)|"
    r"\b(?:earlier|previous) version|\boriginal|\bretract|\bwithdr|\bdisregard|\bregret|\bwrong|\bamended|"
    r", not |\bnot \w+, but ",
    re.IGNORECASE,
)


_REGRETS = re.compile(r"\b(?:regret|apologi[sz]e|sorry|amended|corrected|updated)\b", re.IGNORECASE)


def find(grid: Grid, paragraph: Span) -> Iterator[Draft]:
    """Where the paragraph holds a correction, the sentence that tells it, and the next as what stands in its place."""
    text = grid.text[paragraph.start : paragraph.end]
    noted = _OUTLET.search(text)
    if noted is None or (_ANY_NOTE.match(noted.group()) and not _CORRECTS.search(text, noted.start())):
        return
    closed = noted["head"] is None and noted.group().rstrip().endswith((":", ".", "-", "–", "—"))
    start = paragraph.start + (noted.end("head") if noted["head"] else noted.end() if closed else noted.start())
    at = grid.at(paragraph.start + noted.start())
    stop = next((grid.end[i] for i in grid.between((start, paragraph.end)) if grid.word[i] == "."), paragraph.end)
    content = Span(start, stop) if start < stop else paragraph
    yield _note(grid, content, at, at, noted.group())
    rest = grid.between((stop, paragraph.end))
    last = next((i for i in rest if grid.word[i] == "."), None)
    if last is not None and rest and not _REGRETS.search(grid.text[stop : grid.end[last]]):
        first = rest.start + (grid.word[rest.start] == ".")
        yield _note(grid, grid.span(first, last), at, first, noted.group())


def _note(grid: Grid, content: Span, head: int, at: int, words: str) -> Draft:
    """The note that begins at token `head`; behind it, the sentence after the one that tells what was wrong."""
    return Draft(
        [content], None, Span(grid.start[head], grid.end[head]), -at - 1, "corrects",
        "retraction:outlet", "speech", "corrected", act="corrected",
        reason=[f"{words.strip()!r} is the outlet correcting itself"], tentative=at != head,
    )  # fmt: skip
