"""`parley add` on everything it takes: standard input, folders, archives, office files, mail, addresses, feeds."""

import gzip
import json
from pathlib import Path

import pytest

from parley.readers.online import shared_client
from tests.cli.conftest import parley
from tests.readers.archives.build import PROSE, docx_of, message_of, pdf_of, warc_of, zip_of
from tests.readers.fetch.conftest import Site, site
from tests.readers.pages import DATA, page

__all__ = ["site"]

OUTLET = ("--outlet", "Wire")
OPEN = "[settings]\nfetch_private = true\nfetch_pause_seconds = 0.0\nfetch_retries = 0\n"
PAGE = page(DATA)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    place = tmp_path / "record"
    parley("init", place)
    (place / "parley.toml").write_text(OPEN)
    shared_client.cache_clear()
    return place


def texts(record: Path) -> list[str]:
    lines = parley("show", "documents", "--json", record=record).output.splitlines()
    return sorted(json.loads(line)["text"] for line in lines)


FILES: dict[str, tuple[bytes, int]] = {
    "news.zip": (zip_of({"a.txt": PROSE, "deep/b.html": PAGE}), 2),
    "news.warc": (warc_of([("https://harbour.example/a/1", "text/html", PAGE.encode(), "200 OK")], packed=False), 1),
    "news.warc.gz": (warc_of([("https://harbour.example/a/1", "text/html", PAGE.encode(), "200 OK")]), 1),
    "news.wacz": (
        zip_of({"archive/data.warc.gz": warc_of([("https://h.example/1", "text/html", PAGE.encode(), "200 OK")])}), 1,
    ),
    "news.pdf": (pdf_of([[PROSE]]), 1),
    "news.docx": (docx_of(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"), 1),
    "news.eml": (message_of(), 1),
    "news.mbox": (b"From a@b.example Sat Mar  1 10:05:00 2031\n" + message_of(), 1),
    "news.md": (f"# Sides meet\n\n{PROSE}\n".encode(), 1),
    "news.txt.gz": (gzip.compress(PROSE.encode()), 1),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "count"), [(n, *row) for n, row in FILES.items()], ids=FILES)
def test_a_file_of_each_kind(record: Path, tmp_path: Path, name: str, data: bytes, count: int) -> None:
    (tmp_path / name).write_bytes(data)
    done = parley("add", tmp_path / name, *OUTLET, record=record)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, f"{count} new"), done.output
    assert all("The two sides met at the bridge on Monday" in text for text in texts(record))


def test_a_folder_with_folders_in_it(record: Path, tmp_path: Path) -> None:
    (tmp_path / "news" / "march").mkdir(parents=True)
    (tmp_path / "news" / "a.txt").write_text(PROSE)
    (tmp_path / "news" / "march" / "b.eml").write_bytes(message_of())
    done = parley("add", tmp_path / "news", *OUTLET, record=record)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "2 new")


def test_standard_input(record: Path) -> None:
    done = parley("add", "-", *OUTLET, record=record, stdin=PROSE)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "1 new")
    assert texts(record) == [PROSE]


def test_an_archive_that_is_cut_short_gives_what_is_whole(record: Path, tmp_path: Path) -> None:
    pages = [(f"https://harbour.example/a/{n}", "text/html", PAGE.encode(), "200 OK") for n in range(3)]
    (tmp_path / "cut.warc.gz").write_bytes(warc_of(pages)[:-200])
    done = parley("add", tmp_path / "cut.warc.gz", *OUTLET, record=record)
    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "2 new, 1 failed")
    assert "failed: " in done.output


def test_an_address(record: Path, site: Site) -> None:
    site["/a/1"] = PAGE.encode()
    done = parley("add", site.url("/a/1"), record=record)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "1 new"), done.output
    again = parley("add", site.url("/a/1"), record=record)
    assert again.output.splitlines()[-1] == "1 unchanged"


def test_an_edited_page_is_a_new_version_with_its_changes_shown(record: Path, site: Site) -> None:
    site["/a/1"] = PAGE.encode()
    parley("add", site.url("/a/1"), record=record)
    site["/a/1"] = PAGE.replace("on Friday", "on Sunday").encode()
    done = parley("add", site.url("/a/1"), record=record)
    assert done.output.splitlines()[-1] == "1 new-version"
    shown = parley("show", done.output.split("reports, ")[1].split(")")[0], record=record).output
    assert "\n-The second round is to be held on Friday" in shown
    assert "\n+The second round is to be held on Sunday" in shown


def test_a_feed_at_an_address(record: Path, site: Site) -> None:
    site["/a/1"] = PAGE.encode()
    items = "".join(f"<item><title>T</title><link>{site.url(path)}</link></item>" for path in ("/a/1", "/none"))
    site["/feed"] = f"<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>".encode()
    done = parley("add", site.url("/feed"), record=record)
    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "1 new, 1 failed")
    assert f"failed: {site.url('/none')} does not exist (any more): the server answers 404." in done.output


@pytest.mark.parametrize(
    ("path", "page_", "said"),
    [
        ("/none", (404, {}, b""), "does not exist (any more): the server answers 404."),
        ("/closed", (403, {}, b""), "is not open to us: the server answers 403. Save the page in a browser"),
        ("/round", (302, {"Location": "/round"}, b""), "redirects in a circle."),
        ("/empty", (200, {"Content-Type": "text/html"}, b" "), "is empty."),
    ],
)
def test_an_address_that_fails_is_one_line(record: Path, site: Site, path: str, page_: tuple, said: str) -> None:
    site[path] = page_
    done = parley("add", site.url(path), record=record)
    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "1 failed")
    assert f"failed: {site.url(path)} {said}" in done.output


def test_a_private_address_is_refused_unless_allowed(record: Path, site: Site) -> None:
    site["/a/1"] = PAGE.encode()
    (record / "parley.toml").write_text(OPEN.replace("fetch_private = true\n", ""))
    done = parley("add", site.url("/a/1"), record=record)
    assert done.exit_code == 1
    assert "is at the private address 127.0.0.1. Set fetch_private = true" in done.output
    assert site.asked == []
