"""What is asked is answered: filters, counts, pages, as-of, joined views, exports."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.analysis import meaning
from parley.analysis.watch_state import FeedState, WatchState, save_state
from parley.api.app import create_app
from parley.model.extraction import Extraction
from parley.record import Record
from tests.api.build import FIRST, day, version
from tests.api.conftest import FREE
from tests.api.serving import CHANGE, client


def items(api: httpx.Client, path: str, **query: Any) -> list[str]:
    answer = api.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return [row["entry"]["id"] for row in answer.json()["items"]]


FILTERS: list[tuple[str, dict[str, str], list[str]]] = [
    ("/api/moves", {}, ["offer", "refusal"]),
    ("/api/moves", {"type": "reject"}, ["refusal"]),
    ("/api/moves", {"outlet": "Karsk Courier"}, ["offer"]),
    ("/api/moves", {"since": "2031-05-04"}, ["refusal"]),
    ("/api/moves", {"until": "2031-05-02"}, ["offer"]),
    ("/api/moves", {"text": "refused"}, ["refusal"]),
    ("/api/moves", {"text": '" OR 1=1 --'}, []),
    ("/api/moves", {"as_of": "2031-05-04"}, ["offer"]),
    ("/api/events", {"actor": "a:tolmen-front"}, ["shelled"]),
    ("/api/events", {"actor": "tolmen front"}, ["shelled"]),
    ("/api/events", {"place": "parley:karsk"}, ["shelled"]),
    ("/api/events", {"place": "Dolin"}, []),
    ("/api/statements", {"source": "Ana Reyl"}, ["said", "unsaid"]),
    ("/api/control-reports", {"country": "VES"}, ["held", "free"]),
]


@pytest.mark.parametrize(("path", "query", "wanted"), FILTERS)
def test_filters(api: httpx.Client, ids: dict[str, str], path: str, query: dict[str, str], wanted: list[str]) -> None:
    assert items(api, path, **query) == [ids[name] for name in wanted]


def test_facets_of_a_search_count_what_it_finds(api: httpx.Client) -> None:
    found = api.get("/api/search", params={"q": "shelled"}).json()["total"]
    counted = api.get("/api/facets/report", params={"text": "shelled"}).json()["outlet"]
    assert sum(value["count"] for value in counted) == sum(found.values()) - found["document"] > 0


def test_counts_and_pages(api: httpx.Client, ids: dict[str, str]) -> None:
    first = api.get("/api/moves", params={"limit": 1, "facets": True}).json()
    assert (first["total"], first["all"], len(first["items"])) == (2, 2, 1)
    assert [f["value"] for f in first["facets"]["type"]] == ["offer", "reject"]
    second = api.get("/api/moves", params={"limit": 1, "after": first["next"]}).json()
    assert [row["entry"]["id"] for row in second["items"]] == [ids["refusal"]]
    assert second["next"] is None
    narrowed = api.get("/api/moves", params={"type": "offer"}).json()
    assert (narrowed["total"], narrowed["all"]) == (1, 2)


def test_a_document_is_read_with_its_spans(api: httpx.Client, ids: dict[str, str]) -> None:
    page = api.get(f"/api/documents/{ids['first']}").json()
    assert page["text"] == FIRST
    for row in page["reports"]:
        passage = row["entry"]["passage"]
        assert page["text"][passage["start"] : passage["end"]] == passage["exact"]
    assert [row["entry"]["id"] for row in page["reports"]] == [ids[n] for n in ("said", "held", "offer", "shelled")]
    assert len(page["versions"]) == 1


def test_a_report_has_everything_known_of_it(api: httpx.Client, ids: dict[str, str]) -> None:
    page = api.get(f"/api/reports/{ids['held']}").json()
    assert page["entry"]["hops"][0]["who"]["name"] == "Ana Reyl"
    assert page["context"]["outlet"] == "Karsk Courier"
    assert len(page["readings"]) == 1
    assert page["claims"]
    many = api.get("/api/reports", params={"id": [ids["offer"], "x", ids["said"]]}).json()
    assert [row["entry"]["id"] for row in many] == [ids["offer"], ids["said"]]


def test_the_board_ties_the_refusal_to_the_offer(api: httpx.Client, ids: dict[str, str]) -> None:
    board = api.get("/api/talks").json()
    moves = {move["report"]: move for talks in board["talks"] for move in talks["moves"]}
    assert moves[ids["offer"]]["state"] == "refused"
    assert moves[ids["refusal"]]["answers"] == ids["offer"]
    cite = board["citations"][ids["offer"]]
    assert FIRST[cite["start"] : cite["end"]] == "offered talks in Dolin"
    before = api.get("/api/talks", params={"as_of": "2031-05-04"}).json()
    assert all(move["state"] == "open" for talks in before["talks"] for move in talks["moves"])


def test_claims_have_a_page(api: httpx.Client) -> None:
    listing = api.get("/api/claims", params={"facets": True, "sort": "changed"}).json()
    assert listing["total"] == listing["all"] == sum(f["count"] for f in listing["facets"]["standing"])
    claim = listing["items"][0]
    page = api.get(f"/api/claims/{claim['id']}").json()
    assert page["claim"]["id"] == claim["id"]
    assert {o["id"] for o in page["origins"]} == set(claim["origins"])
    only = api.get("/api/claims", params={"type": claim["standing"]}).json()
    assert {c["standing"] for c in only["items"]} == {claim["standing"]}


def test_a_withdrawal_stands_from_its_day_on(api: httpx.Client, ids: dict[str, str]) -> None:
    def standing(**query: str) -> list[str]:
        claims = api.get("/api/claims", params={**query, "place": "Karsk"}).json()["items"]
        return [c["standing"] for c in claims if ids["held"] in c["reports_for"]]

    assert standing() == ["withdrawn"]
    assert standing(as_of="2031-05-05") == ["withdrawn"]
    assert standing(as_of="2031-05-04") == ["reported"]
    change = api.get("/api/overview").json()["changed"][0]
    assert (change["by"]["act"], change["by"]["by"]["name"]) == ("withdrawn", "Ana Reyl")


def test_search_opens_at_the_words(api: httpx.Client, ids: dict[str, str]) -> None:
    found = api.get("/api/search", params={"q": "shelled"}).json()
    hit = found["reports"][0]
    assert hit["id"] == ids["shelled"]
    assert FIRST[hit["start"] : hit["end"]] == "shelled Karsk 🎈"
    assert ["shelled", True] in hit["snippet"]
    assert api.get("/api/search", params={"q": "***"}).json()["reports"] == []


def test_questions(api: httpx.Client, ids: dict[str, str]) -> None:
    overview = api.get("/api/overview").json()
    assert overview["counts"]["document"] == 2
    assert overview["coverage"]["last_published"] == "2031-05-05T00:00:00Z"
    timeline = api.get("/api/timeline").json()
    assert timeline["total"] == timeline["all"] == len(timeline["marks"]) == 7
    assert {row["day"]: sum(row["counts"].values()) for row in timeline["volume"]} == {"2031-05-03": 4, "2031-05-05": 3}
    network = api.get("/api/network").json()["network"]
    assert [(e["source"], e["target"], e["events"]) for e in network["edges"]] == [("a:tolmen-front", "a:ves", 1)]
    series = api.get("/api/series", params={"from": "a:tolmen-front", "to": "VES", "step": "day"}).json()
    assert series["points"][0]["reports"] == [ids["shelled"]]
    assert set(series["citations"]) == {ids["shelled"]}
    assert [d["day"] for d in api.get("/api/days").json()] == ["2031-05-03", "2031-05-05"]


def test_actors_and_places(api: httpx.Client) -> None:
    actors = api.get("/api/actors").json()
    assert [a["actor"]["name"] for a in actors][:2] == ["Tolmen Front", "Vessaria"]
    page = api.get("/api/actors/a:tolmen-front").json()
    assert [p["move"] for p in page["positions"]] == ["reject"]
    assert page["partners"][0]["label"] == "Vessaria"
    place = api.get("/api/places/parley:karsk").json()
    assert place["state"]["state"] in ("contested", "encircled", "unknown")
    assert [p["place"]["name"] for p in api.get("/api/map").json()["places"]] == ["Karsk"]
    control = api.get("/api/control.geojson").json()
    assert control["features"][0]["geometry"]["coordinates"] == [2.0, 1.0]


def test_exports_keep_the_filter(api: httpx.Client, ids: dict[str, str]) -> None:
    lines = api.get("/api/export/moves.jsonl", params={"type": "reject"}).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [ids["refusal"]]
    rows = list(csv.DictReader(io.StringIO(api.get("/api/export/events.csv").text)))
    assert [(row["id"], row["type"], row["outlet"]) for row in rows] == [(ids["shelled"], "ASSAULT", "Karsk Courier")]
    points = api.get("/api/export/events.geojson").json()
    assert [f["id"] for f in points["features"]] == [ids["shelled"]]
    assert api.get("/api/export/events.geojson", params={"place": "nowhere"}).json()["features"] == []
    assert api.get("/api/export/talks.json").json()[0]["kind"] == "talks"


def test_a_cell_is_never_a_formula(api: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(api.get("/api/export/documents.csv").text)))
    assert [row["title"] for row in rows] == ["'=Town surrounded", "Mayor takes it back"]


def test_an_unchanged_answer_is_not_sent_again(api: httpx.Client, ids: dict[str, str]) -> None:
    api.get("/api/claims")  # joins, which changes the record
    first = api.get("/api/moves")
    again = api.get("/api/moves", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert api.get("/api/moves?limit=1", headers={"if-none-match": first.headers["etag"]}).status_code == 200
    body = {"target": ids["offer"], "verdict": "reject", "author": "A"}
    assert api.post("/api/judgements", json=body, headers=CHANGE).status_code == 201
    changed = api.get("/api/moves", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.json()["total"] == 1


def test_long_answers_are_packed(api: httpx.Client) -> None:
    assert api.get("/api/schema", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_no_answer_names_a_folder_of_this_machine(api: httpx.Client) -> None:
    assert "/home/" not in api.get("/api/outcomes").text


@pytest.mark.skipif(not meaning.available(), reason="the extra 'encoder' is not installed")
def test_search_by_meaning_opens_at_the_passage(api: httpx.Client, ids: dict[str, str]) -> None:
    found = api.get("/api/search/meaning", params={"q": "proposal to negotiate"}).json()
    assert (found["available"], found["ready"], found["total"]) == (True, 7, 7)
    best = found["hits"][0]["hit"]
    assert (best["report"], best["words"]) == (ids["offer"], "offered talks in Dolin")
    narrowed = api.get("/api/search/meaning", params={"q": "proposal to negotiate", "outlet": "Dolin Post"}).json()
    assert ids["offer"] not in {hit["hit"]["report"] for hit in narrowed["hits"]}


def test_without_the_encoder_the_answer_says_what_to_install(
    api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parley.api.routes.searching.available", lambda: False)
    found = api.get("/api/search/meaning", params={"q": "talks"})
    assert found.status_code == 200
    assert found.json()["available"] is False
    assert "parley-record[encoder]" in found.json()["hint"]


def test_feeds_are_shown_as_the_watch_left_them(api: httpx.Client, place: tuple[Path, dict[str, str]]) -> None:
    assert api.get("/api/feeds").json() == []
    now = datetime.now(UTC)
    broken = FeedState(first_asked=now, last_asked=now, errors=1, error="it answered 500")
    save_state(place[0], WatchState(feeds={"https://karsk.example/rss?key=secret": broken}))
    answer = api.get("/api/feeds")
    # What the watch remembers lies beside the record, whose own mark it does not change.
    assert "etag" not in answer.headers
    [feed] = answer.json()
    assert (feed["url"], feed["standing"], feed["error"]) == ("https://karsk.example/rss", "broken", "it answered 500")


def test_more_than_fits_a_timeline_is_counted(api: httpx.Client) -> None:
    found = api.get("/api/timeline", params={"limit": 3}).json()
    assert (found["marks"], found["total"]) == ([], 7)
    assert sum(row["count"] for row in found["density"] if not row["own"]) == 7
    assert api.get("/api/timeline", params={"limit": 0}).json()["density"] == []


def test_a_document_without_a_title_is_known_by_its_first_words(place: tuple[Path, dict[str, str]]) -> None:
    words = "The envoy said on Friday that " + "the talks would go on, " * 20
    with Record.open(place[0]) as record:
        untitled = version(words, "Dolin Post", day(9), "").model_copy(update={"title": None})
        record.add(untitled, Extraction(extractor="by-hand", extractor_version="1"))
    with client(create_app(place[0], limits=FREE)) as api:
        rows = {row["id"]: row for row in api.get("/api/documents").json()["items"]}
    opening = rows.pop(untitled.document)["opening"]
    assert opening.startswith("The envoy said on Friday that the talks")
    assert len(opening) <= 110
    assert {row["opening"] for row in rows.values()} == {None}
