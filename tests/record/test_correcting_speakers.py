"""A corrected speaker speaks everywhere: in the statement, in its first hop, in what hangs on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.model.reports import Control, Statement
from parley.record import Record
from tests.api.build import FRONT, MAYOR, fill

BOB = {"author": "bob"}


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[Record, dict[str, str]]]:
    with Record.create(tmp_path / "rec") as record:
        yield record, fill(record)


def names(report: object) -> list[str]:
    assert isinstance(report, Statement | Control)
    return [hop.who.name if hop.who else "unnamed" for hop in report.hops]


def test_the_first_hop_is_the_corrected_speaker(told: tuple[Record, dict[str, str]]) -> None:
    record, ids = told
    record.judge(ids["said"], "edit", field="speaker", new=FRONT.model_dump(), **BOB)
    said = record.get(ids["said"])
    assert isinstance(said, Statement)
    assert (said.speaker, said.hops[0].who) == (FRONT, FRONT)
    assert names(said) == ["Tolmen Front", "Karsk Courier"]


def test_what_hangs_on_the_statement_follows(told: tuple[Record, dict[str, str]]) -> None:
    record, ids = told
    made = record.judge(ids["said"], "edit", field="speaker", new=FRONT.model_dump(), **BOB)
    assert names(record.get(ids["held"])) == ["Tolmen Front", "Karsk Courier"]
    assert record.entry(ids["held"]).review is None
    assert names(record.get(ids["free"])) == ["Ana Reyl", "Dolin Post"]
    record.undo(made.id, **BOB)
    assert names(record.get(ids["held"])) == ["Ana Reyl", "Karsk Courier"]


def test_a_corrected_chain_has_the_speaker_of_its_first_hop(told: tuple[Record, dict[str, str]]) -> None:
    record, ids = told
    hops = [
        {"who": {"name": "A spokesman"}, "speaks_for": MAYOR.model_dump(), "how": "said", "medium": "radio"},
        {"who": {"name": "Karsk Courier"}, "how": "published"},
    ]
    record.judge(ids["said"], "edit", field="hops", new=hops, **BOB)
    said = record.get(ids["said"])
    assert isinstance(said, Statement)
    assert said.speaker is not None
    assert (said.speaker.name, said.speaks_for, said.medium) == ("A spokesman", MAYOR, "radio")


def test_a_speaker_is_put_before_an_outlet_that_spoke_alone(told: tuple[Record, dict[str, str]]) -> None:
    record, ids = told
    alone = [{"who": {"name": "Karsk Courier"}, "how": "published"}]
    record.judge(ids["said"], "edit", field="hops", new=alone, **BOB)
    record.judge(ids["said"], "edit", field="speaker", new=FRONT.model_dump(), **BOB)
    assert names(record.get(ids["said"])) == ["Tolmen Front", "Karsk Courier"]


def test_nobody_named_is_an_unnamed_hop(told: tuple[Record, dict[str, str]]) -> None:
    record, ids = told
    record.judge(ids["said"], "edit", field="speaker", new=None, **BOB)
    assert names(record.get(ids["said"])) == ["unnamed", "Karsk Courier"]
