"""Long answers are cut to what a list shows, and say how much there is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import httpx
import pytest

from parley.api.ahead import read_ahead
from parley.api.library import Library
from parley.api.routes.derived import briefly
from parley.model.derived import Claim, HistoryEntry
from parley.model.passages import Passage

Act = Literal["asserted", "repeated", "denied"]
WORDS = "Karsk was surrounded"
FIRST_DAY = datetime(2031, 5, 1, tzinfo=UTC)


def acted(claim: Claim, *acts: Act) -> Claim:
    """The claim with these acts, one a day."""
    history = tuple(
        HistoryEntry(
            act=act, at=FIRST_DAY + timedelta(days=day), by=None, stance="positive", report=f"s-{day}", document="d-1",
            passage=Passage.of(WORDS, (0, 5)), outlet="Karsk Courier", reason="",
        )
        for day, act in enumerate(acts)
    )  # fmt: skip
    return claim.model_copy(update={"history": history})


@pytest.mark.parametrize(
    ("acts", "kept"),
    [
        (["asserted"], ["s-0"]),
        (["asserted", "repeated", "repeated", "denied"], ["s-0", "s-3"]),
        (["asserted", "repeated", "denied", "repeated"], ["s-0", "s-2", "s-3"]),
        (["asserted", *["denied"] * 9], ["s-4", "s-5", "s-6", "s-7", "s-8", "s-9"]),
        ([], []),
    ],
)
def test_a_brief_history_has_what_changed_and_the_last(api: httpx.Client, acts: list[Act], kept: list[str]) -> None:
    claim = Claim.model_validate(api.get("/api/claims").json()["items"][0])
    assert [entry.report for entry in briefly(acted(claim, *acts)).history] == kept


def test_the_board_shows_the_latest_moves_and_counts_all(api: httpx.Client, ids: dict[str, str]) -> None:
    board = api.get("/api/talks", params={"moves": 1}).json()
    assert [move["report"] for move in board["talks"][0]["moves"]] == [ids["refusal"]]
    assert board["moves"] == {board["talks"][0]["id"]: 2}


def test_what_was_read_ahead_is_there_at_once(place: tuple[Path, dict[str, str]]) -> None:
    books = Library(place[0])
    try:
        read_ahead(books)
        kept = {name for _, name, _ in books._kept}
        assert kept >= {"overview", "timeline", "network", "map", "days", "facets"}
    finally:
        books.close()
