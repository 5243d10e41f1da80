"""Watching feeds: ask each one that is due, add what is new, and find what that changed in the record.

Invariant: the state is saved after every feed, and only once its documents are in the record; whatever breaks one
feed leaves the others alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from parley import pipeline
from parley.analysis.changes import Change, changes_since, snapshot
from parley.analysis.feed_list import FeedList, WatchedFeed
from parley.analysis.watch_state import FeedState, Health, ItemState, WatchState, load_state, save_state
from parley.errors import FetchError, ParleyError, RecordError
from parley.model.base import Value
from parley.model.documents import Version
from parley.readers import Client, Failure, Feed, FeedItem, Fetched, ReadOptions, Unchanged, fetch_feed, read_feed_items
from parley.record import Record

if TYPE_CHECKING:
    from parley.extractors.extract import Engine

# A page that could not be had this often in a row is left alone; what the feed carries of it stays in the record.
MOST_FAILURES = 5
# Even a feed asked daily is looked at this often, so that a clock that jumps is noticed.
LONGEST_SLEEP = timedelta(hours=1)


@dataclass(frozen=True)
class Polled:
    """What came of asking one feed: one outcome per item that was read."""

    feed: WatchedFeed
    health: Health
    error: str
    outcomes: tuple[pipeline.Outcome, ...]


class FeedStatus(Value):
    """One line of `parley watch --show`."""

    url: str
    outlet: str | None
    health: Health
    last_asked: datetime | None
    last_answer: datetime | None
    last_new: datetime | None
    errors: int
    error: str


@dataclass
class Watch:
    """Feeds watched for one record; the engine is kept between passes."""

    path: Path
    feeds: FeedList
    engine: "Engine | None" = field(default=None, repr=False)

    def once(self, *, every: bool = False, now: datetime | None = None) -> Iterator[Polled | list[Change]]:
        """One pass over the feeds that are due, or over `every` one; last of all the changes that were found.

        RecordError (a full disk, a record in use) ends the pass; the next one goes on where it ended.
        """
        now = now or datetime.now(UTC)
        with Record.open(self.path) as record:
            state = self._remembered(record)
            # Asked with a client of its own, each pass sees what robots.txt says today.
            client = Client(record.settings)
            for feed in self.feeds.feed:
                if every or state.feed(feed.url).due(feed, now):
                    asked, outcomes = self._poll(record, feed, state.feed(feed.url), client, now)
                    state = state.with_feed(feed.url, asked)
                    save_state(self.path, state)
                    yield Polled(feed, asked.health(feed, now), asked.error, tuple(outcomes))
            yield self._changes(record, state, now)

    def wait(self, now: datetime | None = None) -> timedelta:
        """How long until a feed is due."""
        now = now or datetime.now(UTC)
        state = load_state(self.path)
        waits = [LONGEST_SLEEP]
        for feed in self.feeds.feed:
            asked = state.feed(feed.url)
            due = asked.due(feed, now) or asked.last_asked is None
            waits.append(timedelta(0) if due or asked.last_asked is None else asked.last_asked + feed.interval - now)
        return max(min(waits), timedelta(0))

    def status(self, now: datetime | None = None) -> tuple[FeedStatus, ...]:
        """How each feed stands, in the order of the list."""
        now = now or datetime.now(UTC)
        state = load_state(self.path)
        shown = ((feed, state.feed(feed.url)) for feed in self.feeds.feed)
        return tuple(
            FeedStatus(
                url=feed.url, outlet=feed.outlet, health=asked.health(feed, now), last_asked=asked.last_asked,
                last_answer=asked.last_answer, last_new=asked.last_new, errors=asked.errors, error=asked.error,
            )
            for feed, asked in shown
        )  # fmt: skip

    def _remembered(self, record: Record) -> WatchState:
        """The state; before the first pass, what the record holds already counts as told."""
        state = load_state(self.path)
        if state.known is None:
            pipeline.join_record(record)
            state = state.model_copy(update={"known": snapshot(record), "known_from": record.derived_from()})
            save_state(self.path, state)
        return state

    def _changes(self, record: Record, state: WatchState, now: datetime) -> list[Change]:
        """What differs from what was known, whoever changed it; kept with what is known now, in one step."""
        pipeline.join_record(record)
        if state.known is None or state.known_from == record.derived_from():
            return []
        changes = changes_since(state.known, record, now)
        to_webhook = self.feeds.publish.webhook is not None
        save_state(
            self.path, state.with_changes(snapshot(record), record.derived_from(), changes, to_webhook=to_webhook)
        )
        return changes

    def _poll(
        self, record: Record, feed: WatchedFeed, state: FeedState, client: Client, now: datetime
    ) -> tuple[FeedState, list[pipeline.Outcome]]:
        """Ask one feed and add what is new in it; the state says what went wrong."""
        state = state.model_copy(update={"first_asked": state.first_asked or now, "last_asked": now})
        try:
            fetched, found = fetch_feed(feed.url, client, etag=state.etag, last_modified=state.last_modified)
            answered: dict[str, object] = {"last_answer": now, "errors": 0, "error": ""}
            if found is None:
                return state.model_copy(update=answered), []
            items = _Items(fetched, found, state.items, client, ReadOptions(outlet=feed.outlet))
            if items.fresh and self.engine is None:
                self.engine = pipeline.load_engine(record)
            outcomes = list(pipeline.add_read(record, items.read(), self.engine))
        except RecordError:
            raise
        except Exception as error:  # noqa: BLE001 - one feed must never stop the others
            said = str(error) if isinstance(error, ParleyError) else f"{type(error).__name__}: {error}"
            return state.model_copy(update={"errors": state.errors + 1, "error": said}), []
        # With a page outstanding, or its own end, the feed must be given whole again next time.
        marks = (None, None) if items.outstanding or found.cut else (fetched.etag, fetched.last_modified)
        if found.cut:
            answered |= {"errors": state.errors + 1, "error": str(found.incomplete(fetched.url))}
        news = {"last_new": now} if items.arrived else {}
        answered |= {"etag": marks[0], "last_modified": marks[1], "items": items.states}
        return state.model_copy(update={**answered, **news}), outcomes


class _Items:
    """The items of a feed that are new, that the outlet touched since, or whose page could not be had last time."""

    def __init__(
        self, fetched: Fetched, feed: Feed, former: dict[str, ItemState], client: Client, options: ReadOptions
    ) -> None:
        self._fetched, self._feed, self._former = fetched, feed, former
        self._client, self._options = client, options
        keys = [_key(item) for item in feed.items]
        # What the feed no longer lists is forgotten: the state stays as small as the feed. One that is cut off may
        # list it still.
        self.states = dict(former) if feed.cut else {key: former[key] for key in keys if key in former}
        self.fresh = tuple(item for item in feed.items if self._wanted(item))
        self.arrived = 0

    @property
    def outstanding(self) -> bool:
        return any(0 < state.failures < MOST_FAILURES for state in self.states.values())

    def _wanted(self, item: FeedItem) -> bool:
        former = self._former.get(_key(item))
        return former is None or former.digest != item.digest or 0 < former.failures < MOST_FAILURES

    def read(self) -> Iterator[Version | Failure]:
        """Their documents; what became of each item is noted in `states`."""
        for item in self.fresh:
            one = replace(self._feed, items=(item,))
            read = read_feed_items(self._fetched, one, self._client, options=self._options)
            outcomes = [o for o in read if not isinstance(o, Unchanged)]
            former = self._former.get(_key(item))
            missed = not any(isinstance(o, Version) and o.raw_sha256 != item.digest for o in outcomes)
            failed = missed and item.url is not None
            tried = former.failures if former and former.digest == item.digest else 0
            self.states[_key(item)] = ItemState(digest=item.digest, failures=tried + 1 if failed else 0)
            self.arrived += former is None and any(isinstance(o, Version) for o in outcomes)
            if failed and former is not None and former.failures == 0:
                # The page was read before: the feed's summary must not become its newest version.
                yield from (o if isinstance(o, Failure) else _unfetched(o) for o in outcomes)
            else:
                yield from outcomes


def _key(item: FeedItem) -> str:
    return item.url or item.digest


def _unfetched(version: Version) -> Failure:
    source = version.source or version.id
    why = version.notes[-1] if version.notes else f"{source} could not be fetched."
    return Failure.of(source, FetchError(why, "It is asked for again with its feed."))
