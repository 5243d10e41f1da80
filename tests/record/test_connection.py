"""Records in a bad state: each is a clear error with a way on, and nothing already recorded is lost."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from parley.errors import BusyRecordError, FullDiskError, MalformedError, NewerRecordError, NotFoundError, RecordError
from parley.record import Record, nearest
from parley.record.connection import Store
from parley.record.migrations import migrations, statements
from parley.settings import Settings
from tests.record import build as b

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with one document in it, closed."""
    path = tmp_path / "rec"
    with Record.create(path) as record:
        v = b.version()
        record.add(v, b.everything(v))
    return path


def test_a_missing_record(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"parley init") as caught:
        Record.open(tmp_path / "nowhere")
    assert caught.value.exit_code == 2


def test_making_a_record_where_one_is(folder: Path) -> None:
    with pytest.raises(RecordError, match="already a record"):
        Record.create(folder)
    with Record.open(folder) as record:
        assert len(record.events()) == 1


def test_a_folder_whose_making_was_cut_short_is_completed(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").touch()
    with Record.create(tmp_path) as record:
        assert len(record.events()) == 0


def test_a_record_made_by_a_newer_version(folder: Path) -> None:
    with sqlite3.connect(folder / "record.sqlite") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerRecordError, match="format 999") as caught:
        Record.open(folder)
    assert "Update Parley" in caught.value.hint


def test_a_file_that_is_no_database(folder: Path) -> None:
    for beside in folder.glob("record.sqlite-*"):
        beside.unlink()
    (folder / "record.sqlite").write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(RecordError, match="is not a database"):
        Record.open(folder)


def test_a_database_of_something_else(folder: Path) -> None:
    (folder / "record.sqlite").unlink()
    with sqlite3.connect(folder / "record.sqlite") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(RecordError, match="not a record of Parley"):
        Record.open(folder)


