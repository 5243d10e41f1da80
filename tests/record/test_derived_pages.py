"""Pages of what joining made, and that the indexes made for them are used."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Select, literal_column, select

from parley.model.derived import Claim
from parley.pipeline import join_record
from parley.record import Filter, Record, derived_pages
from parley.record import schema as s
from tests.api.build import FRONT, fill


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[tuple[Record, dict[str, str]]]:
    with Record.create(tmp_path / "rec") as record:
        ids = fill(record)
        join_record(record)
        yield record, ids


CLAIMS = select(s.derived.c.id).where(s.derived.c.kind == "claim")
USED = {
    "derived_changed": CLAIMS.order_by(*derived_pages._ORDERS["changed"]),
    "derived_newest": CLAIMS.order_by(*derived_pages._ORDERS["newest"]),
    "derived_position": CLAIMS.order_by(*derived_pages._ORDERS["joined"]),
    "derived_fallen": CLAIMS.where(literal_column("2") == derived_pages._FALLEN).order_by(derived_pages._LAST.desc()),
    "derived_place": select(s.derived.c.id).where(
        derived_pages._PLACE.in_(("parley:karsk",)), derived_pages._ANY_KIND.in_(("claim",))
    ),
}


@pytest.mark.parametrize(("index", "query"), USED.items(), ids=USED.keys())
def test_an_order_is_read_from_its_index(
    joined: tuple[Record, dict[str, str]], index: str, query: Select[tuple[str]]
) -> None:
    sql = str(query.limit(5).compile(compile_kwargs={"literal_binds": True}))
    with joined[0]._store.reading() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(plan) == 1, plan
    assert f"USING INDEX {index}" in plan[0] or f"USING COVERING INDEX {index}" in plan[0]


def test_a_page_counts_what_passes(joined: tuple[Record, dict[str, str]]) -> None:
    record, ids = joined
    every = record.joined("claim")
    first = record.joined("claim", limit=1, skip=1)
    assert (first.values, first.total) == (every.values[1:2], len(every.values))
    withdrawn = record.joined("claim", Filter(type="withdrawn"))
    assert 0 < withdrawn.total < every.total
    assert record.joined("claim", Filter(document=(ids["first"],), outlet="Nobody's")).total == 0
    assert record.joined("claim", sort="changed", limit=1).values[0] in withdrawn.values


def test_claims_are_counted_by_standing(joined: tuple[Record, dict[str, str]]) -> None:
    record, _ = joined
    counts = record.claim_counts()
    assert sum(counts["standing"].values()) == sum(counts["class"].values()) == record.joined("claim").total
    assert record.act_days(["withdrawn"]) == {
        date(2031, 5, 5): sum(counts["standing"].get("withdrawn", 0) for _ in "1")
    }


def test_what_fell_is_found_and_what_was_only_denied_apart(joined: tuple[Record, dict[str, str]]) -> None:
    record, ids = joined
    fallen = [c for c in record.acted_on(limit=10) if isinstance(c, Claim)]
    assert ids["held"] in {report for claim in fallen for report in claim.reports_for}
    assert not {c.id for c in fallen} & {c.id for c in record.acted_on(limit=10, denied=True) if isinstance(c, Claim)}


def test_entries_are_found_by_their_reports(joined: tuple[Record, dict[str, str]]) -> None:
    record, ids = joined
    found = record.made_of([ids["held"], ids["free"]], "claim")
    assert found[ids["held"]][0] == found[ids["free"]][0]
    assert {link.source for link in record.links_at([ids["unsaid"]])} == {ids["unsaid"]}


def test_acts_days_and_what_is_open_come_from_the_index(joined: tuple[Record, dict[str, str]]) -> None:
    record, ids = joined
    [act] = record.acts()
    assert (act.report, act.score, act.day) == (ids["shelled"], -9.0, date(2031, 5, 3))
    assert act.actors[0].id == FRONT.id
    assert record.by_kind() == {"control": 2, "event": 1, "move": 2, "statement": 2}
    own = {(d.day, d.lane, d.count) for d in record.density() if d.own}
    assert own == {(date(2031, 5, 2), "talks", 1), (date(2031, 5, 4), "talks", 1)}
    assert record.unjudged("event") == [(ids["shelled"], pytest.approx(0.1))]
    record.judge(ids["shelled"], "accept", author="bob")
    assert record.unjudged("event") == []
