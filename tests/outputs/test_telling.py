"""Whatever a webhook does, no change is lost."""

import json
from pathlib import Path

import feedparser
import pytest

from parley.analysis.feed_list import Publishing
from parley.analysis.watch_state import WatchState, load_state, save_state
from parley.outputs.telling import BATCH, tell
from tests.outputs.test_changes import CHANGE
from tests.readers.fetch.conftest import Site, site

__all__ = ["site"]


def changes(count: int) -> tuple:
    return tuple(CHANGE.model_copy(update={"id": f"x-{n}"}) for n in range(count))


def told(site: Site) -> list[str]:
    return [change["id"] for _, body in site.posted for change in json.loads(body)["changes"]]


def test_changes_go_out_once_in_order(site: Site, tmp_path: Path) -> None:
    site["/hook"] = b"thank you"
    save_state(tmp_path, WatchState(pending=changes(BATCH + 5)))
    hook = Publishing(webhook=site.url("/hook"))
    assert tell(tmp_path, hook) == []
    assert tell(tmp_path, hook) == []
    assert told(site) == [f"x-{n}" for n in range(BATCH + 5)]
    assert len(site.posted) == 2


@pytest.mark.parametrize(
    ("answer", "said"), [((500, {}, b""), "answers 500"), ((302, {"Location": "/other"}, b""), "answers 302")]
)
def test_what_is_not_taken_is_sent_next_time(site: Site, tmp_path: Path, answer: tuple, said: str) -> None:
    site["/hook"] = answer
    save_state(tmp_path, WatchState(pending=changes(2)))
    hook = Publishing(webhook=site.url("/hook"))
    (problem,) = tell(tmp_path, hook)
    assert said in problem
    assert len(load_state(tmp_path).pending) == 2
    site["/hook"] = b""
    assert tell(tmp_path, hook) == []
    assert load_state(tmp_path).pending == ()
    assert told(site) == ["x-0", "x-1"] * 2


def test_no_server_at_the_webhook_does_not_stop_the_atom_file(tmp_path: Path) -> None:
    save_state(tmp_path, WatchState(pending=changes(1), recent=changes(1)))
    atom = tmp_path / "changes.xml"
    (problem,) = tell(tmp_path, Publishing(webhook="http://127.0.0.1:1/hook", atom=atom))
    assert "cannot be reached" in problem
    assert len(feedparser.parse(atom.read_bytes()).entries) == 1
    assert len(load_state(tmp_path).pending) == 1


def test_an_atom_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (problem,) = tell(tmp_path, Publishing(atom=tmp_path / "none" / "changes.xml"))
    assert "changes.xml cannot be written" in problem
