"""How long the API and the app take on a record: `python scripts/measure_app.py RECORD [--runs 15]`.

Serves the record on a free port of this machine and asks each operation with a different filter every time, so that
no answer was kept from the time before. In Chromium (or PARLEY_CHROMIUM) it opens every view afresh and acts once.
"""

import argparse
import itertools
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

CHROMIUM = os.environ.get("PARLEY_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# What is promised: the first paint of a view, and how soon it answers a hand.
PAINT_MS, ACT_MS = 1000, 100
SLOT = "{}"
# The operation, its address with {} for what varies, and what varies: an actor, a place, a day, a word, or nothing.
OPERATIONS = [
    ("status", "/status", ""),
    ("overview", "/overview", ""),
    ("overview, by actor", "/overview?actor={}", "actor"),
    ("events", "/events?limit=50&actor={}", "actor"),
    ("events, newest first", "/events?limit=50&newest_first=true&since={}", "day"),
    ("moves, facets with them", "/moves?limit=50&facets=true&place={}", "place"),
    ("facets", "/facets/event", ""),
    ("facets, by place", "/facets/event?place={}", "place"),
    ("search", "/search?limit=100&q={}", "word"),
    ("timeline", "/timeline", ""),
    ("timeline, since a day", "/timeline?since={}", "day"),
    ("map", "/map", ""),
    ("map, by actor", "/map?actor={}", "actor"),
    ("network", "/network", ""),
    ("network, by place", "/network?place={}", "place"),
    ("series of a pair", "/series?from={}&to=UKR&step=week", "actor"),
    ("talks", "/talks", ""),
    ("control", "/control", ""),
    ("claims", "/claims?limit=40&sort=changed&facets=true", ""),
    ("claims, by actor", "/claims?limit=40&actor={}", "actor"),
    ("actors", "/actors?limit=100", ""),
    ("one actor", "/actors/{}", "actor"),
    ("documents", "/documents?limit=100&newest_first=true", ""),
    ("one document", "/documents/{}", "document"),
    ("review queue", "/review?kind=move&limit=25", ""),
    ("coverage", "/coverage", ""),
    ("control, as of a day", "/control?as_of={}", "one day"),
]  # fmt: skip
# The view, and what a hand does there.
VIEWS = [
    ("/", "input#as-of"),
    ("/talks", ".choice input"),
    ("/timeline", "main .button[aria-pressed=false]"),
    ("/map", ".choice input"),
    ("/actors", ".choice input"),
    ("/claims", "main .button[aria-pressed=false]"),
    ("/documents", ".choice input"),
    ("/review", "main .button[aria-pressed=false]"),
    ("/search?q=talks", ".choice input"),
    ("/sources", "main .button"),
]  # fmt: skip
# What a server reads ahead when it starts; a measurement in its first seconds would be of that.
READ_AHEAD = ("/overview", "/timeline", "/map", "/network")
# Notes when a view first stands without a placeholder, and how long each act took until the next paint.
WATCH = """
new PerformanceObserver(list => { for (const e of list.getEntries())
    if (e.interactionId) window.acted = Math.max(window.acted ?? 0, e.duration); }
).observe({type: 'event', durationThreshold: 16, buffered: true});
const look = () => { if (document.querySelector('main h1') && !document.querySelector('.skeleton')) {
    window.stood ??= performance.now(); return; } requestAnimationFrame(look); };
requestAnimationFrame(look);
"""


@contextmanager
def serving(record: Path) -> Iterator[tuple[str, int]]:
    """The address of a server of its own for the record, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [sys.executable, "-m", "parley", "--record", str(record), "serve", "--port", str(port), "--read-only"]
    server = subprocess.Popen(line, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        before = time.perf_counter()
        while True:
            try:
                httpx.get(f"{address}/api/status", trust_env=False, timeout=600).raise_for_status()
                break
            except httpx.TransportError:
                if server.poll() is not None:
                    raise SystemExit("The server did not start; try 'parley serve' on the record.") from None
                time.sleep(0.05)
        print(f"the server answers after {time.perf_counter() - before:.1f} s; load {load()}")
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(timeout=30)


def variations(client: httpx.Client) -> dict[str, list[str]]:
    """Values to filter by, from the record itself: neither the busiest nor the rarest."""
    actors = [row["actor"]["id"] or row["actor"]["name"] for row in client.get("/actors?limit=200").json()]
    places = [row["place"]["id"] for row in client.get("/places?limit=200").json()]
    days = [row["day"] for row in client.get("/days").json()]
    found = client.get("/documents?limit=200&newest_first=true").json()["items"]
    words = [
        "ceasefire",
        "corridor",
        "talks",
        "town",
        "bridge",
        "officials",
        "civilians",
        "offered",
        "shelled",
        "fired",
    ]
    documents = [row["id"] for row in found]
    # What stood on a past day of a large record is joined once, in the background, and then kept.
    middle = days[len(days) // 2 :][:1]
    return {
        "": [""],
        "one day": middle,
        "actor": actors,
        "place": places,
        "day": days,
        "word": words,
        "document": documents,
    }


def processor_seconds(process: int) -> float:
    """The processor time that a process has used so far; Linux only, elsewhere 0."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ask(client: httpx.Client, path: str) -> httpx.Response:
    """The answer, waited for where it is worked out in the background."""
    while True:
        answer = client.get(path)
        if answer.status_code == 503 and answer.json()["error"]["code"] == "working":
            time.sleep(0.5)
            continue
        return answer.raise_for_status()


def measure_api(address: str, runs: int, server: int) -> int:
    """Print first, median and 95th percentile of every operation; how many take longer than an act may.

    Beside them the processor time that one took: what a busy machine does not change.
    """
    slow = 0
    with httpx.Client(base_url=f"{address}/api", trust_env=False, timeout=600) as client:
        values = variations(client)
        print(f"\n{'operation':26}{'first':>9}{'p50':>9}{'p95':>9}{'cpu':>9}   ms, over {runs} runs; kB of the last")
        for name, path, varied in OPERATIONS:
            # A view of the whole record is asked again as it is; a filter is a new one every time.
            chosen = itertools.cycle(values[varied] or [""])
            taken = []
            busy = 0.0
            for run in range(runs):
                if run == 1:
                    busy = processor_seconds(server)
                before = time.perf_counter()
                answer = ask(client, path.replace(SLOT, next(chosen)))
                taken.append((time.perf_counter() - before) * 1000)
            first, rest = taken[0], sorted(taken[1:]) or taken
            p95 = rest[min(len(rest) - 1, int(len(rest) * 0.95))]
            slow += statistics.median(rest) > ACT_MS
            each = (processor_seconds(server) - busy) * 1000 / max(1, runs - 1)
            shown = "".join(f"{value:9.0f}" for value in (first, statistics.median(rest), p95, each))
            print(f"{name:26}{shown}   {len(answer.content) / 1000:9.0f}", flush=True)
    return slow


def measure_app(address: str, runs: int) -> int:
    """Print paint, content and act of every view, as medians; how many miss their limit."""
    missed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for path in READ_AHEAD:
            httpx.get(f"{address}/api{path}", trust_env=False, timeout=600)
        heads = ("paint", "content", "cpu", "act", "cpu", "answer")
        print(f"\n{'view':18}{''.join(f'{head:>9}' for head in heads)}   ms, medians of {runs}, load {load()}")
        for path, target in VIEWS:
            found = [one_view(browser, address, path, target) for _ in range(runs)]
            columns = [statistics.median(column) for column in zip(*found, strict=True)]
            paint, stood, _, acted, *_ = columns
            missed += (paint > PAINT_MS) + (stood > PAINT_MS) + (acted > ACT_MS)
            print(f"{path:18}{''.join(f'{value:9.0f}' for value in columns)}", flush=True)
        browser.close()
    return missed


def one_view(browser: Browser, address: str, path: str, target: str) -> tuple[float, ...]:
    """First paint, full content and its processor time in the page; an act, its processor time, and until its answer.

    The act is the slowest paint after it; the answer, what it asked the server for.
    """
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path)
    page.wait_for_function("window.stood !== undefined", timeout=120_000)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    stood = page.evaluate("window.stood")
    page.wait_for_timeout(200)
    busy = page_seconds(session)
    answered = act(page, target)
    acted = page.evaluate("window.acted ?? 0")
    own = page_seconds(session) - busy
    context.close()
    return paint, stood, busy * 1000, acted, own * 1000, answered


