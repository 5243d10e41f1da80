"""What joined views show of a moment: by publication, and by what this record held."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from parley.api.app import Limits, create_app
from parley.record import Record
from tests.api.build import day, fill
from tests.api.serving import client


@pytest.fixture
def late(tmp_path: Path) -> Iterator[httpx.Client]:
    """Published on the 3rd and 5th, recorded on the 8th."""
    with Record.create(tmp_path / "late") as record:
        fill(record, at=day(8))
    with client(create_app(tmp_path / "late", limits=Limits(requests_per_second=0))) as made:
        yield made


def joined(api: httpx.Client, as_of: str, by: str) -> dict[str, int]:
    query = {"as_of": as_of, "by": by}

    def ask(view: str) -> dict[str, list[object]]:
        answer = api.get(f"/api/{view}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return {
        "claims": len(ask("claims")["items"]),
        "happenings": len(ask("happenings")["items"]),
        "moves": sum(ask("talks")["moves"].values()),
        "states": len(ask("control")["states"]),
        "control": len(ask("overview")["control"]),
    }


def test_joined_views_ask_what_as_of_means(late: httpx.Client) -> None:
    published = joined(late, "2031-05-06", "published")
    assert min(published.values()) > 0
    # The same day by the other clock, so that an answer kept for the first cannot be given for it.
    assert set(joined(late, "2031-05-06", "recorded").values()) == {0}
    assert joined(late, "2031-05-08", "recorded") == published


def test_a_page_is_of_the_same_clock_as_its_list(late: httpx.Client) -> None:
    query = {"as_of": "2031-05-08", "by": "recorded"}
    listing = late.get("/api/claims", params=query).json()
    assert listing["all"] == listing["total"] > 0
    claim = listing["items"][0]
    page = late.get(f"/api/claims/{claim['id']}", params=query).json()
    assert {o["id"] for o in page["origins"]} == set(claim["origins"])
    assert late.get(f"/api/claims/{claim['id']}", params={**query, "as_of": "2031-05-06"}).status_code == 404
    assert late.get("/api/places/parley:karsk", params=query).json()["state"] is not None
