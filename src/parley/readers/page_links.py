"""Links of a page to other articles: "Read next" lines and boxes of related stories.

Invariant: a follow-up is a headline with its address where the page gives one; it never holds reported content.
"""

import re

from lxml.html import HtmlElement

from parley.model.documents import FollowUp
from parley.readers.urls import canonical
from parley.text.paragraphs import find_follow_ups

_BOXES = re.compile(
    r"(?:^|[\s_-])(?:related|read-?next|read-?more|also-read|recommended|more-stories)(?:$|[\s_-])", re.I
)
# A box with more links than this is a site map, not what an editor chose.
MAX_LINKS = 20
# Shorter anchors are "Home", "More" or the name of a section.
MIN_WORDS = 3


def follow_ups(tree: HtmlElement, text: str, base: str | None) -> tuple[FollowUp, ...]:
    """The follow-ups in the page's boxes and in the lines of its text, once each, in that order."""
    anchors = _anchors(tree, base)
    found = {_key(f.text): f for f in _boxed(tree, base)}
    for line in find_follow_ups(text):
        found.setdefault(_key(line.text), line.model_copy(update={"url": anchors.get(_key(line.text))}))
    return tuple(found.values())


def _boxed(tree: HtmlElement, base: str | None) -> list[FollowUp]:
    boxes = [e for e in tree.xpath("//aside | //div | //section | //ul") if _BOXES.search(_label(e))]
    links = [link for box in boxes if len(anchors := box.xpath(".//a[@href]")) <= MAX_LINKS for link in anchors]
    titled = ((" ".join(link.text_content().split()), link.get("href")) for link in links)
    return [FollowUp(text=text, url=canonical(href, base)) for text, href in titled if len(text.split()) >= MIN_WORDS]


def _label(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _anchors(tree: HtmlElement, base: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for link in tree.xpath("//a[@href]"):
        url = canonical(link.get("href"), base)
        if url:
            found.setdefault(_key(link.text_content()), url)
    return found


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
