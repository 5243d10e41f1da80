"""Adding: idempotent, append-only, versions, retirement."""

import pytest

from parley.errors import MalformedError
from parley.model.links import Link
from parley.record import Record
from tests.record import build as b


def test_a_new_document_and_its_reports(record: Record) -> None:
    v = b.version()
    outcome = record.add(v, b.everything(v), at=b.day(5))
    assert (outcome.status, outcome.added, outcome.changed, outcome.retired) == ("new", 4, 0, 0)
    assert list(record.events()) == [b.event(v)]
    assert list(record.statements()) == [b.statement(v)]
    assert list(record.moves()) == [b.move(v)]
    assert list(record.controls()) == [b.control(v)]
    assert record.get(v.id) == v


def test_the_same_again_changes_nothing(record: Record) -> None:
    v = b.version()
    record.add(v, b.everything(v), at=b.day(5))
    again = v.model_copy(update={"fetched": b.day(9), "source": "elsewhere.html"})
    assert record.add(again, b.everything(again), at=b.day(9)).status == "unchanged"
    assert record.get(v.id) == v


def test_a_changed_text_is_a_new_version_and_takes_over(record: Record) -> None:
    v1 = b.version()
    v2 = b.version(b.TEXT.replace("Monday", "Tuesday"), fetched=b.day(6))
    record.add(v1, b.extraction(b.event(v1)), at=b.day(5))
    outcome = record.add(v2, b.extraction(b.event(v2)), at=b.day(7))
    assert outcome.status == "new-version"
    assert [e.version for e in record.events()] == [v2.id]
    assert [e.version for e in record.events(superseded=True)] == sorted((v1.id, v2.id))
    assert [v.id for v in record.versions(v1.document)] == [v1.id, v2.id]


def test_a_changed_reading_keeps_the_id(record: Record) -> None:
    v = b.version()
    record.add(v, b.extraction(b.event(v)), at=b.day(5))
    mended = b.event(v, extractor="2", type="COERCE")
    outcome = record.add(v, b.extraction(mended, version_="2"), at=b.day(6))
    assert (outcome.status, outcome.added, outcome.changed) == ("read-again", 0, 1)
    assert list(record.events()) == [mended]


def test_a_report_no_longer_found_is_retired_not_deleted(record: Record) -> None:
    v = b.version()
    record.add(v, b.everything(v), at=b.day(5))
    outcome = record.add(v, b.extraction(b.event(v), version_="2"), at=b.day(6))
    assert outcome.retired == 3
    assert len(record.statements()) == 0
    assert record.get(b.statement(v).id) == b.statement(v)


def test_a_retired_report_found_again_comes_back(record: Record) -> None:
    v = b.version()
    for number, reports in enumerate(((b.event(v),), (), (b.event(v),))):
        record.add(v, b.extraction(*reports, version_=str(number)), at=b.day(5 + number))
    assert list(record.events()) == [b.event(v)]


def test_links_no_longer_found_go(record: Record) -> None:
    v = b.version()
    link = Link(id=Link.id_for("takes_back", "a", "b"), type="takes_back", source="a", target="b", reason="test")
    record.add(v, b.extraction(links=(link,)), at=b.day(5))
    assert record.all_links() == (link,)
    assert record.add(v, b.extraction(), at=b.day(6)).status == "read-again"
    assert record.all_links() == ()


def test_a_date_found_later_is_taken_and_never_blanked(record: Record) -> None:
    undated = b.version(published=None)
    dated = b.version(published=b.day(3))
    record.add(undated, at=b.day(5))
    assert record.add(dated, at=b.day(6)).status == "read-again"
    assert record.add(undated, at=b.day(7)).status == "unchanged"
    assert record.documents().entries[0].published == b.day(3)


@pytest.mark.parametrize(
    "broken",
    [
        b.event(b.version()).model_copy(update={"version": "v-0"}),
        b.event(b.version()).model_copy(
            update={"passage": b.event(b.version()).passage.model_copy(update={"start": 3})}
        ),
    ],
)
def test_a_report_whose_words_are_not_there_is_refused_whole(record: Record, broken: object) -> None:
    v = b.version()
    with pytest.raises(MalformedError):
        record.add(v, b.extraction(broken))
    assert len(record.documents()) == 0


def test_which_extractor_coded_it(record: Record) -> None:
    v = b.version()
    record.add(v, at=b.day(5))
    assert record.coded_by(v.id, "by-hand") is None
    record.add(v, b.extraction(version_="7"), at=b.day(6))
    assert record.coded_by(v.id, "by-hand") == "7"
