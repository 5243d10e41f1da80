"""Web addresses: a page becomes a document, a feed the documents of its items.

Invariant: the document of a page has the page's canonical address, so fetching it again through any road gives the
same document, and an edited page a new version of it.
"""

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from parley.errors import ParleyError, UnreadableError
from parley.model.documents import Version
from parley.readers.contract import Context, Failure, KnownPage, Outcome, Raw, Unchanged
from parley.readers.dates import NO_DATE
from parley.readers.feeds import Feed, FeedItem, is_feed, item_version, parse_feed
from parley.readers.fetch.client import Client
from parley.readers.fetch.responses import Fetched
from parley.readers.urls import host_of
from parley.settings import Settings


@lru_cache(maxsize=1)
def shared_client(settings: Settings) -> Client:
    """One client for all addresses of a run: it knows whose turn it is at each host."""
    return Client(settings)


def is_address(source: object) -> bool:
    """Whether a source is a web address and no path."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def read_address(url: str, ctx: Context, client: Client | None = None) -> Iterator[Outcome]:
    """The document at `url`, or those of the feed there. Raises ParleyError when it cannot be fetched."""
    client = client or shared_client(ctx.settings)
    known = ctx.pages.known(url) if ctx.pages else None
    marks = known or KnownPage()
    fetched = client.get(url, etag=marks.etag, last_modified=marks.last_modified)
    if known and fetched.not_modified:
        yield Unchanged(url, known.document)
        return
    if is_feed(fetched.body):
        feed = parse_feed(fetched.body, fetched.url, fetched.url)
        if not feed.items:
            raise UnreadableError(f"{fetched.url} is a feed without items.")
        yield from read_items(fetched, feed, ctx.for_many(url), client)
        if feed.cut:
            raise feed.incomplete(fetched.url)
    else:
        if ctx.pages:
            ctx.pages.fetched(url, KnownPage(fetched.etag, fetched.last_modified), fetched.sha256)
        yield from ctx.nested(raw_of(fetched), ctx)


def read_items(
    fetched: Fetched, feed: Feed, ctx: Context, client: Client, known: Set[str] = frozenset()
) -> Iterator[Outcome]:
    """The articles that a feed points to, but for the addresses that are `known`."""
    for item in feed.items:
        if item.url not in known:
            yield from read_item(item, feed, raw_of(fetched), ctx, client)


def read_item(item: FeedItem, feed: Feed, raw: Raw, ctx: Context, client: Client) -> Iterator[Outcome]:
    """The article of one item; where it cannot be had, what the feed carries of it, and why."""
    source = item.url or f"{raw.source}, {item.title or 'an item without address'}"
    outcomes: list[Outcome]
    try:
        if item.url is None:
            raise UnreadableError(f"{source} has no address.")
        page = client.get(item.url)
        # The feed's title is a name for its own site's pages; those that an aggregator lists are other outlets'.
        own = feed.title if host_of(page.url) == host_of(raw.url) else None
        outcomes = list(ctx.nested(replace(raw_of(page), outlet=own), ctx))
    except Exception as error:  # noqa: BLE001 - one document must never stop the others
        outcomes = [Failure.of(source, error)]
    if any(isinstance(outcome, Version) for outcome in outcomes):
        yield from (_completed(o, item) if isinstance(o, Version) else o for o in outcomes)
        return
    try:
        carried = item_version(item, feed, source, raw, ctx)
    except ParleyError:
        yield from outcomes
        return
    why = next(o.message for o in outcomes if isinstance(o, Failure))
    yield carried.model_copy(update={"notes": (*carried.notes, why)}) if isinstance(carried, Version) else carried


def fetch_feed(
    url: str, client: Client, *, etag: str | None = None, last_modified: str | None = None
) -> tuple[Fetched, Feed | None]:
    """A feed with the answer that it came in; None for the feed where nothing changed since `etag`.

    Raises FetchError when it cannot be fetched, MalformedError when it is no feed.
    """
    fetched = client.get(url, etag=etag, last_modified=last_modified)
    return fetched, None if fetched.not_modified else parse_feed(fetched.body, fetched.url, fetched.url)


def raw_of(fetched: Fetched) -> Raw:
    """A fetched page as bytes to read."""
    return Raw.of_bytes(
        fetched.url, PurePosixPath(urlsplit(fetched.url).path).name, fetched.body,
        content_type=fetched.content_type, charset=fetched.charset, url=fetched.url, fetched=fetched.fetched,
    )


def _completed(version: Version, item: FeedItem) -> Version:
    if version.published is not None or item.published.at is None:
        return version
    notes = (*(note for note in version.notes if note != NO_DATE.note), "date of publication from the feed")
    return version.model_copy(
        update={"published": item.published.at, "published_precision": item.published.precision, "notes": notes}
    )
