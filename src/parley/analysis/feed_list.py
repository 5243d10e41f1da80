"""feeds.toml: which feeds are watched, and where changes are told.

Invariant: a list that loads is one that can be watched; whatever is wrong with it is said with its place.
"""

import tomllib
from datetime import timedelta
from pathlib import Path

from pydantic import Field, ValidationError

from parley.errors import MalformedError, NotFoundError
from parley.model.base import Value
from parley.readers.urls import canonical


class WatchedFeed(Value):
    """A feed, how often it is asked, and after how many such intervals without a new item it counts as silent.

    Ninety-six quarters of an hour are a day, by which an outlet that reports daily has published something.
    """

    url: str
    outlet: str | None = None
    every_minutes: float = Field(default=15.0, ge=1.0)
    silent_after: int = Field(default=96, ge=1)

    @property
    def interval(self) -> timedelta:
        return timedelta(minutes=self.every_minutes)


class Publishing(Value):
    """Where changes go besides the terminal: an address that takes JSON, and a file that is an Atom feed."""

    webhook: str | None = None
    atom: Path | None = None


class FeedList(Value):
    """What is watched and where it is told."""

    feed: tuple[WatchedFeed, ...] = Field(min_length=1)
    publish: Publishing = Publishing()


def load_feed_list(path: Path) -> FeedList:
    """The feed list in `path`; a relative Atom file lies beside it. NotFoundError, MalformedError."""
    if not path.is_file():
        raise NotFoundError(f"{path} does not exist.", "Write it: one [[feed]] with its url for each feed.")
    try:
        found = FeedList.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MalformedError(f"{path} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise MalformedError(f"{path}: {where}: {first['msg']}.", "See docs/how-to/watch-feeds.md.") from error
    _check_addresses(path, found)
    if found.publish.atom is None:
        return found
    return found.model_copy(
        update={"publish": found.publish.model_copy(update={"atom": path.parent / found.publish.atom})}
    )


def _check_addresses(path: Path, found: FeedList) -> None:
    addresses = [feed.url for feed in found.feed]
    for url in (*addresses, *filter(None, [found.publish.webhook])):
        if canonical(url) is None:
            raise MalformedError(f"{path}: '{url}' is no web address.", "It starts with https:// or http://.")
        if addresses.count(url) > 1:
            raise MalformedError(f"{path}: {url} is listed twice.")
