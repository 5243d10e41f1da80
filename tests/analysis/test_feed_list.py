"""feeds.toml: what it may hold, and what is said where it is wrong."""

from pathlib import Path

import pytest

from parley.analysis.feed_list import load_feed_list
from parley.errors import MalformedError, NotFoundError


def test_a_list(tmp_path: Path) -> None:
    place = tmp_path / "feeds.toml"
    place.write_text(
        '[publish]\natom = "changes.xml"\n[[feed]]\nurl = "https://a.example/rss"\n'
        '[[feed]]\nurl = "https://b.example/rss"\noutlet = "B"\nevery_minutes = 60\n'
    )
    found = load_feed_list(place)
    assert [(f.url, f.outlet, f.every_minutes) for f in found.feed] == [
        ("https://a.example/rss", None, 15.0),
        ("https://b.example/rss", "B", 60.0),
    ]
    assert (found.publish.atom, found.publish.webhook) == (tmp_path / "changes.xml", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "feed: Field required"),
        ("[[feed]", "is not valid TOML"),
        ('[[feed]]\nurl = "feed.xml"', "'feed.xml' is no web address"),
        ('[[feed]]\nurl = "https://a.example"\nevery = 5', "feed.0.every: Extra inputs"),
        ('[[feed]]\nurl = "https://a.example"\nevery_minutes = 0.1', "greater than or equal to 1"),
        ('[[feed]]\nurl = "https://a.example"\n' * 2, "is listed twice"),
        ('[[feed]]\nurl = "https://a.example"\n[publish]\nwebhook = "hook"', "'hook' is no web address"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    place = tmp_path / "feeds.toml"
    place.write_text(text)
    with pytest.raises(MalformedError) as caught:
        load_feed_list(place)
    assert said in str(caught.value)
    assert str(place) in str(caught.value)


def test_no_list(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="does not exist"):
        load_feed_list(tmp_path / "feeds.toml")
