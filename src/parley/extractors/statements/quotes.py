"""Pairing quotation marks into quotations, in every typographic habit.

Invariant: marks pair within one paragraph; a quotation still open at the paragraph's end reaches to that end and is
marked `open`. Quotations nest properly: children lie inside their parent.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.model.passages import Span

# Opening marks and the marks that may close them. „ is closed by “ in German and by ” in Polish typography.
_OPENERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’"}
_CLOSERS = frozenset("”»›")
_SINGLE = frozenset("‘’'")
_MARK = re.compile(r"''|``|[“”„«»‹›‘’‚\"']")
_WORDISH = re.compile(r"[^\W_]")
# A single-quoted stretch longer than this is an apostrophe gone astray, not a quotation that nobody closed.
_LONGEST_SINGLE = 1500


@dataclass
class Quotation:
    """A quotation: `outer` with its marks, `inner` without; `open` when nothing closes it in its paragraph."""

    outer: Span
    inner: Span
    mark: str
    open: bool = False
    children: list["Quotation"] = field(default_factory=list)


def pair(text: str, paragraph: Span) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order, with those inside them as children."""
    found: list[Quotation] = []
    stack: list[tuple[int, int, str, list[Quotation]]] = []  # outer start, inner start, mark, children

    def close(inner_end: int, outer_end: int, is_open: bool = False) -> None:
        start, inner, mark, children = stack.pop()
        if inner < inner_end:
            quotation = Quotation(Span(start, outer_end), Span(inner, inner_end), mark, is_open, children)
            (stack[-1][3] if stack else found).append(quotation)

    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at, after = _normal(match.group()), match.start(), match.end()
        role = _role(text, paragraph, mark, at, after, [s[2] for s in stack])
        if role == "open":
            stack.append((at, after, mark, []))
        elif role == "close":
            depth = _matching(mark, [s[2] for s in stack])
            if depth is None:
                continue
            while len(stack) - 1 > depth:
                _abandon(stack, found)
            close(at, after)
    while stack:
        if len(stack) > 1 or stack[-1][2] in _SINGLE:
            _abandon(stack, found)
        else:
            close(paragraph.end, paragraph.end, is_open=True)
    return sorted(found, key=lambda q: q.outer)


def _abandon(stack: list[tuple[int, int, str, list[Quotation]]], found: list[Quotation]) -> None:
    """Drop an opening mark that nothing closed, but keep what was quoted inside it."""
    children = stack.pop()[3]
    (stack[-1][3] if stack else found).extend(children)


def _normal(mark: str) -> str:
    return {"''": '"', "``": '"'}.get(mark, mark)


def _role(text: str, paragraph: Span, mark: str, at: int, after: int, open_marks: list[str]) -> str:
    """Whether the mark at `at` opens, closes, or is an apostrophe or inch sign ("none")."""
    before = text[at - 1] if at > paragraph.start else " "
    behind = text[after] if after < paragraph.end else " "
    spaced_before = not _WORDISH.match(before) and before not in ".,!?…;%)]*"
    if mark == "‘":
        return "open" if _WORDISH.match(behind) or behind in "…[$£€#@“\"" else "none"
    if mark in _OPENERS:
        if mark == "“" and "„" in open_marks:
            return "close"
        return "open"
    if mark in _CLOSERS:
        # A writer who opens with ” means “.
        return "close" if _matching(mark, open_marks) is not None else ("open" if spaced_before else "none")
    if mark == '"':
        return _straight(text, paragraph, after, before, behind, open_marks)
    return _single(text, paragraph, mark, at, before, behind, open_marks, spaced_before)


def _straight(
    text: str, paragraph: Span, after: int, before: str, behind: str, open_marks: list[str]
) -> str:
    if '"' in open_marks or "“" in open_marks:
        # Inside a quotation a straight mark glued to a following word and after a space opens again only if the
        # mark that is open is of the other kind; otherwise it closes.
        glued = before in " \t(" and _WORDISH.match(behind)
        return "open" if glued and open_marks[-1] != '"' and '"' in text[after : paragraph.end] else "close"
    if before.isdigit() and not _WORDISH.match(behind) and '"' not in text[after : paragraph.end]:
        return "none"  # 6'2" tall
    return "open"


def _single(
    text: str, paragraph: Span, mark: str, at: int, before: str, behind: str, open_marks: list[str], spaced: bool
) -> str:
    is_open = bool({"‘", "'"} & set(open_marks))
    if is_open and not _WORDISH.match(behind) and not before.isspace():
        # A plural possessive ("the workers' council") inside single quotes is followed by a lower-case word.
        possessive = before == "s" and re.match(r"\s+[a-z]", text[at + 1 : at + 3]) and re.search(
            r"[.,!?][’']", text[at + 1 : min(paragraph.end, at + _LONGEST_SINGLE)]
        )
        return "none" if possessive else "close"
    if not is_open and spaced and _WORDISH.match(behind):
        if mark == "’":
            return "none"  # ’90s, ’em
        rest = text[at + 1 : min(paragraph.end, at + _LONGEST_SINGLE)]
        return "open" if re.search(r"[\w.,!?…][’'](?!\w)", rest) and not re.match(r"\d0s|em\b|tis\b", rest) else "none"
    return "none"


def _matching(mark: str, open_marks: list[str]) -> int | None:
    """How deep in the stack the mark lies that `mark` closes, innermost first."""
    for depth in range(len(open_marks) - 1, -1, -1):
        opener = open_marks[depth]
        mixed = (mark in "’'" and opener in "‘'") or (mark in "\"”" and opener in "“\"")
        if mixed or mark in _OPENERS.get(opener, opener):
            return depth
    return None


class Marked:
    """The outermost quotations of a document, found by place; they do not overlap."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self._quotations = sorted(quotations, key=lambda q: q.outer)
        self._starts = [q.outer.start for q in self._quotations]

    def over(self, span: Span) -> list[Quotation]:
        """The quotations that overlap `span`."""
        found = []
        k = max(0, bisect_right(self._starts, span.start) - 1)
        while k < len(self._quotations) and self._starts[k] < span.end:
            if self._quotations[k].outer.overlaps(span):
                found.append(self._quotations[k])
            k += 1
        return found

    def around(self, span: Span) -> Quotation | None:
        """The quotation that has `span` between its marks."""
        return next((q for q in self.over(span) if q.inner.contains(span)), None)
