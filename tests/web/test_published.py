"""A record as plain files: the same app, without a server, without the texts."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from parley.api.library import Library
from parley.api.publishing import publish, safe
from parley.api.sizing import estimate
from parley.errors import InputError
from parley.record import Filter
from tests.api.build import SECOND
from tests.web.test_paths import marked


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(filled: tuple[Path, dict[str, str]], browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert browser
    target = tmp_path_factory.mktemp("published") / "site" / "record"
    publish(filled[0], target, full_texts=False)
    return target


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The folder on a plain web host, below its root."""
    handler = functools.partial(Quiet, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/record/"
        server.shutdown()


def test_only_passages_are_published(folder: Path, ids: dict[str, str]) -> None:
    page = json.loads((folder / "data" / "documents" / f"{safe(ids['second'])}.json").read_text())
    assert len(page["text"]) == len(SECOND)
    assert "refused talks in Dolin" in page["text"]
    assert "because Dolin was too far" not in page["text"]
    for row in page["reports"]:
        passage = row["entry"]["passage"]
        assert page["text"][passage["start"] : passage["end"]] == passage["exact"]


def test_nothing_of_the_machine_is_published(folder: Path) -> None:
    for file in folder.rglob("*.json"):
        assert "/home/" not in file.read_text(), file


def test_a_full_folder_is_left_alone(filled: tuple[Path, dict[str, str]], folder: Path) -> None:
    with pytest.raises(InputError, match="is not empty"):
        publish(filled[0], folder, full_texts=False)


def test_a_large_copy_is_refused_with_its_size_before_anything_is_written(
    filled: tuple[Path, dict[str, str]], tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert browser
    monkeypatch.setattr("parley.api.publishing.MAX_BYTES", 1000)
    with pytest.raises(InputError, match=r"up to 1 MB in \d+ files.*--large"):
        publish(filled[0], tmp_path / "site", full_texts=False)
    assert not (tmp_path / "site").exists()
    assert publish(filled[0], tmp_path / "site", full_texts=False, large=True).files > 0


def test_past_days_are_left_out_where_none_are_asked_for(
    filled: tuple[Path, dict[str, str]], tmp_path: Path, browser: Browser
) -> None:
    assert browser
    publish(filled[0], tmp_path / "site", full_texts=False, days=0)
    assert not (tmp_path / "site" / "data" / "as-of").exists()
    assert json.loads((tmp_path / "site" / "data" / "days.json").read_text()) == []


def test_the_estimate_counts_the_files(filled: tuple[Path, dict[str, str]]) -> None:
    books = Library(filled[0], patient=True)
    try:
        claims, happenings = books.claims(Filter())[1], books.happenings(Filter())[1]
        found = estimate(books, [("claims", [])], days=2)
    finally:
        books.close()
    # One file at each of three moments, four lists, seven reports, two files for each of two documents.
    assert found.files == 3 + 4 + 7 + 4 + claims + happenings


def test_the_app_reads_the_files(browser: Browser, site: str, ids: dict[str, str]) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto("./")
    page.locator("main").get_by_text("withdrawn by Ana Reyl").wait_for()
    page.get_by_role("navigation").get_by_role("link", name="Talks").click()
    page.locator(f"#move-{ids['refusal']}").get_by_role("link", name="refused talks").click()
    assert marked(page) == "refused talks in Dolin"
    page.reload()
    assert marked(page) == "refused talks in Dolin"
    reading = ("search?q=talks", "documents", "documents?tab=stories", "sources")
    for view in ("timeline", "map", "actors", "claims", *reading):
        page.goto(f"./#/{view}")
        page.reload()
        expect(page.locator(".skeleton")).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)
    page.goto("./#/claims?place=Karsk&as_of=2031-05-04")
    page.reload()
    expect(page.get_by_role("article", name="Karsk encircled").get_by_title("one origin says so")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    context.close()
    assert broken == []
