"""The stories of a record: threaded, narrowed, as of a moment, and gone with their documents."""

from dataclasses import replace
from pathlib import Path

from parley import pipeline
from parley.analysis.stories import stories
from parley.model.extraction import Extraction
from parley.record import Filter, Record
from tests.joining.build import FRONT, VESSARIA, Paper, day
from tests.joining.test_stories import FERRY, FERRY_AGAIN, STRIKE

PAPERS = (
    Paper("Wire", day(1), FERRY),
    Paper("Daily", day(2), FERRY_AGAIN),
    Paper("Post", day(9), STRIKE),
    Paper("Courier", day(9, 15), STRIKE + " The mayor of Kest called it theft."),
)


def told(record: Record, wanted: Filter) -> list[list[str]]:
    return [list(story.outlets) for story in stories(record, wanted)]


def test_stories_are_found_again(tmp_path: Path) -> None:
    PAPERS[0].reports.clear()
    PAPERS[0].event("ASSAULT", (FRONT,), (VESSARIA,))
    with Record.create(tmp_path / "record") as record:
        for paper in PAPERS:
            record.add(
                paper.version(), Extraction(extractor="by-hand", extractor_version="1", reports=tuple(paper.reports))
            )
        ferry, strike = ["Daily", "Wire"], ["Courier", "Post"]
        assert told(record, Filter()) == [ferry, strike]
        assert told(record, Filter(newest_first=True, limit=1)) == [strike]
        assert told(record, Filter(actor="Tolmen Front")) == [ferry]
        assert told(record, Filter(actor="Ana Reyl")) == []
        assert told(record, Filter(as_of=day(3))) == [ferry]
        assert told(record, Filter(as_of=day(1, 20))) == []
        first = stories(record, Filter())[0]
        assert stories(record, replace(Filter(), id=first.id)) == [first]
        assert record.get(first.id) == first
        assert first in list(pipeline.rebuild(record).stories)


def test_a_story_goes_with_its_document(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        for paper in PAPERS[:2]:
            record.add(paper.version(), None)
        assert len(stories(record, Filter())) == 1
        record.remove(PAPERS[0].document, reason="asked for")
        assert record.joined("story").values == []
        assert stories(record, Filter()) == []
