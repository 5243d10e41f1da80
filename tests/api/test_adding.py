"""Adding documents through the API: background jobs, their progress, and what a client may call its files."""

import json
from typing import Any

import httpx
import pytest

from parley.api.routes.adding import safe_name
from tests.api.serving import CHANGE

ARTICLE = (
    "<html><head><title>Talks go on</title></head><body><article><p>Vessaria said on Monday that talks with the "
    "Tolmen Front would go on in Dolin. The mayor of Karsk welcomed the news and asked for a ceasefire.</p>"
    "<p>The Tolmen Front rejected a ceasefire on Tuesday.</p></article></body></html>"
)


def finished(api: httpx.Client, job: str) -> dict[str, Any]:
    """The job as its stream of events ends."""
    last: dict[str, Any] = {}
    with api.stream("GET", f"/api/jobs/{job}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            if line.startswith("data:"):
                last = json.loads(line[5:])
    return last


def test_pasted_text_is_read(api: httpx.Client) -> None:
    body = {"text": "Vessaria offered talks in Dolin on Monday.", "outlet": "Dolin Post", "published": "2031-05-06"}
    started = api.post("/api/documents/text", json=body, headers=CHANGE)
    assert started.status_code == 202
    job = finished(api, started.json()["id"])
    assert (job["state"], [o["status"] for o in job["outcomes"]]) == ("done", ["new"])
    page = api.get(f"/api/documents/{job['outcomes'][0]['document']}").json()
    assert page["document"]["outlet"] == "Dolin Post"
    assert page["document"]["published"] == "2031-05-06T00:00:00Z"


def test_files_are_told_by_their_bytes(api: httpx.Client) -> None:
    files = [
        ("files", ("../../etc/passwd", ARTICLE.encode(), "text/html")),
        ("files", ("page.html", b"\x7fELF\x02\x01\x01\x00" + bytes(200), "text/html")),
        ("files", ("empty.txt", b"", "text/plain")),
    ]
    started = api.post("/api/documents", files=files, data={"outlet": "Dolin Post"}, headers=CHANGE)
    job = finished(api, started.json()["id"])
    assert job["state"] == "done"
    assert [o["status"] for o in job["outcomes"]] == ["new", "failed", "failed"]
    assert job["outcomes"][0]["source"] == "upload: passwd"
    assert all(o["message"] for o in job["outcomes"][1:])
    assert api.get(f"/api/jobs/{job['id']}").json() == job


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\page.html", "page.html"),
        ("<img src=x onerror=1>.html", "_img src_x onerror_1_.html"),
        ("", "upload"),
        (None, "upload"),
        ("..", "upload"),
        ("a" * 200 + ".txt", "a" * 76 + ".txt"),
    ],
)
def test_safe_name(given: str | None, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_large_file_is_refused(api: httpx.Client) -> None:
    answer = api.post("/api/documents", files={"files": ("big.txt", b"x" * 20_000_001)}, headers=CHANGE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too-large")


def test_too_many_files_are_refused(api: httpx.Client) -> None:
    files = [("files", (f"{i}.txt", b"x")) for i in range(51)]
    assert api.post("/api/documents", files=files, headers=CHANGE).status_code == 413


def test_live_says_when_the_record_changes(api: httpx.Client, ids: dict[str, str]) -> None:
    marks = []
    with api.stream("GET", "/api/live") as stream:
        for line in stream.iter_lines():
            if line.startswith("data:"):
                marks.append(line[5:].strip())
                if len(marks) == 2:
                    break
                body = {"target": ids["said"], "verdict": "accept", "author": "A"}
                api.post("/api/judgements", json=body, headers=CHANGE)
    assert marks[0] != marks[1]
