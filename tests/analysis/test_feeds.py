"""How feeds stand, as the Sources view shows it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parley.analysis.feeds import feeds_of
from parley.analysis.watch_state import FeedState, WatchState, save_state

NOW = datetime(2031, 5, 20, 12, tzinfo=UTC)
URL = "https://reader:secret@karsk.example/feed.xml?key=secret"


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


CASES = {
    "ok": FeedState(first_asked=ago(days=9), last_asked=ago(minutes=5), last_new=ago(hours=3)),
    "silent": FeedState(first_asked=ago(days=9), last_asked=ago(minutes=5), last_new=ago(days=3)),
    "broken": FeedState(first_asked=ago(days=9), last_asked=ago(minutes=5), errors=2, error=f"{URL} answered 500"),
    "stale": FeedState(first_asked=ago(days=9), last_asked=ago(hours=7), last_new=ago(hours=8)),
    "not asked yet": FeedState(),
}


@pytest.mark.parametrize("standing", CASES)
def test_standing(tmp_path: Path, standing: str) -> None:
    save_state(tmp_path, WatchState(feeds={URL: CASES[standing]}))
    [feed] = feeds_of(tmp_path, NOW)
    assert feed.standing == standing
    assert "secret" not in feed.model_dump_json()


def test_a_listed_feed_has_its_own_interval_and_outlet(tmp_path: Path) -> None:
    save_state(tmp_path, WatchState(feeds={URL: CASES["stale"]}))
    (tmp_path / "feeds.toml").write_text(
        f'[[feed]]\nurl = "{URL}"\noutlet = "Karsk Courier"\nevery_minutes = 720\n'
        '[[feed]]\nurl = "https://dolin.example/rss"\n'
    )
    found = {feed.url: (feed.standing, feed.outlet) for feed in feeds_of(tmp_path, NOW)}
    assert found == {
        "https://karsk.example/feed.xml": ("ok", "Karsk Courier"),
        "https://dolin.example/rss": ("not asked yet", None),
    }


def test_a_list_that_cannot_be_read_hides_nothing(tmp_path: Path) -> None:
    save_state(tmp_path, WatchState(feeds={URL: CASES["ok"]}))
    (tmp_path / "feeds.toml").write_text("feed = 3")
    assert [feed.standing for feed in feeds_of(tmp_path, NOW)] == ["ok"]


def test_a_record_without_a_watch_has_none(tmp_path: Path) -> None:
    assert feeds_of(tmp_path) == []
