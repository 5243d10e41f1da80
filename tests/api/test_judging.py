"""Decisions: written down, shown at once, undone."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.api.build import FIRST
from tests.api.serving import CHANGE


def decide(api: httpx.Client, target: str, verdict: str, **more: Any) -> dict[str, Any]:
    body = {"target": target, "verdict": verdict, "author": "M. Weber", **more}
    answer = api.post("/api/judgements", json=body, headers=CHANGE)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_reject_and_undo(api: httpx.Client, ids: dict[str, str]) -> None:
    made = decide(api, ids["offer"], "reject", reason="a forecast")
    assert made["report"]["context"]["review"] == "rejected"
    assert api.get("/api/moves").json()["total"] == 1
    assert api.get("/api/moves", params={"rejected": True}).json()["total"] == 2
    undone = api.post(f"/api/judgements/{made['judgement']['id']}/undo", json={"author": "M. Weber"}, headers=CHANGE)
    assert undone.json()["report"]["context"]["review"] is None
    assert api.get("/api/moves").json()["total"] == 2
    assert [j["verdict"] for j in api.get("/api/judgements", params={"every": True}).json()] == ["reject", "undo"]
    assert api.get("/api/judgements").json() == []


def test_correct_a_speaker(api: httpx.Client, ids: dict[str, str]) -> None:
    speaker = {"id": "a:emil-sandor", "name": "Emil Sandor", "country": "VES", "sector": "GOV"}
    made = decide(api, ids["said"], "edit", field="speaker", new=speaker)
    assert made["report"]["entry"]["speaker"] == speaker
    assert made["judgement"]["old"]["name"] == "Ana Reyl"
    assert api.get("/api/statements", params={"actor": "Emil Sandor"}).json()["total"] == 1


def test_a_field_must_fit(api: httpx.Client, ids: dict[str, str]) -> None:
    body = {"target": ids["said"], "verdict": "edit", "author": "A", "field": "speaker", "new": 5}
    answer = api.post("/api/judgements", json=body, headers=CHANGE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "malformed")


MISSED: list[tuple[str, str, dict[str, Any]]] = [
    ("statement", "Karsk was surrounded", {"speaker": {"name": "Emil Sandor"}}),
    ("event", "shelled", {"type": "ASSAULT", "actors": [{"name": "Tolmen Front"}]}),
    ("move", "offered talks", {"move": "propose", "issue": "talks", "by": [{"name": "Vessaria"}]}),
    ("control", "surrounded", {"status": "contested", "where": {"text": "Karsk"}}),
]


@pytest.mark.parametrize(("kind", "words", "fields"), MISSED, ids=[m[0] for m in MISSED])
def test_add_what_was_missed(
    api: httpx.Client, ids: dict[str, str], kind: str, words: str, fields: dict[str, Any]
) -> None:
    start = FIRST.index(words)
    body = {
        "document": ids["first"], "version": ids["version"], "kind": kind, "start": start, "end": start + len(words),
        "fields": fields, "author": "M. Weber",
    }  # fmt: skip
    made = api.post("/api/judgements/add", json=body, headers=CHANGE)
    assert made.status_code == 201, made.text
    entry = made.json()["report"]["entry"]
    assert entry["anchor"]["exact"] == words
    assert entry["extractor"]["name"] == "person"
    assert entry["hops"][-1]["who"]["name"] == "Karsk Courier"
    assert made.json()["report"]["context"]["review"] == "added"


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10**6)])
def test_words_must_be_there(api: httpx.Client, ids: dict[str, str], start: int, end: int) -> None:
    body = {
        "document": ids["first"], "version": ids["version"], "kind": "event", "start": start, "end": end,
        "fields": {"type": "ASSAULT"}, "author": "A",
    }  # fmt: skip
    assert api.post("/api/judgements/add", json=body, headers=CHANGE).status_code == 422


def test_same_binds_two_reports(api: httpx.Client, ids: dict[str, str]) -> None:
    made = decide(api, ids["offer"], "different", other=ids["refusal"])
    assert made["judgement"]["other"]["id"] == ids["refusal"]


def test_the_queue_holds_what_nobody_has_looked_at(api: httpx.Client, ids: dict[str, str]) -> None:
    before = api.get("/api/review", params={"kind": "move"}).json()
    decide(api, ids["offer"], "accept")
    after = api.get("/api/review", params={"kind": "move"}).json()
    assert (before["total"], after["total"]) == (2, 1)
    [left] = after["items"]
    assert (left["shown"]["entry"]["id"], left["score"]) == (ids["refusal"], 1.5)
    assert left["reasons"] == ["how often its rule is right was never measured", "much rests on it: weight 3"]
    audit = api.get("/api/audit").json()
    assert [(row["by"], row["judged"], row["right"]) for row in audit] == [
        ("all", 1, 1), ("kind", 1, 1), ("outlet", 1, 1), ("rule", 1, 1)
    ]  # fmt: skip
    assert api.get("/api/review/pairs").json()["items"] == []
    assert api.get("/api/review/orphans").json() == []


def test_many_people_decide_at_once(api: httpx.Client, ids: dict[str, str]) -> None:
    def decide_and_undo(number: int) -> list[int]:
        body = {"target": ids["offer"], "verdict": ("accept", "reject")[number % 2], "author": f"A{number}"}
        made = api.post("/api/judgements", json=body, headers=CHANGE)
        own = f"/api/judgements/{made.json()['judgement']['id']}/undo"
        return [made.status_code, api.post(own, json={"author": "B"}, headers=CHANGE).status_code]

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(decide_and_undo, range(24)))
    assert answers == [[201, 201]] * 24
    assert api.get("/api/judgements").json() == []
