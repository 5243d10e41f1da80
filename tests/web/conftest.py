"""A browser on the built app. Where either is missing the tests are skipped, unless PARLEY_REQUIRE asks for them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from parley.api.app import Limits, create_app
from parley.record import Record
from parley.web import BUILD_COMMAND, built
from tests.api.build import fill
from tests.api.serving import served

CHROMIUM = os.environ.get("PARLEY_CHROMIUM", "/usr/bin/chromium")
AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def missing(what: str) -> None:
    """Skip, loudly; fail where a browser is required."""
    if "browser" in os.environ.get("PARLEY_REQUIRE", ""):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        missing(f"there is no Chromium at {CHROMIUM}: apt-get install chromium, or set PARLEY_CHROMIUM")
    if built() is None:
        missing(f"the app is not built: {BUILD_COMMAND}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        missing("axe-core is not installed: cd web && npm ci")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("web") / "rec"
    with Record.create(folder) as record:
        ids = fill(record)
    return folder, ids


@pytest.fixture
def ids(filled: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return filled[1]


@pytest.fixture
def address(filled: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[str]:
    """A server on a copy of the record, for one test."""
    shutil.copytree(filled[0], tmp_path / "rec")
    with served(create_app(tmp_path / "rec", limits=Limits(requests_per_second=0))) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page at 1440 by 900; a message of the console that says that something broke fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}, accept_downloads=True)
    context.set_default_timeout(15_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = context.new_page()
    broken: list[str] = []
    made.on("pageerror", lambda error: broken.append(str(error)))
    made.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    yield made
    context.close()
    assert broken == []
