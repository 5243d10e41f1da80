"""How the watched feeds of a record stand, read from what the watch remembers.

Invariant: what is shown of a feed's address is no secret: no user name, no query, no fragment.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from parley.analysis.feed_list import FeedList, WatchedFeed, load_feed_list
from parley.analysis.watch_state import FeedState, load_state
from parley.errors import ParleyError
from parley.model.base import Value

# The list that the app knows of; `parley watch` may be given another, whose feeds then have the usual intervals.
FEEDS_FILE = "feeds.toml"
# A feed that was due so many times and was not asked: nobody is watching any more.
_MISSED = 4
_LEAST = timedelta(hours=1)

Standing = Literal["ok", "silent", "broken", "stale", "not asked yet"]


class FeedShown(Value):
    """A feed and how far it can be relied on.

    silent: it answers and has had nothing new for long; broken: it could not be read; stale: it was not asked when it
    was due, because no watch runs.
    """

    url: str
    outlet: str | None
    standing: Standing
    last_asked: datetime | None
    last_answer: datetime | None
    last_new: datetime | None
    errors: int
    error: str


def feeds_of(record: Path, now: datetime | None = None) -> list[FeedShown]:
    """The feeds of the record in a folder, those to be looked at first."""
    at = now or datetime.now(UTC)
    states = load_state(record).feeds
    listed = {feed.url: feed for feed in _listed(record).feed} if (record / FEEDS_FILE).is_file() else {}
    every = {**{url: WatchedFeed(url=url) for url in states}, **listed}
    found = [_shown(feed, states.get(url, FeedState()), at) for url, feed in every.items()]
    order = ("broken", "stale", "silent", "not asked yet", "ok")
    return sorted(found, key=lambda feed: (order.index(feed.standing), feed.url))


def _listed(record: Path) -> FeedList:
    try:
        return load_feed_list(record / FEEDS_FILE)
    except ParleyError:
        # The watch says what is wrong with its list; the view still shows what is known.
        return FeedList.model_construct(feed=())


def _shown(feed: WatchedFeed, state: FeedState, now: datetime) -> FeedShown:
    standing: Standing = state.health(feed, now)
    due = max(_MISSED * feed.interval, _LEAST)
    if standing in ("ok", "silent") and state.last_asked is not None and now - state.last_asked > due:
        standing = "stale"
    return FeedShown(
        url=bare(feed.url), outlet=feed.outlet, standing=standing, last_asked=state.last_asked,
        last_answer=state.last_answer, last_new=state.last_new, errors=state.errors,
        error=state.error.replace(feed.url, bare(feed.url)),
    )  # fmt: skip


def bare(url: str) -> str:
    """An address without what may be a secret in it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
