"""What a watch remembers between its passes, in the record's folder.

Invariant: the file is replaced as a whole, so a crash leaves the former state or the new one; what was known and
what is still to be told change together, so no change is lost and none is found twice.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import Field, ValidationError

from parley.analysis.changes import Change, Snapshot
from parley.analysis.feed_list import WatchedFeed
from parley.errors import BusyRecordError, MalformedError, RecordError
from parley.model.base import Value

STATE_FILE = "watch.json"
LOCK_FILE = "watch.lock"
# The Atom feed shows this many changes; readers that ask once a day miss none at the usual pace of news.
RECENT = 200

Health = Literal["ok", "not asked yet", "silent", "broken"]


class ItemState(Value):
    """What a feed said of an item when it was last read, and how often its page could not be had since."""

    digest: str
    failures: int = 0


class FeedState(Value):
    """What is known of one feed: when it was asked, answered and had something new, and what is wrong with it."""

    etag: str | None = None
    last_modified: str | None = None
    first_asked: datetime | None = None
    last_asked: datetime | None = None
    last_answer: datetime | None = None
    last_new: datetime | None = None
    errors: int = 0
    error: str = ""
    items: dict[str, ItemState] = Field(default_factory=dict)

    def due(self, feed: WatchedFeed, now: datetime) -> bool:
        """Whether the feed is to be asked again; a clock that was set back does not silence it."""
        return self.last_asked is None or not self.last_asked <= now < self.last_asked + feed.interval

    def health(self, feed: WatchedFeed, now: datetime) -> Health:
        """Whether the feed can be relied on: broken where it could not be read, silent where nothing new came."""
        if self.first_asked is None:
            return "not asked yet"
        if self.errors:
            return "broken"
        silent = now - (self.last_new or self.first_asked) > feed.silent_after * feed.interval
        return "silent" if silent else "ok"


class WatchState(Value):
    """Feeds by address; what of the record was told (None before the first pass); what is still to be told.

    `known_from` names the derived entries that `known` was taken from.
    """

    feeds: dict[str, FeedState] = Field(default_factory=dict)
    known: Snapshot | None = None
    known_from: str | None = None
    pending: tuple[Change, ...] = ()
    recent: tuple[Change, ...] = ()

    def feed(self, url: str) -> FeedState:
        return self.feeds.get(url, FeedState())

    def with_feed(self, url: str, feed: FeedState) -> "WatchState":
        return self.model_copy(update={"feeds": {**self.feeds, url: feed}})

    def with_changes(
        self, known: Snapshot, known_from: str | None, changes: list[Change], *, to_webhook: bool
    ) -> "WatchState":
        """The state after `changes` were found; newest first among the recent ones."""
        return self.model_copy(
            update={
                "known": known,
                "known_from": known_from,
                "pending": (*self.pending, *changes) if to_webhook else self.pending,
                "recent": (*reversed(changes), *self.recent)[:RECENT],
            }
        )


def load_state(record: Path) -> WatchState:
    """The state in a record's folder, empty where there is none. MalformedError where it cannot be understood."""
    file = record / STATE_FILE
    try:
        return WatchState.model_validate_json(file.read_bytes()) if file.exists() else WatchState()
    except (ValidationError, ValueError) as error:
        raise MalformedError(
            f"{file} is damaged.", "Delete it: feeds are then read anew, which adds nothing twice."
        ) from error


def save_state(record: Path, state: WatchState) -> None:
    """Replace the state in a record's folder. RecordError where it cannot be written."""
    write_whole(record / STATE_FILE, state.model_dump_json(exclude_defaults=True).encode())


@contextmanager
def watching_alone(record: Path) -> Iterator[None]:
    """Keep other watches off the state of this record meanwhile; the system lets go of it when the process dies.

    BusyRecordError where another watch has it: two would ask every feed twice and overwrite each other's state.
    """
    lock = FileLock(record / LOCK_FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyRecordError(
            f"Another 'parley watch' runs for {record}.", "Stop it first, or list all feeds in its file."
        ) from error
    except OSError as error:
        raise RecordError(f"{lock.lock_file} cannot be written: {error.strerror}.", "Mend its permissions.") from error
    try:
        yield
    finally:
        lock.release()


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it. RecordError where that fails."""
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        try:
            with half.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(file)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise RecordError(
            f"{file} cannot be written: {error.strerror or error}.", "Make room, or mend its permissions."
        ) from error
