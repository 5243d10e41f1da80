"""actors: who is there, who may be one, and who people say is one."""

import json
import shutil
from pathlib import Path

import pytest

from parley.errors import MalformedError, NotFoundError
from tests.cli.conftest import parley

ORLEV = "a:hanne-orlev"


@pytest.fixture
def own(story: Path, tmp_path: Path) -> Path:
    """A copy of the story that a test may change."""
    return Path(shutil.copytree(story, tmp_path / "own"))


def listed(record: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(row) for row in parley("actors", "list", *words, "--json", record=record).output.splitlines()]


def test_who_is_there(story: Path) -> None:
    assert ORLEV in {row["id"] for row in listed(story)}
    assert [row["id"] for row in listed(story, "Orlev")] == [ORLEV]
    assert "Hanne Orlev" in parley("actors", "list", record=story).output


def test_one_actor_in_every_view(own: Path) -> None:
    front = "a:tolmen-front"
    spoken = len(parley("show", "statements", "--actor", ORLEV, "--json", record=own).output.splitlines())
    acted = len(parley("show", "statements", "--actor", front, "--json", record=own).output.splitlines())
    done = parley("actors", "same", ORLEV, front, "--reason", "a test", record=own)
    assert done.exit_code == 0, done.output
    assert "undo: parley review undo j-" in done.output
    both = parley("show", "statements", "--actor", front, "--json", record=own).output.splitlines()
    assert len(both) >= max(spoken, acted)
    assert front not in {row["id"] for row in listed(own)}
    assert "Tolmen Front" in parley("actors", "list", "Orlev", record=own).output
    talks = [json.loads(row) for row in parley("talks", "--json", record=own).output.splitlines()]
    assert front not in {p["id"] for t in talks for p in t.get("parties", ())}
    made = json.loads(parley("review", "--done", "--json", record=own).output.splitlines()[0])["id"]
    parley("review", "undo", made, record=own)
    assert front in {row["id"] for row in listed(own)}


def test_somebody_else_of_that_name(own: Path) -> None:
    documents = [json.loads(row) for row in parley("show", "documents", "--json", record=own).output.splitlines()]
    other = f"{ORLEV}@{documents[0]['document']}"
    assert parley("actors", "different", ORLEV, other, record=own).exit_code == 0
    assert {ORLEV, other} <= {row["id"] for row in listed(own, "Orlev")}


def test_suggestions(story: Path) -> None:
    done = parley("actors", "suggest", record=story)
    assert done.exit_code == 0
    rows = parley("actors", "suggest", "--json", record=story).output.splitlines()
    assert all(json.loads(row)["reasons"] for row in rows)


def test_what_makes_no_sense(own: Path) -> None:
    assert isinstance(parley("actors", "same", ORLEV, ORLEV, record=own).exception, MalformedError)
    assert isinstance(parley("actors", "same", ORLEV, "a:nobody", record=own).exception, NotFoundError)
