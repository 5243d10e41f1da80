"""The state of a watch: whole or not at all, and as small as its feeds."""

from pathlib import Path

import pytest

from parley.analysis.changes import Snapshot
from parley.analysis.watch_state import RECENT, FeedState, WatchState, load_state, save_state, write_whole
from tests.analysis.conftest import NOW
from tests.outputs.test_changes import CHANGE


def test_a_state_comes_back_as_it_was(tmp_path: Path) -> None:
    state = WatchState(feeds={"https://a.example": FeedState(etag='"a"', last_new=NOW)}, known=Snapshot())
    save_state(tmp_path, state)
    assert load_state(tmp_path) == state
    assert load_state(tmp_path / "none") == WatchState()


def test_the_recent_changes_are_the_newest_ones() -> None:
    state = WatchState()
    for number in range(RECENT + 3):
        change = CHANGE.model_copy(update={"id": f"x-{number}"})
        state = state.with_changes(Snapshot(), "1", [change], to_webhook=number < 2)
    assert [c.id for c in (state.recent[0], state.recent[-1])] == [f"x-{RECENT + 2}", "x-3"]
    assert [c.id for c in state.pending] == ["x-0", "x-1"]


def test_a_write_that_fails_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    write_whole(tmp_path / "a", b"one")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="No space left"):
        write_whole(tmp_path / "a", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"one"
