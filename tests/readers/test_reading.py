"""Whatever is wrong with one document is one failure, and the next is read."""

import io
import os
import sys

import pytest

from parley.model.documents import Version
from parley.readers import Failure, ReadOptions, read
from parley.readers.registry import READERS
from parley.settings import Settings

PROSE = "The two sides met at the bridge on Monday, a guard said, and left without a paper.\n"


def codes(outcomes):
    return [o.code if isinstance(o, Failure) else "read" for o in outcomes]


BAD = {
    "empty": ("a.txt", b"", "unreadable", "is empty."),
    "white space": ("a.txt", b" \n\t \n", "unreadable", "is empty."),
    "binary": ("a.txt", bytes(range(256)) * 20, "unreadable", "is binary, not text."),
    "picture named page": ("a.xyz", b"\x89PNG\r\n\x1a\n" + bytes(99), "unreadable", "is a picture."),
    "rich text": ("a.rtf", b"{\\rtf1\\ansi Hello}", "unreadable", "is an RTF file."),
    "only notices": ("a.txt", b"Subscribe now\n\nAdvertisement\n", "unreadable", "only notices and links."),
    "page without an article": ("a.html", b"<html><body></body></html>", "unreadable", "a page without an article."),
    "not the encoding given": ("a.txt", "Привет".encode(), "malformed", "is not in the encoding ascii at byte 0."),
}


@pytest.mark.parametrize(("name", "content", "code", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_one_failure(failing, name, content, code, message):
    options = {"encoding": "ascii"} if "encoding" in message else {}
    failure = failing(name, content, **options)
    assert failure.code == code
    assert failure.message.endswith(message)


def test_fifty_megabytes_of_one_line_are_refused_by_default(failing):
    failure = failing("a.txt", b"word " * 10_000_000)
    assert failure.message.endswith("is larger than 20 MB.")
    assert "max_document_mb" in failure.hint


def test_fifty_megabytes_of_one_line_are_read_when_allowed(reading_one):
    version = reading_one("a.txt", b"The men met. " * 4_000_000, Settings(max_document_mb=60.0))
    assert len(version.text) == 52_000_000
    assert version.language == "en"


def test_a_missing_path_names_what_is_there(tmp_path):
    (tmp_path / "talks.txt").write_text(PROSE)
    (failure,) = read(tmp_path / "talk.txt")
    assert (failure.code, failure.hint) == ("not-found", "Did you mean 'talks.txt'?")


def test_a_folder_without_documents(tmp_path):
    (tmp_path / "style.css").write_text("p {}")
    (failure,) = read(tmp_path)
    assert failure.message == f"{tmp_path} holds no file that can be read."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    path.chmod(0)
    (failure,) = read(path)
    assert failure.message == f"{path} may not be read."


def test_a_permission_refused_by_the_system(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(PROSE)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    (failure,) = read(path)
    assert (failure.code, failure.message) == ("unreadable", f"{path} may not be read.")


def test_three_bad_files_among_many_stop_nothing(tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Report {number}. {PROSE}")
    (tmp_path / "05.txt").write_bytes(b"")
    (tmp_path / "17.txt").write_bytes(bytes(500))
    (tmp_path / "39.jsonl").write_text("not json")
    outcomes = list(read(tmp_path, options=ReadOptions(outlet="Wire")))
    assert codes(outcomes).count("read") == 38
    assert [o.source.rsplit("/", 1)[1] for o in outcomes if isinstance(o, Failure)] == [
        "05.txt", "17.txt", "39.jsonl, line 1",
    ]


def test_a_reader_that_breaks_is_one_failure_with_its_traceback(tmp_path, monkeypatch):
    def break_down(*_args):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(READERS["plain"], "read", break_down)
    (tmp_path / "a.txt").write_text(PROSE)
    (failure,) = read(tmp_path / "a.txt")
    assert failure.code == "reader"
    assert "ZeroDivisionError" in failure.details


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    (version,) = read("-", options=ReadOptions(outlet="Wire"))
    assert isinstance(version, Version)
    assert (version.text, version.source) == (PROSE, "standard input")


def test_reading_twice_gives_the_same_ids(reading):
    first, second = (reading("a.txt", PROSE, outlet="Wire") for _ in range(2))
    assert first == second


def test_an_address_for_a_folder_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(PROSE)
    (failure,) = read(tmp_path, options=ReadOptions(url="https://a.example/1"))
    assert failure.hint == "Leave --url out."


@pytest.mark.parametrize("link", ["javascript:void(0)", "mailto:desk@harbour.example", "ftp://harbour.example/a"])
def test_a_link_that_leads_to_no_page(link):
    (failure,) = read(link)
    assert failure.message == f"{link} is a link of the kind '{link.split(':')[0]}:', which leads to no page."
    assert failure.hint == "Give a web address (https://...), a file or a folder."


def test_a_link_out_of_the_folder_is_told_and_not_read(tmp_path):
    for name in ("outside/secret.txt", "folder/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(PROSE)
    (tmp_path / "folder" / "b.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "folder" / "c.txt").symlink_to(tmp_path / "folder" / "a.txt")
    first, link, inside = read(tmp_path / "folder")
    assert isinstance(first, Version)
    assert isinstance(inside, Version)
    assert link.message == f"{tmp_path}/folder/b.txt is a link to a file outside the folder, and was not read."
    assert link.hint == f"If you mean it, add the file itself: parley add {tmp_path}/outside/secret.txt"
    assert isinstance(next(iter(read(tmp_path / "folder" / "b.txt"))), Version)
