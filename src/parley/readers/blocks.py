"""An element tree to paragraphs: trafilatura's body and plain HTML alike.

Invariant: every piece of shown text comes out once, in document order, and never shares a paragraph with text of
another block.
"""

from lxml import etree
from lxml.html import HtmlElement

_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i", "ins", "kbd",
    "label", "mark", "q", "ref", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
))
_BREAKS = frozenset(("br", "lb"))
_CELLS = frozenset(("cell", "td", "th"))
_HIDDEN = frozenset((
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe", "object", "select",
    "textarea",
))
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "…")


def paragraphs_of(root: etree._Element | HtmlElement, *, hidden: frozenset[str] = _HIDDEN) -> list[str]:
    """The paragraphs below `root`, white space collapsed; cells of a table row are one paragraph."""
    pieces: list[str] = [""]
    # A stack of our own: pages nest deeper than Python likes to recurse.
    stack: list[tuple[etree._Element, bool]] = [(root, True)]
    while stack:
        element, entering = stack.pop()
        if not entering:
            _close(element, pieces)
        elif isinstance(element.tag, str) and (element is root or element.tag not in hidden):
            _open(element, pieces)
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        else:
            pieces[-1] += element.tail or ""
    return [piece for piece in (" ".join(p.split()).strip(" |") for p in pieces) if piece]


def _open(element: etree._Element, pieces: list[str]) -> None:
    if element.tag in _BREAKS:
        if pieces[-1].rstrip().endswith(_SENTENCE_ENDS):
            pieces.append("")
        else:
            pieces[-1] += " "
    elif element.tag not in _INLINE and element.tag not in _CELLS:
        pieces.append("")
    pieces[-1] += element.text or ""


def _close(element: etree._Element, pieces: list[str]) -> None:
    if element.tag in _CELLS:
        pieces[-1] += " | "
    elif element.tag not in _INLINE and element.tag not in _BREAKS:
        pieces.append("")
    pieces[-1] += element.tail or ""
