"""Take the pictures of the README from a running server: `parley serve --demo`, then this, with the server's address.

Needs Debian's Chromium (or PARLEY_CHROMIUM) and the Python package playwright.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("PARLEY_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
VIEWS = {
    "overview": "/",
    "talks": "/talks",
    "claims": "/claims",
    "map": "/map",
    "timeline": "/timeline",
    "actors": "/actors",
}
SCREENS = {"": (1440, 900), "-phone": (375, 812)}
# A map and a network need a moment after their data has come.
SETTLE_MS = 1500


def main(address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (width, height) in SCREENS.items():
            for ground in ("light", "dark"):
                context = browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if ground == "dark" else "light",
                )
                page = context.new_page()
                for view, path in VIEWS.items():
                    page.goto(path)
                    page.locator(".skeleton").first.wait_for(state="detached")
                    page.wait_for_timeout(SETTLE_MS)
                    page.screenshot(path=folder / f"{view}{name}-{ground}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8321", Path("docs/images"))
