"""Who may ask, how, and how often."""

from pathlib import Path

import httpx
import pytest

from parley.api.app import Limits, create_app
from parley.api.safety import RateLimit, host_name
from parley.api.tokens import TokenBook
from parley.errors import MalformedError, NotFoundError
from tests.api.conftest import FREE
from tests.api.serving import CHANGE, client

Place = tuple[Path, dict[str, str]]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8321", "localhost"),
        ("LOCALHOST", "localhost"),
        ("[::1]:80", "::1"),
        ("127.0.0.1:1", "127.0.0.1"),
        ("", ""),
        ("[::1]evil.example", None),
        ("[::1]@evil.example", None),
        ("localhost:evil", None),
        ("localhost@evil.example", None),
    ],
)
def test_host_name(header: str, name: str | None) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8321", "127.0.0.1.evil.example", "localhost.evil.example", "x@localhost"]
)
def test_a_foreign_host_name_is_refused(api: httpx.Client, host: str) -> None:
    answer = api.get("/api/status", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong-host"


def test_a_further_host_may_be_named(place: Place) -> None:
    with client(create_app(place[0], hosts=["record.example"], limits=FREE)) as api:
        assert api.get("/api/status", headers={"host": "record.example"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "no-change-header"),
        ({**CHANGE, "origin": "https://evil.example"}, "other-origin"),
        ({**CHANGE, "origin": "null"}, "other-origin"),
        ({**CHANGE, "origin": "http://[bad"}, "other-origin"),
        ({**CHANGE, "origin": "file://localhost"}, "other-origin"),
        ({**CHANGE, "origin": ""}, "other-origin"),
    ],
)
def test_a_page_of_another_site_changes_nothing(
    api: httpx.Client, ids: dict[str, str], headers: dict[str, str], code: str
) -> None:
    body = {"target": ids["said"], "verdict": "reject", "author": "A"}
    answer = api.post("/api/judgements", json=body, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == code
    assert api.get("/api/judgements").json() == []


@pytest.mark.parametrize("path", ["/api/status", "/api/live", "/api/nothing", "/api/export/events.csv"])
def test_what_may_be_read_may_be_asked_for_without_its_body(api: httpx.Client, path: str) -> None:
    answer = api.head(path)
    assert answer.status_code == (404 if path == "/api/nothing" else 200)
    assert answer.content == b""


def test_our_own_page_changes_things(api: httpx.Client, ids: dict[str, str]) -> None:
    body = {"target": ids["said"], "verdict": "accept", "author": "A"}
    origin = str(api.base_url).rstrip("/")
    assert api.post("/api/judgements", json=body, headers={**CHANGE, "origin": origin}).status_code == 201


def test_no_other_site_may_read(api: httpx.Client) -> None:
    answer = api.get("/api/status", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/api/status", "/api/nothing", "/documents/d-0"])
def test_every_answer_forbids_scripts_from_the_world(api: httpx.Client, path: str) -> None:
    headers = api.get(path).headers
    scripts = next(part for part in headers["content-security-policy"].split("; ") if part.startswith("script-src"))
    assert scripts == "script-src 'self'"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path", ["/../tokens.json", "/assets/../../record.sqlite", "/%2e%2e/parley.toml", "/assets//etc/passwd"]
)
def test_no_path_is_opened(place: Place, path: str) -> None:
    TokenBook(place[0]).make("A", "read")
    with client(create_app(place[0], limits=FREE)) as api:
        answer = api.get(path)
    assert "sha256" not in answer.text
    assert "SQLite" not in answer.text
    assert "root:" not in answer.text


def test_rate_limit_fills_again() -> None:
    now = [0.0]
    limit = RateLimit(per_second=2, burst=2, clock=lambda: now[0])
    assert [limit.wait("a"), limit.wait("a")] == [0.0, 0.0]
    assert limit.wait("a") == 0.5
    assert limit.wait("b") == 0.0
    now[0] = 0.5
    assert limit.wait("a") == 0.0


def test_too_many_requests(place: Place) -> None:
    with client(create_app(place[0], limits=Limits(requests_per_second=0.01, burst=2))) as api:
        answers = [api.get("/api/status").status_code for _ in range(3)]
    assert answers == [200, 200, 429]


def test_a_body_may_not_be_too_large(place: Place) -> None:
    with client(create_app(place[0], limits=Limits(requests_per_second=0, body=1000))) as api:
        said = api.post("/api/documents/text", headers=CHANGE, json={"text": "x" * 2000})
        # A body that does not say how long it is, is counted while it comes.
        unsaid = api.post("/api/documents/text", headers=CHANGE, content=(b"x" * 400 for _ in range(5)))
    assert said.status_code == 413
    assert unsaid.status_code in (400, 413)


SCOPES = [
    (None, "GET", "/api/events", 401),
    ("wrong", "GET", "/api/events", 401),
    ("read", "GET", "/api/events", 200),
    ("read", "POST", "/api/judgements", 403),
    ("review", "POST", "/api/judgements", 201),
    ("review", "POST", "/api/documents/text", 403),
    ("admin", "POST", "/api/judgements", 201),
]


@pytest.mark.parametrize(("scope", "method", "path", "status"), SCOPES)
def test_scopes(place: Place, scope: str | None, method: str, path: str, status: int) -> None:
    book = TokenBook(place[0])
    secrets = {name: book.make(name, name) for name in ("read", "review", "admin")}
    token = {"Authorization": f"Bearer {secrets.get(scope or '', 'parley_guess')}"} if scope else {}
    body = {"target": place[1]["said"], "verdict": "accept"} if "judgements" in path else {"text": "A word."}
    with client(create_app(place[0], token_required=True, limits=FREE)) as api:
        answer = api.request(method, path, headers={**CHANGE, **token}, json=body if method == "POST" else None)
        judged = api.get("/api/judgements", headers={"Authorization": f"Bearer {secrets['read']}"}).json()
    assert answer.status_code == status
    # The token's name is the author, whatever the client would like to be called.
    assert [j["author"] for j in judged] == ([scope] if status == 201 else [])


def test_tokens_are_kept_as_hashes(tmp_path: Path) -> None:
    book = TokenBook(tmp_path)
    secret = book.make("Ana", "review")
    assert secret not in book.file.read_text()
    assert book.file.stat().st_mode & 0o077 == 0
    found = book.find(secret)
    assert found is not None
    assert (found.name, found.scope) == ("Ana", "review")
    with pytest.raises(MalformedError):
        book.make("Ana", "read")
    book.revoke("Ana")
    assert book.find(secret) is None
    with pytest.raises(NotFoundError):
        book.revoke("Ana")


def test_read_only(place: Place) -> None:
    body = {"target": place[1]["said"], "verdict": "accept", "author": "A"}
    with client(create_app(place[0], read_only=True, limits=FREE)) as api:
        assert api.get("/api/status").json()["may"] == ["read"]
        assert api.post("/api/judgements", json=body, headers=CHANGE).status_code == 403
