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


# "We reported on Monday that P. That was wrong": the outlet tells what it published, and that it does not stand.
_OURS = re.compile(
    rf"\b(?:we|this (?:newspaper|paper|website|station|channel|programme)|our (?:\w+ )?{_PIECE})"
    r" (?:(?:\w+ly|earlier|first|initially|had|have|also) )*"
    r"(?:reported|wrote|said|quoted|stated|published|broadcast|carried|described|named|tweeted|posted|told you)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:wrong|incorrect|inaccurate|untrue|false|mistaken|in error|mistake|misquot\w+|misreport\w+|misunderst\w+|"
    r"we (?:now know|withdraw|retract|regret|apologi[sz]e|are sorry|got it wrong)|in fact|it turned out|"
    r"no longer stands?)\b",
    re.IGNORECASE,
)
# "An article on Thursday about the talks misstated the date. It is May 3": the form of a paper's corrections column.
_COLUMN = re.compile(
    r"(?:\A|(?<=[.!?”\"]\s)|(?<=\n))(?:an?|the|our) (?:[\w-]+ )?"
    rf"(?:{_PIECE}|map|photograph|picture|graphic|editorial|item)\b"
    r"[^.\n]{0,200}?\b(?:misstated|misidentified|misattributed|misspelled|mistranslated|misquoted|misreported|"
    r"(?:referred|stated|reported|said|described|gave|identified|attributed) (?:incorrectly|erroneously|wrongly)|"
    r"(?:incorrectly|erroneously|wrongly|mistakenly) "
    r"(?:referred|stated|reported|said|described|gave|identified|attributed)|"
    r"(?:was|were) (?:wrong|incorrect|inaccurate|published in error))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")


def find(grid: Grid, paragraph: Span) -> Iterator[Draft]:
    """Where the paragraph holds a correction, the sentence that tells it, and the next as what stands in its place."""
    text = grid.text[paragraph.start : paragraph.end]
    noted = _OUTLET.search(text)
    if noted is None:
        yield from _in_own_voice(grid, paragraph, text)
        return
    if (_ANY_NOTE.match(noted.group()) and not _CORRECTS.search(text, noted.start())):
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


def _in_own_voice(grid: Grid, paragraph: Span, text: str) -> Iterator[Draft]:
    """Where the outlet says without a heading that what it published was wrong, outside quotations."""
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    found = _COLUMN.search(plain)
    mark = found
    if found is None and (found := _OURS.search(plain)) is not None:
        mark = _TAKEN_BACK.search(plain, found.end())
    if found is None or mark is None:
        return
    head = _sentence(grid, paragraph, paragraph.start + found.start())
    corrects = _sentence(grid, paragraph, paragraph.start + mark.start())
    words = text[found.start() : found.end()]
    yield _note(grid, grid.span(corrects.start, corrects[-1]), head.start, head.start, words)
    after = _sentence(grid, paragraph, grid.end[corrects[-1]] + 1)
    if after and after != corrects and head == corrects:
        yield _note(grid, grid.span(after.start, after[-1]), head.start, after.start, words)


def _sentence(grid: Grid, paragraph: Span, offset: int) -> range:
    """The tokens from one full stop of the paragraph to the next, around an offset; none behind its end."""
    tokens = grid.between(paragraph)
    stops = [i for i in tokens if grid.word[i] == "."]
    at = grid.at(offset)
    if at not in tokens:
        return range(0)
    first = next((i + 1 for i in reversed(stops) if i < at), tokens.start)
    last = next((i for i in stops if i >= at), tokens[-1])
    return range(first, last + 1)


def _note(grid: Grid, content: Span, head: int, at: int, words: str) -> Draft:
    """The note that begins at token `head`; behind it, the sentence after the one that tells what was wrong."""
    return Draft(
        [content], None, Span(grid.start[head], grid.end[head]), -at - 1, "corrects",
        "retraction:outlet", "speech", "corrected", act="corrected",
        reason=[f"{words.strip()!r} is the outlet correcting itself"], tentative=at != head,
    )  # fmt: skip
