"""What stood at a moment, by each of the three times, is the same whenever it is asked, and after a rebuild."""

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from parley import pipeline
from parley.model.extraction import Extraction
from parley.record import AsOf, Record
from tests.joining.build import RULE, Paper, day
from tests.joining.test_join import papers

# Every paper is recorded an hour after it was published.
LATER = 13


@pytest.fixture
def record(tmp_path: Path) -> Record:
    kept = Record.create(tmp_path / "record")
    for paper in papers():
        keep(kept, paper)
    return kept


def keep(record: Record, paper: Paper) -> None:
    made = Extraction(
        extractor=RULE.name, extractor_version="1", reports=tuple(paper.reports), links=tuple(paper.links)
    )
    record.add(paper.version(), made, at=paper.published.replace(hour=LATER))


def stood(record: Record, at: datetime, by: AsOf) -> list[str]:
    return [value.model_dump_json() for value in pipeline.derive(record, at, by).values()]


@pytest.mark.parametrize("by", get_args(AsOf))
def test_what_stood_is_the_same_whatever_came_since(record: Record, by: AsOf) -> None:
    with record:
        evening = datetime(2031, 5, 2, 20, tzinfo=UTC)
        before = stood(record, evening, by)
        late = Paper("Gazette", day(9))
        late.event("ASSAULT", when=None)
        keep(record, late)
        assert stood(record, evening, by) == before
        pipeline.rebuild(record)
        assert stood(record, evening, by) == before
        assert before != stood(record, datetime(2031, 6, 1, tzinfo=UTC), by)


def test_rebuilding_gives_the_same_derived_entries(record: Record) -> None:
    with record:
        assert pipeline.join_record(record)
        before = {kind: tuple(record.derived(kind)) for kind in ("claim", "happening", "origin", "talks", "round")}
        pipeline.rebuild(record)
        assert {kind: tuple(record.derived(kind)) for kind in before} == before
        assert not pipeline.join_record(record)