def load() -> str:
    """How busy the machine is: processes that run or wait, over the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def page_seconds(session: CDPSession) -> float:
    """The processor time that the page's own thread has used: what a busy machine does not change."""
    found = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])


def act(page: Page, target: str) -> float:
    """Click (a slider: press a key), and the milliseconds until what was asked for stands."""
    one: Any = page.locator(target).first
    one.wait_for()
    page.evaluate("window.acted = 0")
    before = time.perf_counter()
    if target.startswith("input#"):
        one.focus()
        page.keyboard.press("ArrowLeft")
    else:
        one.click()
    page.wait_for_function("!document.querySelector('[aria-busy=true], .skeleton')", timeout=120_000)
    taken = (time.perf_counter() - before) * 1000
    page.wait_for_timeout(150)
    return taken


def main() -> int:
    """Measure and print; the exit code is the number of limits missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-browser", action="store_true", help="the API alone")
    parser.add_argument("--no-api", action="store_true", help="the app alone")
    chosen = parser.parse_args()
    with serving(chosen.record) as (address, server):
        missed = 0 if chosen.no_api else measure_api(address, chosen.runs, server)
        if not chosen.no_browser:
            missed += measure_app(address, max(3, chosen.runs // 3))
    print(f"\nload {load()} at the end; {missed} limits missed")
    return min(missed, 100)


if __name__ == "__main__":
    raise SystemExit(main())
