"""Folders are walked in one order, without what only goes with documents."""

import os

from parley.readers import read
from parley.readers.folders import documents_in, is_asset


def test_files_come_sorted_and_from_all_depths(tmp_path):
    for name in ("b.txt", "A.txt", "feeds.toml", "sub/c.html", "sub/.hidden.txt", "sub/page_files/x.png", ".git/e"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in documents_in(tmp_path)] == ["A.txt", "b.txt", "sub/c.html"]


def test_a_folder_that_cannot_be_listed_stops_nothing(tmp_path, monkeypatch):
    for name in ("a/1.txt", "b/2.txt", "c/3.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("The two sides met at the bridge.")
    list_folder = os.scandir

    def refuse(path):
        if str(path).endswith("/b"):
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse)
    outcomes = list(read(tmp_path))
    assert [getattr(o, "message", "read") for o in outcomes] == ["read", f"{tmp_path}/b may not be read.", "read"]


def test_a_name_that_is_no_text_is_read_all_the_same(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"The two sides met at the bridge.")
    (version,) = read(tmp_path)
    assert version.source == f"{tmp_path}/caf\ufffd.txt"


def test_a_link_to_the_folder_above_is_not_followed(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert [p.name for p in documents_in(tmp_path)] == ["a.txt"]


def test_members_of_archives_are_judged_by_their_path():
    assert is_asset("__MACOSX/report.txt")
    assert is_asset("site/.DS_Store")
    assert not is_asset("site/report.txt")


def test_what_a_folder_names_as_no_reporting_is_left_out(tmp_path):
    for name in ("a.txt", "README.md", "tables/x.csv", "sub/README.md", "drafts/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / ".parleyignore").write_text("# not reporting\nREADME.md\n\ndrafts/\n")
    (tmp_path / "tables" / ".parleyignore").write_text("*.csv\n")
    assert [p.relative_to(tmp_path).as_posix() for p in documents_in(tmp_path)] == ["a.txt", "sub/README.md"]
