"""init and add: outcomes per document, exit codes, and that doing it twice changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.errors import MalformedError, NotFoundError, RecordError
from tests.cli.conftest import EXAMPLES, STORY, parley
from tests.readers.fetch.conftest import Site, site

__all__ = ["site"]

FRENCH = (
    "Le gouverneur de la province a déclaré lundi que la ville était encerclée et que personne ne pouvait en sortir, "
    "mais que les soldats tenaient encore la route qui mène vers le nord du pays."
)


def test_reading_twice_changes_nothing(story: Path) -> None:
    before = parley("export", record=story).output
    again = parley("add", *(EXAMPLES / "documents" / name for name in STORY), record=story)
    assert (again.exit_code, again.output.splitlines()[-1]) == (0, "2 unchanged")
    assert parley("export", record=story).output == before


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "empty.txt").write_text("")
    (tmp_path / "news" / "good.txt").write_text("Karsk fell on Monday, the governor of the province, Ana Reyl, said.")
    parley("init", tmp_path / "record")
    done = parley("add", tmp_path / "news", "--outlet", "Wire", record=tmp_path / "record")
    assert done.exit_code == 1
    assert "failed: " in done.output
    assert "empty.txt is empty" in done.output.replace("\n", " ")
    assert done.output.splitlines()[-1] == "1 failed, 1 new"


def test_a_language_that_is_not_coded_is_recorded(tmp_path: Path) -> None:
    page = tmp_path / "article.txt"
    page.write_text(FRENCH)
    parley("init", tmp_path / "record")
    done = parley("add", page, "--outlet", "Journal", record=tmp_path / "record")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "1 not-coded")


def test_columns_are_mapped(tmp_path: Path) -> None:
    lines = tmp_path / "wire.jsonl"
    lines.write_text(
        json.dumps({"body": "Karsk has fallen, officials in the province said on Monday.", "agency": "Wire"})
    )
    parley("init", tmp_path / "record")
    done = parley("add", lines, "--column", "text=body", "--column", "outlet=agency", record=tmp_path / "record")
    assert done.output.splitlines()[-1] == "1 new"
    shown = json.loads(parley("show", "documents", "--json", record=tmp_path / "record").output)
    assert shown["outlet"] == "Wire"


def test_a_paragraph_too_long_to_code_is_told(tmp_path: Path) -> None:
    page = tmp_path / "article.txt"
    page.write_text("The mayor of the town said on Monday that the army had left. " * 400)
    parley("init", tmp_path / "record")
    done = parley("add", page, "--outlet", "Wire", record=tmp_path / "record")
    assert "Kept but not coded, being longer than 20000 characters: 1 of its paragraphs." in done.output


def test_stopping_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("parley.pipeline.add", stopped)
    parley("init", tmp_path)
    done = parley("add", "x.txt", record=tmp_path)
    assert (done.exit_code, done.output) == (
        130, "Stopped. What was read is kept; the same command goes on from there.\n",
    )  # fmt: skip


def test_errors_name_the_thing_and_the_next_command(tmp_path: Path) -> None:
    parley("init", tmp_path)
    cases = [
        (("add", "x.txt", "--published", "soon"), MalformedError, "'soon' is not a date. Write it as 2022-02-28"),
        (("add", "x.txt", "--column", "body"), MalformedError, "--column 'body' names no column."),
        (("add", "x.txt", "--column", "txt=body"), MalformedError, "There is no field 'txt' to map a column to. Did"),
        (("init", str(tmp_path)), RecordError, "There is already a record"),
        (("show", "k-0000000000000000"), NotFoundError, "There is no entry 'k-0000000000000000'"),
    ]
    for words, kind, message in cases:
        error = parley(*words, record=tmp_path).exception
        assert isinstance(error, kind), words
        assert str(error).startswith(message), str(error)


def test_a_problem_is_one_line_and_an_exit_code(command: Callable[..., object], tmp_path: Path) -> None:
    done = command("--record", tmp_path / "none", "status")
    assert (done.returncode, done.stdout) == (2, "")  # type: ignore[attr-defined]
    assert done.stderr.startswith("parley: There is no record in")  # type: ignore[attr-defined]
    assert "Traceback" not in done.stderr  # type: ignore[attr-defined]


def test_a_page_that_did_not_change_is_not_sent_again(tmp_path: Path, site: Site) -> None:
    page = b"Karsk fell on Monday, the governor of the province, Ana Reyl, said at noon in the town hall."
    marks = {"Content-Type": "text/plain", "ETag": '"1"', "Last-Modified": "Sat, 01 Mar 2031 08:00:00 GMT"}
    place, address = tmp_path / "record", site.url("/a")
    parley("init", place)
    (place / "parley.toml").write_text("[settings]\nfetch_private = true\nfetch_pause_seconds = 0.0\n")
    site["/a"] = (200, marks, page)
    assert parley("add", address, record=place).output.splitlines()[-1] == "1 new"
    site["/a"] = (304, {}, b"")
    again = parley("add", address, record=place)
    assert again.output.splitlines()[-1] == "1 unchanged"
    assert "Its server says that nothing changed." in again.output
    sent = site.asked[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (marks["ETag"], marks["Last-Modified"])
    site["/a"] = (200, {**marks, "ETag": '"2"'}, page.replace(b"Monday", b"Tuesday"))
    assert parley("add", address, record=place).output.splitlines()[-1] == "1 new-version"
    # What the user says of it must be laid over the page, so the page is needed.
    parley("add", address, "--outlet", "Wire", record=place)
    assert "If-None-Match" not in site.asked[-1][1]


def test_a_removed_page_is_asked_for_anew(tmp_path: Path, site: Site) -> None:
    place, address = tmp_path / "record", site.url("/a")
    parley("init", place)
    (place / "parley.toml").write_text("[settings]\nfetch_private = true\nfetch_pause_seconds = 0.0\n")
    marks = {"Content-Type": "text/plain", "ETag": '"1"'}
    site["/a"] = (200, marks, b"Karsk fell on Monday, the governor said at noon.")
    parley("add", address, record=place)
    document = json.loads(parley("show", "documents", "--json", record=place).output)["document"]
    assert parley("remove", document, "--reason", "asked to", record=place).exit_code == 0
    assert parley("add", address, record=place).output.splitlines()[-1] == "1 removed"
    assert "If-None-Match" not in site.asked[-1][1]


def test_the_sample_folder_holds_no_file_that_fails() -> None:
    from parley.readers import Failure, read

    assert not [outcome for outcome in read(EXAMPLES) if isinstance(outcome, Failure)]
