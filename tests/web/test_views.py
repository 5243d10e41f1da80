"""Every view: nothing that axe finds but what is minor, nothing wider than the screen, in both grounds and widths."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

VIEWS = [
    "/", "/talks", "/timeline", "/map", "/actors", "/claims", "/documents", "/documents?tab=stories", "/review",
    "/review?tab=log",
    "/review?tab=pairs", "/search?q=talks", "/sources", "/actors/a:tolmen-front", "/places/parley:karsk",
    "/documents/{first}",
    "/documents/{first}#p=48-70", "/reports/{held}", "/claims/{claim}", "/claims?actor=nobody", "/nowhere",
]  # fmt: skip
SCREENS = [(1440, "light"), (1440, "dark"), (375, "light"), (375, "dark")]


def findings(page: Page, axe: str) -> list[dict[str, Any]]:
    """What axe finds, but for what it calls minor."""
    page.evaluate(axe + "; undefined")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        {
            "rule": v["id"],
            "where": [n["html"][:160] for n in v["nodes"][:3]],
            "why": v["nodes"][0]["failureSummary"][:300],
        }
        for v in found["violations"]
        if v["impact"] != "minor"
    ]


@pytest.mark.parametrize(("width", "ground"), SCREENS, ids=[f"{w}-{g}" for w, g in SCREENS])
def test_every_view(browser: Browser, address: str, ids: dict[str, str], axe: str, width: int, ground: Any) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 900}, color_scheme=ground, reduced_motion="reduce"
    )
    page = context.new_page()
    claim = page.request.get("/api/claims?type=withdrawn").json()["items"][0]["id"]
    problems: dict[str, Any] = {}
    for view in VIEWS:
        path = view.format(**ids, claim=claim)
        page.goto(path)
        page.wait_for_load_state("load")
        page.locator("main h1").first.wait_for()
        expect(page.locator(".skeleton")).to_have_count(0)
        page.wait_for_timeout(150)
        found = findings(page, axe)
        if found:
            problems[path] = found
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            problems[f"{path} is wider than the screen"] = wider
    context.close()
    assert problems == {}, json.dumps(problems, indent=1)
