"""Two actors judged one, over the API: shown so, undone, no longer suggested."""

from typing import Any

import httpx

from tests.api.serving import CHANGE

ANA, FRONT = "a:ana-reyl", "a:tolmen-front"


def judge(api: httpx.Client, **fields: Any) -> httpx.Response:
    return api.post("/api/judgements", json={"author": "M. Weber", **fields}, headers=CHANGE)


def test_same_and_undone(api: httpx.Client, ids: dict[str, str]) -> None:
    assert ids
    made = judge(api, target=ANA, verdict="same", other=FRONT, reason="a test")
    assert made.status_code == 201, made.text
    assert made.json()["report"] is None
    events = api.get("/api/events", params={"actor": FRONT}).json()["items"]
    assert {a["id"] for e in events for a in e["entry"]["actors"]} == {ANA}
    assert api.get(f"/api/actors/{FRONT}").json()["actor"]["id"] == ANA
    (one,) = api.get("/api/review/actors/same").json()
    assert (one["actor"]["id"], [a["id"] for a in one["names"]]) == (ANA, [FRONT])
    id = made.json()["judgement"]["id"]
    assert api.post(f"/api/judgements/{id}/undo", json={"author": "eve"}, headers=CHANGE).status_code == 201
    events = api.get("/api/events", params={"actor": FRONT}).json()["items"]
    assert {a["id"] for e in events for a in e["entry"]["actors"]} == {FRONT}


def test_who_is_not_there(api: httpx.Client, ids: dict[str, str]) -> None:
    assert ids
    answer = judge(api, target=ANA, verdict="same", other="a:nobody")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not-found")


def test_suggestions_come_in_pages(api: httpx.Client, ids: dict[str, str]) -> None:
    assert ids
    found = api.get("/api/review/actors", params={"limit": 1}).json()
    assert (found["items"], found["total"], found["next"]) == ([], 0, None)
