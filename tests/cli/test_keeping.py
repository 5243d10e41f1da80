"""edit, remove, backup, export, import, rebuild, doctor."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import parley


@pytest.fixture
def own(story: Path, tmp_path: Path) -> Path:
    """A copy of the story that a test may change."""
    return Path(shutil.copytree(story, tmp_path / "own"))


def documents(record: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in parley("show", "documents", "--json", record=record).output.splitlines()]


def test_export_and_import_make_the_same_record(story: Path, tmp_path: Path) -> None:
    parley("export", tmp_path / "all.jsonl", record=story)
    parley("init", tmp_path / "other")
    done = parley("import", tmp_path / "all.jsonl", record=tmp_path / "other")
    assert done.exit_code == 0, done.output
    assert parley("export", record=tmp_path / "other").output == (tmp_path / "all.jsonl").read_text()
    twice = parley("import", tmp_path / "all.jsonl", record=tmp_path / "other")
    assert "; 0 of them were new." in twice.output


def test_a_corrected_date_reaches_the_entries(own: Path) -> None:
    document = str(documents(own)[0]["document"])
    done = parley("edit", "document", document, "--published", "2021-11-01", "--reason", "checked", record=own)
    assert done.exit_code == 0, done.output
    changed = next(d for d in documents(own) if d["document"] == document)
    assert str(changed["published"]).startswith("2021-11-01")


def test_removing_leaves_a_tombstone_that_adding_respects(own: Path) -> None:
    first = documents(own)[0]
    parley("remove", str(first["document"]), "--reason", "asked to", record=own)
    assert len(documents(own)) == 1
    again = parley("add", str(first["source"]), record=own)
    assert again.output.splitlines()[-1] == "1 removed"
    assert parley("add", str(first["source"]), "--restore", record=own).output.splitlines()[-1] == "1 new"


def test_a_backup_opens(own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    assert parley("backup", folder / "record.sqlite", record=own).exit_code == 0
    (folder / "parley.toml").write_text((own / "parley.toml").read_text())
    assert parley("export", record=folder).output == parley("export", record=own).output


def test_rebuild_gives_the_same_record(own: Path) -> None:
    before = parley("export", record=own).output
    assert parley("rebuild", record=own).exit_code == 0
    assert parley("export", record=own).output == before


def test_doctor_finds_a_sound_record_sound(own: Path) -> None:
    done = parley("doctor", "--json", record=own)
    checks = [json.loads(line) for line in done.output.splitlines()]
    assert (done.exit_code, [c for c in checks if not c["ok"]]) == (0, [])


def test_doctor_finds_a_damaged_record_damaged(own: Path) -> None:
    (own / "record.sqlite").write_bytes(b"not a database" * 100)
    for extra in own.glob("record.sqlite-*"):
        extra.unlink()
    assert parley("doctor", record=own).exit_code == 1
