"""Files, pages, feeds and archives become versions."""

from parley.readers.contract import Context, Failure, Outcome, Raw, Reader, ReadOptions
from parley.readers.feeds import Feed, FeedItem
from parley.readers.fetch.client import Client
from parley.readers.fetch.responses import Fetched
from parley.readers.online import fetch_feed
from parley.readers.reading import read, read_feed_items

__all__ = [
    "Client", "Context", "Failure", "Feed", "FeedItem", "Fetched", "Outcome", "Raw", "ReadOptions", "Reader",
    "fetch_feed", "read", "read_feed_items",
]
