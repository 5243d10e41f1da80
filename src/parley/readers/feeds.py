"""Feeds: RSS, Atom and JSON Feed become items; a feed that is a file gives the texts that it carries.

Invariant: an item is never taken for an article. A summary becomes a document only where the article itself cannot
be had, and says so in its notes.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import feedparser

from parley.errors import MalformedError, UnreadableError
from parley.readers.contract import Context, Failure, Outcome, Raw
from parley.readers.dates import NO_DATE, Published, parse_published
from parley.readers.decoding import decode
from parley.readers.drafts import Draft, finish, sha256
from parley.readers.page import text_of
from parley.readers.urls import canonical

_XML_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.I)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?://jsonfeed\.org/version/', re.I)
_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|channel)\b", re.I)
_ENTRY_END = re.compile(rb"</(?:item|entry)\s*>", re.I)
_LINK = re.compile(rb"<link\b[^>]{1,2000}>", re.I)
_FEED_TYPE = re.compile(rb"""type\s*=\s*["']?application/(?:rss\+xml|atom\+xml|feed\+json)""", re.I)
_HREF = re.compile(rb"""href\s*=\s*["']([^"']+)["']""", re.I)
# An item's text shorter than this is a teaser, whatever the feed calls it.
FULL_TEXT_CHARS = 1_000


@dataclass(frozen=True)
class FeedItem:
    """One entry of a feed: where its article is, and what the feed says of it. `html` is the longest text given."""

    url: str | None
    title: str | None = None
    byline: str | None = None
    published: Published = NO_DATE
    html: str = ""

    @property
    def digest(self) -> str:
        """A hash of what the feed says of the item: it changes when the outlet touches it."""
        return sha256(f"{self.url}\x1f{self.title}\x1f{self.html}".encode("utf-8", "surrogatepass"))


@dataclass(frozen=True)
class Feed:
    """A feed as it was at one moment, its items in the order given, each address once.

    `cut` says that its end is missing: the items are those before the cut, and others may have been lost.
    """

    title: str | None
    items: tuple[FeedItem, ...]
    cut: bool = False

    def incomplete(self, source: str) -> UnreadableError:
        """The error that a feed which is cut off means."""
        return UnreadableError(f"{source} is cut off; the items before are read.", "Fetch it again.")


class FeedReader:
    """Feeds saved as files: their items are documents, with the text that the feed carries."""

    name = "feed"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - the content tells; feeds have any name
        return is_feed(head)

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        ctx = ctx.for_many(raw.source)
        feed = parse_feed(raw.bytes(ctx.settings.max_document_mb), raw.source, raw.url)
        if not feed.items:
            raise UnreadableError(f"{raw.source} is a feed without items.")
        for number, item in enumerate(feed.items, start=1):
            source = f"{raw.source}, item {number}"
            try:
                yield item_version(item, feed, source, raw, ctx)
            except Exception as error:  # noqa: BLE001 - one document must never stop the others
                yield Failure.of(source, error)
        if feed.cut:
            raise feed.incomplete(raw.source)


def is_feed(head: bytes) -> bool:
    """Whether bytes begin like a feed."""
    start = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return bool(_JSON_FEED.search(head[:4096]))
    return start.startswith(b"<") and b"<html" not in start.lower() and bool(_XML_FEED.search(start))


def parse_feed(data: bytes, source: str, base: str | None = None) -> Feed:
    """The items of a feed. Raises MalformedError for what is no feed. `base` makes its addresses absolute."""
    cut = False
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        title, entries = _json_feed(data, source)
    else:
        whole = _whole_items(data)
        cut = whole is not data
        if not whole:
            raise MalformedError(f"{source} is cut off before its first item ends.", "Fetch it again.")
        title, entries = _xml_feed(whole, source, base)
    found: dict[object, FeedItem] = {}
    for number, item in enumerate(_item(entry, base) for entry in entries):
        found.setdefault(item.url or number, item)
    return Feed(title, tuple(found.values()), cut)


