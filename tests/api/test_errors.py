"""Everything that goes wrong has one shape, names the thing, and shows nothing of the machine."""

from pathlib import Path

import httpx
import pytest

from parley.api.app import create_app
from tests.api.conftest import FREE
from tests.api.serving import CHANGE, client

CHANGING = {"headers": CHANGE}
VERDICT = {"target": "e-0", "verdict": "accept"}
MULTIPART = {"headers": {**CHANGE, "content-type": "multipart/form-data; boundary=x"}}
SCRIPT = {"text": "x", "url": "javascript:x"}
UNREADABLE = {**CHANGING, "json": {**VERDICT, "author": "A\0"}}
HUGE = {**CHANGING, "json": {**VERDICT, "new": "x" * 10**7}}
NO_HOST = {**CHANGING, "json": {"text": "x", "url": "http://[::1"}}
TWO_LINES = {**CHANGING, "json": {"text": "x", "url": "http://a\r\nb"}}
YEAR_ONE = {**CHANGING, "json": {"text": "x", "published": "0001-01-01"}}
CASES = [
    ("unknown address", "GET", "/api/nothing", {}, 404, "not-found"),
    ("unknown report", "GET", "/api/reports/e-0", {}, 404, "not-found"),
    ("unknown document", "GET", "/api/documents/d-0", {}, 404, "not-found"),
    ("unknown claim", "GET", "/api/claims/k-0", {}, 404, "not-found"),
    ("unknown actor", "GET", "/api/actors/nobody", {}, 404, "not-found"),
    ("unknown place", "GET", "/api/places/nowhere", {}, 404, "not-found"),
    ("unknown job", "GET", "/api/jobs/job-0", {}, 404, "not-found"),
    ("no date", "GET", "/api/events?since=yesterday", {}, 422, "malformed"),
    ("no calendar day", "GET", "/api/events?as_of=9999-12-31", {}, 422, "malformed"),
    ("misspelt filter", "GET", "/api/events?actr=x", {}, 422, "bad-input"),
    ("no page", "GET", "/api/events?limit=0", {}, 422, "bad-input"),
    ("no cursor", "GET", "/api/events?after=x", {}, 422, "malformed"),
    ("no cursor of a list", "GET", "/api/claims?after=-4", {}, 422, "malformed"),
    ("no kind", "GET", "/api/facets/sentence", {}, 422, "malformed"),
    ("no format", "GET", "/api/export/events.xls", {}, 422, "bad-input"),
    ("no such table", "GET", "/api/export/talks.csv", {}, 422, "malformed"),
    ("wrong method", "DELETE", "/api/events", {"headers": CHANGE}, 405, "method-not-allowed"),
    ("no body", "POST", "/api/judgements", {"headers": CHANGE}, 422, "bad-input"),
    ("no JSON", "POST", "/api/judgements", {"headers": CHANGE, "content": "{"}, 422, "bad-input"),
    ("no target", "POST", "/api/judgements", {**CHANGING, "json": {**VERDICT, "author": "A"}}, 404, "not-found"),
    ("no author", "POST", "/api/judgements", {**CHANGING, "json": VERDICT}, 422, "malformed"),
    ("no name of a person", "POST", "/api/judgements", UNREADABLE, 422, "bad-input"),
    ("a field of 10 MB", "POST", "/api/judgements", HUGE, 422, "bad-input"),
    ("no host", "POST", "/api/documents/text", NO_HOST, 422, "malformed"),
    ("two headers", "POST", "/api/documents/text", TWO_LINES, 422, "malformed"),
    ("year one", "POST", "/api/documents/text", YEAR_ONE, 422, "malformed"),
    ("no form", "POST", "/api/documents", {**MULTIPART, "content": b"x"}, 400, "bad-request"),
    ("no file", "POST", "/api/documents", {**CHANGING, "files": {"files": (None, "x")}}, 422, "bad-input"),
    ("no web address", "POST", "/api/documents/text", {**CHANGING, "json": SCRIPT}, 422, "malformed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "more", "status", "code"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_shape(api: httpx.Client, method: str, path: str, more: dict[str, object], status: int, code: str) -> None:
    answer = api.request(method, path, **more)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "hint"}
    assert answer.json()["error"]["code"] == code
    message = answer.json()["error"]["message"]
    assert message
    assert ".." not in message
    assert "UploadFile" not in message
    assert len(message) < 300


def test_a_surprise_says_nothing_of_the_inside(place: tuple[Path, dict[str, str]]) -> None:
    app = create_app(place[0], limits=FREE)

    def broken() -> None:
        raise RuntimeError(f"secret {place[0]}")

    app.router.add_api_route("/api/broken", broken)
    app.router.routes.insert(0, app.router.routes.pop())
    with client(app) as api:
        answer = api.get("/api/broken")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "internal"
    assert "secret" not in answer.text
    assert str(place[0]) not in answer.text


def test_a_damaged_record_does_not_name_its_folder(place: tuple[Path, dict[str, str]]) -> None:
    with client(create_app(place[0], limits=FREE)) as api:
        assert api.get("/api/events").status_code == 200
        for name in ("record.sqlite", "record.sqlite-wal"):
            file = place[0] / name
            if file.exists():
                file.write_bytes(b"\0" * file.stat().st_size)
        answer = api.get("/api/search?q=Karsk")
    assert str(place[0]) not in answer.text
