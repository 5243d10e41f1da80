"""Pages with so little text that measuring density finds nothing: flashes, notices, one-line updates.

Invariant: only what the page itself marks as its article is taken; a page without such a mark gives nothing here.
"""

import re
from copy import deepcopy

from lxml.html import HtmlElement

from parley.readers.blocks import paragraphs_of

# Below this the extraction by density falls back on all of a page's text, menus included.
SHORT_CHARS = 250

_ARTICLE = (
    "//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ')]",
)
_AROUND = "nav | header | footer | aside | form | figure | button | h1"
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|share|social|related|newsletter|byline|meta|breadcrumbs?)(?:$|[\s_-])", re.I
)


def short_article(tree: HtmlElement) -> list[str]:
    """The paragraphs of the first element that is marked as the article and has any; empty where none is."""
    for path in _ARTICLE:
        for element in tree.xpath(path):
            paragraphs = paragraphs_of(_without_surroundings(element))
            if paragraphs:
                return paragraphs
    return []


def _without_surroundings(element: HtmlElement) -> HtmlElement:
    own = deepcopy(element)
    around = own.xpath(" | ".join(f".//{name.strip()}" for name in _AROUND.split("|")))
    aside = [e for e in own.xpath(".//*[@class or @id]") if _ASIDE.search(f"{e.get('class', '')} {e.get('id', '')}")]
    for unwanted in (*around, *aside):
        if unwanted.getparent() is not None:
            unwanted.drop_tree()
    return own
