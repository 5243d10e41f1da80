"""Files, pages, feeds and archives become versions.

What reads (PDF, HTML, feeds, the network) is loaded when it is first asked for: it takes a second that others need
not wait.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from parley.readers.contract import Context, Failure, KnownPage, Outcome, Pages, Raw, Reader, ReadOptions, Unchanged

if TYPE_CHECKING:
    from parley.readers.feeds import Feed, FeedItem
    from parley.readers.fetch.client import Client
    from parley.readers.fetch.responses import Fetched
    from parley.readers.online import fetch_feed
    from parley.readers.reading import read, read_feed_items

__all__ = [
    "Client", "Context", "Failure", "Feed", "FeedItem", "Fetched", "KnownPage", "Outcome", "Pages", "Raw",
    "ReadOptions", "Reader", "Unchanged", "fetch_feed", "read", "read_feed_items",
]  # fmt: skip

_HOMES = {
    "Client": "fetch.client",
    "Feed": "feeds",
    "FeedItem": "feeds",
    "Fetched": "fetch.responses",
    "fetch_feed": "online",
    "read": "reading",
    "read_feed_items": "reading",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type of whichever name is asked for
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'parley.readers' has no attribute '{name}'")