def test_a_damaged_file_is_an_error_not_a_wrong_answer(folder: Path) -> None:
    file = folder / "record.sqlite"
    raw = bytearray(file.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    file.write_bytes(bytes(raw))
    with pytest.raises(RecordError, match="damaged") as caught, Record.open(folder) as record:
        record.events()
    assert "backup" in caught.value.hint


def test_a_record_that_another_process_writes(folder: Path) -> None:
    other = sqlite3.connect(folder / "record.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    v = b.version(url="https://courier.example/2")
    with Record.open(folder, settings=Settings(lock_wait_seconds=0.05)) as record:
        with pytest.raises(BusyRecordError, match="another process"):
            record.add(v, b.everything(v))
        assert len(record.events()) == 1
        other.execute("ROLLBACK")
        other.close()
        assert record.add(v, b.everything(v)).status == "new"


def test_readers_see_one_state_while_another_writes(folder: Path) -> None:
    v = b.version(url="https://courier.example/2")
    with Record.open(folder) as reader, Record.open(folder) as writer:
        running = reader.all_reports()
        next(running)
        writer.add(v, b.everything(v))
        assert len(list(running)) == 3
        assert len(list(reader.all_reports())) == 8


def fill(record: Record, written: list[str]) -> None:
    """Add long documents for ever; `written` gets the id of each that was added."""
    for number in count():
        v = b.version(f"{b.TEXT} Part {number}. " * 20, url=f"https://courier.example/{number}")
        record.add(v, b.everything(v))
        written.append(v.document)


def test_a_full_disk_loses_nothing_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "rec"
    written: list[str] = []
    with Record.create(path, settings=Settings(max_record_mb=0.6)) as record:
        with pytest.raises(FullDiskError, match="no room left") as caught:
            fill(record, written)
        assert "max_record_mb" in caught.value.hint
    with Record.open(path, settings=Settings()) as record:
        assert sorted(d.id for d in record.documents()) == sorted(written)
        assert len(record.events()) == len(written) > 0
        assert all(finding.ok for finding in record.check())
        v = b.version(url="https://courier.example/more")
        assert record.add(v, b.everything(v)).status == "new"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's rights, which ignore file modes."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """The record in a folder that may be read but not written."""
    opened = [parent for parent in (folder, *folder.parents) if os.stat(parent).st_mode & 0o755 != 0o755]
    modes = {path: os.stat(path).st_mode for path in (*opened, folder, *folder.iterdir())}
    for path in opened:
        path.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    for path, mode in modes.items():
        if path.exists():
            path.chmod(mode)


def test_a_read_only_folder(locked: Path) -> None:
    with as_nobody(), pytest.raises(RecordError, match="cannot be written") as caught:
        Record.open(locked)
    assert "writable" in caught.value.hint


def test_making_a_record_where_one_may_not_write(locked: Path) -> None:
    with as_nobody(), pytest.raises(RecordError, match="No record can be made"):
        Record.create(locked / "inner")


def test_the_nearest_record_upward(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PARLEY_RECORD", raising=False)
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    assert nearest(inner) == folder
    with pytest.raises(NotFoundError):
        nearest(tmp_path)
    monkeypatch.setenv("PARLEY_RECORD", "elsewhere")
    assert nearest(inner) == Path("elsewhere")


def test_a_new_record_explains_its_settings_and_reads_them(folder: Path) -> None:
    file = folder / "parley.toml"
    assert "# lock_wait_seconds = 5.0" in file.read_text(encoding="utf-8")
    file.write_text("[settings]\nlock_wait_seconds = 2\n", encoding="utf-8")
    with Record.open(folder) as record:
        assert record.settings.lock_wait_seconds == 2.0
    file.write_text("[settings", encoding="utf-8")
    with pytest.raises(MalformedError):
        Record.open(folder)


def test_a_backup_is_a_record(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "restored").mkdir()
    with Record.open(folder) as record:
        record.backup(tmp_path / "restored" / "record.sqlite")
        with pytest.raises(RecordError, match="exists already"):
            record.backup(tmp_path / "restored" / "record.sqlite")
        with pytest.raises(NotFoundError):
            record.backup(tmp_path / "nowhere" / "copy.sqlite")
        before = list(record.export())
    with Record.open(tmp_path / "restored") as copy:
        assert list(copy.export()) == before


def test_an_older_record_is_migrated_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (*migrations(), "CREATE TABLE later (x);\nINSERT INTO later VALUES (';');\n")
    monkeypatch.setattr("parley.record.connection.migrations", lambda: more)
    with Record.open(folder) as record:
        assert len(record.events()) == 1
    assert (folder / "record.format-2.sqlite").exists()
    with Record.open(folder):
        pass


def test_a_migration_that_fails_leaves_the_record_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*migrations(), "CREATE TABLE later (x);\nCREATE TABLE later (x);\n")
    with monkeypatch.context() as patched:
        patched.setattr("parley.record.connection.migrations", lambda: broken)
        with pytest.raises(Exception, match="already exists"):
            Store(folder / "record.sqlite", Settings())
    with Record.open(folder) as record:
        assert len(record.events()) == 1


def test_statements_are_split_where_they_end() -> None:
    assert [s.strip() for s in statements("-- a; b\nCREATE TABLE a (x);\nINSERT INTO a\n VALUES (';');\n")] == [
        "-- a; b\nCREATE TABLE a (x);",
        "INSERT INTO a\n VALUES (';');",
    ]


def test_what_doctor_sees(folder: Path) -> None:
    with Record.open(folder) as record:
        assert [f.what for f in record.check() if not f.ok] == []
        with record._store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM shown_reports")
            connection.exec_driver_sql("INSERT INTO version_words (version_words) VALUES ('delete-all')")
        assert [f.what for f in record.check() if not f.ok] == ["version_words", "index"]
        record.reindex()
        assert [f.what for f in record.check() if not f.ok] == []
        assert len(record.events()) == 1