def item_version(item: FeedItem, feed: Feed, source: str, raw: Raw, ctx: Context) -> Outcome:
    """The document made of what the feed itself carries. Raises UnreadableError where that is nothing."""
    text = text_of(item.html)
    if not text.strip():
        raise UnreadableError(f"{source} carries no text.", f"Add its page: parley add {item.url}" if item.url else "")
    notes = () if len(text) >= FULL_TEXT_CHARS else ("the feed's summary, not the article",)
    draft = Draft(
        text=text,
        sha256=item.digest,
        url=item.url,
        title=item.title,
        byline=item.byline,
        outlet=feed.title,
        published=item.published,
        notes=notes,
    )
    return finish(draft, raw, ctx, source)


def _json_feed(data: bytes, source: str) -> tuple[str | None, list[dict[str, Any]]]:
    try:
        feed = json.loads(decode(data, source).text)
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"{source} is not JSON: {error}.") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise MalformedError(f"{source} is not a feed.", "A JSON Feed has a list of items.")
    authors = (_first(i.get("authors")) or i.get("author") for i in items if isinstance(i, dict))
    return _words(feed.get("title")), [
        {
            "link": i.get("url") or i.get("external_url"),
            "title": i.get("title"),
            "date": i.get("date_published") or i.get("date_modified"),
            "author": author.get("name") if isinstance(author, dict) else None,
            "texts": [i.get("content_html"), _as_html(i.get("content_text")), _as_html(i.get("summary"))],
        }
        for i, author in zip((i for i in items if isinstance(i, dict)), authors, strict=True)
    ]


def _xml_feed(data: bytes, source: str, base: str | None) -> tuple[str | None, list[dict[str, Any]]]:
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        # feedparser forgives nearly everything; what it does not forgive comes out as one of these.
        raise MalformedError(f"{source} is a damaged feed: {error}.", "Fetch it again.") from error
    if not parsed.version and not parsed.entries:
        announced = announced_feed(data, base)
        hint = f"Its feed is at {announced}." if announced else "A page often links to its feed: look for RSS."
        raise MalformedError(f"{source} is not a feed.", hint)
    return _words(parsed.feed.get("title")), [
        {
            "link": entry.get("link") or entry.get("id"),
            "title": text_of(entry.get("title") or ""),
            # Asked for by name first: feedparser warns when it has to stand one date in for another.
            "date": next((entry[name] for name in ("published", "updated", "created") if name in entry), None),
            "author": entry.get("author"),
            "texts": [*(part.get("value") for part in entry.get("content", ())), entry.get("summary")],
        }
        for entry in parsed.entries
    ]


def _whole_items(data: bytes) -> bytes:
    """`data` itself where the feed is closed; else what is before the item that is cut, whose address may be half."""
    root = _ROOT.search(data)
    if root is None or re.search(rb"</" + root[1] + rb"\s*>|<" + root[1] + rb"\b[^>]*/>", data, re.I):
        return data
    ends = [match.end() for match in _ENTRY_END.finditer(data)]
    return data[: ends[-1]] if ends else b""


def announced_feed(page: bytes, base: str | None = None) -> str | None:
    """The address of the feed that a page announces in its head."""
    for tag in _LINK.findall(page[:200_000]):
        if _FEED_TYPE.search(tag) and (href := _HREF.search(tag)):
            return canonical(unescape(href[1].decode("utf-8", errors="replace")), base)
    return None


def _item(entry: Mapping[str, Any], base: str | None) -> FeedItem:
    texts = [text for text in entry["texts"] if isinstance(text, str)]
    link = entry["link"] if isinstance(entry["link"], str) else None
    return FeedItem(
        url=canonical(link, base),
        title=_words(entry["title"]),
        byline=_words(entry["author"]),
        published=parse_published(entry["date"] if isinstance(entry["date"], str) else None),
        html=max(texts, key=len, default=""),
    )


def _as_html(text: object) -> str | None:
    """Plain text as HTML, so that every text of an item is of one kind."""
    if not isinstance(text, str):
        return None
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", plain))


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(value: object) -> object:
    return value[0] if isinstance(value, Sequence) and not isinstance(value, str) and value else None
