"""edit, undo, remove, backup, export, import, rebuild, doctor."""

import json
import shutil
from pathlib import Path

import pytest

from parley.errors import InputError
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


def test_a_correction_is_no_reading_and_undoing_it_brings_the_source_back(own: Path) -> None:
    before = documents(own)[0]
    document = str(before["document"])
    for published in ("2021-11-01", "2021-12-01"):
        parley("edit", "document", document, "--published", published, "--outlet", "Gazette", record=own)
    judgements = [json.loads(line) for line in parley("show", "judgements", "--json", record=own).output.splitlines()]
    assert [(j["field"], j["new"]) for j in judgements] == [
        ("published", "2021-11-01"), ("outlet", "Gazette"), ("published", "2021-12-01"), ("outlet", "Gazette"),
    ]  # fmt: skip
    seen = []
    for judgement in reversed(judgements):
        done = parley("undo", judgement["id"], record=own)
        assert done.exit_code == 0, done.output
        now = next(d for d in documents(own) if d["document"] == document)
        seen.append((str(now["published"])[:10], now["outlet"]))
    source = (str(before["published"])[:10], before["outlet"])
    assert seen == [("2021-12-01", "Gazette"), ("2021-11-01", "Gazette"), ("2021-11-01", source[1]), source]


def test_what_is_read_again_keeps_the_corrected_date(own: Path) -> None:
    first = documents(own)[0]
    parley("edit", "document", str(first["document"]), "--published", "2021-11-01", record=own)
    dates = [json.loads(line)["hops"] for line in parley("show", "events", "--json", record=own).output.splitlines()]
    parley("remove", str(first["document"]), record=own)
    parley("add", str(first["source"]), "--restore", record=own)
    again = next(d for d in documents(own) if d["document"] == first["document"])
    assert str(again["published"]).startswith("2021-11-01")
    back = [json.loads(line)["hops"] for line in parley("show", "events", "--json", record=own).output.splitlines()]
    assert back == dates


def test_judgements_are_listed_and_chosen(own: Path) -> None:
    parley("edit", "document", str(documents(own)[0]["document"]), "--outlet", "Gazette", record=own)
    assert "Gazette" in parley("show", "judgements", record=own).output
    assert parley("show", "judgements", "--type", "orphaned", "--json", record=own).output == ""
    assert isinstance(parley("show", "judgements", "--actor", "Orlev", record=own).exception, InputError)


def test_an_export_is_whole_or_not_there(story: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for target in (tmp_path / "none" / "all.jsonl", tmp_path, tmp_path / "file" / "all.jsonl"):
        assert isinstance(parley("export", target, record=story).exception, InputError), target
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_an_export_to_a_dash_is_printed(story: Path) -> None:
    assert parley("export", "-", record=story).output == parley("export", record=story).output


def test_the_schema_is_printed() -> None:
    assert "statement" in json.dumps(json.loads(parley("export", "--schema").output))


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
