"""A server with a feed on it, and a record that may fetch from it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.analysis.changes import Change
from parley.analysis.feed_list import FeedList
from parley.analysis.watching import Polled, Watch
from parley.extractors.extract import Engine
from parley.record import Record
from parley.settings import Settings
from tests.readers.fetch.conftest import Site, site

__all__ = ["site"]

NOW = datetime(2031, 3, 5, 12, 0, tzinfo=UTC)


class Newsroom:
    """An outlet with a feed at /feed, and a watch of it. `run` is one pass: what was asked, and what changed."""

    def __init__(self, site: Site, record: Path, engine: Engine) -> None:
        self.site, self.path, self.items = site, record, {}
        self.watch = Watch(record, FeedList.model_validate({"feed": [{"url": site.url("/feed")}]}), engine)

    def publish(self, path: str, text: str, teaser: str = "", status: int = 200) -> None:
        """An article, and its item in the feed, the newest first."""
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        page = (
            f"<!doctype html><html lang='en'><head><title>{path} | Harbour Daily</title>"
            "<meta property='og:site_name' content='Harbour Daily'>"
            f"<meta property='article:published_time' content='2031-03-01T10:00:00+00:00'></head>"
            f"<body><article><h1>News of the day</h1>{paragraphs}</article></body></html>"
        )
        self.site[path] = (status, {"Content-Type": "text/html; charset=utf-8"}, page.encode())
        self.items = {path: teaser, **{p: t for p, t in self.items.items() if p != path}}
        self.list_items()

    def list_items(self, **headers: str) -> None:
        items = "".join(
            f"<item><title>News {path}</title><link>{self.site.url(path)}</link>"
            f"<description>{teaser}</description></item>"
            for path, teaser in self.items.items()
        )
        feed = f"<rss version='2.0'><channel><title>Harbour Daily</title>{items}</channel></rss>"
        self.site["/feed"] = (200, {"Content-Type": "application/rss+xml", **headers}, feed.encode())

    def run(self, now: datetime = NOW, **more: bool) -> tuple[list[Polled], list[Change]]:
        *polled, changes = self.watch.once(now=now, **{"every": True, **more})
        return polled, changes

    def fetched(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.site.asked)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load(Settings())


@pytest.fixture
def newsroom(site: Site, tmp_path: Path, engine: Engine) -> Callable[[], Newsroom]:
    place = tmp_path / "record"
    Record.create(place).close()
    options = "fetch_private = true\nfetch_pause_seconds = 0.0\nfetch_retries = 0\n"
    (place / "parley.toml").write_text(f"[settings]\n{options}")
    return Newsroom(site, place, engine)
