"""Web pages: the article's own words, and what the page says about them.

Invariant: navigation, notices, comments and links to other articles are no part of the text.
"""

import logging
import re
from collections.abc import Iterator
from functools import lru_cache

import lxml.html
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from parley.errors import UnreadableError
from parley.model.documents import FollowUp
from parley.readers.blocks import paragraphs_of
from parley.readers.contract import Context, Outcome, Raw
from parley.readers.decoding import bom, decode, is_binary
from parley.readers.drafts import Draft, finish, sha256
from parley.readers.page_facts import facts
from parley.readers.page_links import follow_ups
from parley.readers.page_short import SHORT_CHARS, short_article
from parley.readers.plain import other_kind
from parley.readers.urls import canonical
from parley.text.clean import clean
from parley.text.paragraphs import classify_paragraphs, split_paragraphs

_MARKUP = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.I | re.S)
_XHTML = re.compile(rb"^\s*<\?xml[^>]*\?>\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
# How far into a page browsers look for its encoding, with room for a long comment.
_CHARSET_WITHIN = 4096


class PageReader:
    """HTML files."""

    name = "page"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        marked = _MARKUP.match(head) or _XHTML.match(head)
        wide = bom(head) not in (None, "utf-8-sig") and b"<\0" in head
        named = raw.suffix in _SUFFIXES or (raw.content_type or "").startswith("text/html")
        # A server may call anything a page: what is binary, or says that it is something else, is none.
        return bool(marked) or wide or (named and b"<" in head and not other_kind(head) and not is_binary(head))

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        data = raw.bytes(ctx.settings.max_document_mb)
        declared = _CHARSET.search(data[:_CHARSET_WITHIN])
        charset = raw.charset or (declared[1].decode("ascii") if declared else None)
        decoded = decode(data, raw.source, charset, ctx.options.encoding)
        yield finish(draft_of(decoded.text, sha256(data), raw, ctx, decoded.note), raw, ctx)


def draft_of(html: str, digest: str, raw: Raw, ctx: Context, note: str | None = None) -> Draft:
    """The article in `html`. Raises UnreadableError where there is none."""
    _quieten()
    html = _DECLARATION.sub("", clean(html), count=1)
    tree = load_html(html)
    if tree is None:
        raise UnreadableError(f"{raw.source} is not HTML that can be read.")
    known = facts(tree, html, ctx.options.url or raw.url, ctx.moment(raw))
    paragraphs = _article(html, tree, known.body)
    if not paragraphs:
        raise UnreadableError(f"{raw.source} is a page without an article.", "Save the article's own page.")
    text = "\n\n".join(paragraphs)
    links = follow_ups(tree, text, base_of(tree, raw.url or known.url))
    return Draft(
        text=_reported(text, links), sha256=digest, url=known.url, title=known.title, byline=known.byline,
        outlet=known.outlet, language=known.language, published=known.published, follow_ups=links,
        notes=tuple(n for n in (note, "for subscribers: the text may be cut" if known.closed else None) if n),
    )


def text_of(html: str) -> str:
    """The text of a piece of HTML, such as a field of a row or the body of a message."""
    html = _DECLARATION.sub("", clean(html), count=1)
    return "\n\n".join(paragraphs_of(lxml.html.fragment_fromstring(html, create_parent="div"))) if html.strip() else ""


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it closes a block or breaks a line."""
    return re.search(r"</(?:p|div|article|body|html|h[1-6])\s*>|<br\s*/?>", text, re.I) is not None


def base_of(tree: HtmlElement, url: str | None) -> str | None:
    """The address that the page's links are relative to."""
    stated = tree.xpath("//base/@href")
    return canonical(stated[0], url) if stated else url


@lru_cache(maxsize=1)
def _quieten() -> None:
    """Keep the libraries' own log off the terminal: what goes wrong with a page is told once, by its failure."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False


def _article(html: str, tree: HtmlElement, stated: str | None) -> list[str]:
    """The paragraphs of the article: as extracted, else as the page states them in its data."""
    found = bare_extraction(html, include_comments=False)
    paragraphs = paragraphs_of(found.body, hidden=frozenset()) if found is not None and found.body is not None else []  # type: ignore[union-attr]
    if len(" ".join(paragraphs)) < SHORT_CHARS:
        paragraphs = short_article(tree) or paragraphs
    # Where only the data holds the text it is extracted from there, in one piece: the paragraphs are lost.
    if stated and (len(" ".join(paragraphs)) < 0.5 * len(stated) or " ".join(paragraphs) == " ".join(stated.split())):
        text = text_of(stated) if looks_like_html(stated) else stated
        return [line.strip() for line in text.split("\n") if line.strip()]
    return paragraphs


def _reported(text: str, links: tuple[FollowUp, ...]) -> str:
    """`text` without notices and links; unchanged where nothing else is in it, so that the caller can say so."""
    roles = classify_paragraphs(text, links)
    kept = [
        text[s.start : s.end]
        for s, role in zip(split_paragraphs(text), roles, strict=True)
        if role in ("body", "headline")
    ]
    return "\n\n".join(kept) or text
