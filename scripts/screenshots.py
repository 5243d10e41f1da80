"""Take the pictures of the README: `parley serve --demo`, then `python scripts/screenshots.py [ADDRESS] [FOLDER]`.

Needs Debian's Chromium (or PARLEY_CHROMIUM) and the Python package playwright. WebP keeps text crisp at a
tenth of the size of PNG; `--every` takes every view, on a screen and on a telephone, light and dark, to be looked at.
"""

import argparse
import base64
import os
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("PARLEY_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# The three views that tell most at a glance; the README shows them.
BEST = {"overview": "/", "talks": "/talks", "claims": "/claims?standing=withdrawn"}
VIEWS = {
    **BEST,
    "timeline": "/timeline",
    "map": "/map",
    "actors": "/actors",
    "documents": "/documents",
    "stories": "/documents?tab=stories",
    "review": "/review",
    "search": "/search?q=ceasefire",
    "sources": "/sources",
}
SCREENS = {"": (1440, 900), "-phone": (375, 812)}
# A map and a network need a moment after their data has come.
SETTLE_MS = 1500
QUALITY = 70


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8321")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/images"))
    parser.add_argument("--every", action="store_true", help="every view, screen and ground")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in SCREENS if chosen.every else ("",):
            for ground in ("light", "dark") if chosen.every else ("light",):
                suffix = f"{name}-{ground}" if chosen.every else ""
                take(browser, chosen.address, chosen.folder, name, ground, suffix, VIEWS if chosen.every else BEST)
        browser.close()


def take(
    browser: Browser, address: str, folder: Path, screen: str, ground: str, suffix: str, views: dict[str, str]
) -> None:
    """The pictures of one screen and ground."""
    width, height = SCREENS[screen]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if ground == "dark" else "light",
    )
    page = context.new_page()
    if views is VIEWS:
        views = {**VIEWS, **single(page)}
    for view, path in views.items():
        page.goto(path)
        page.locator(".skeleton").first.wait_for(state="detached")
        page.wait_for_timeout(SETTLE_MS)
        (folder / f"{view}{suffix}.webp").write_bytes(picture(page))
    context.close()


def single(page: Page) -> dict[str, str]:
    """The pages of the claim that fell last: itself, its words in the document, the report behind it."""
    found = page.request.get("/api/claims", params={"sort": "changed", "limit": 1, "brief": "true"}).json()["items"]
    if not found:
        return {}
    act = found[0]["history"][-1]
    words = f"p={act['passage']['start']}-{act['passage']['end']}"
    return {
        "claim": f"/claims/{found[0]['id']}",
        "reader": f"/documents/{act['document']}#{words}",
        "report": f"/reports/{act['report']}",
    }


def picture(page: Page) -> bytes:
    """What is on the screen, as WebP: Chromium makes it, Playwright's own call does not."""
    session = page.context.new_cdp_session(page)
    found = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "optimizeForSpeed": False})
    return base64.b64decode(found["data"])


if __name__ == "__main__":
    main()
