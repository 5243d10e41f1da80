"""One outcome for each source that somebody tried to add."""

from parley.model.outcomes import SourceOutcome
from parley.record import Record
from tests.record import build as b

FAILED = SourceOutcome(
    source="empty.txt", status="failed", code="unreadable", message="empty.txt is empty.", hint="Skip it.", at=b.day(5)
)


def statuses(record: Record, *, every: bool = False) -> list[tuple[str, str]]:
    return [(o.source, o.status) for o in record.outcomes(every=every)]


def test_adding_leaves_an_outcome(record: Record) -> None:
    v = b.version(source="a.html")
    record.add(v, b.everything(v), at=b.day(5))
    foreign = b.version("Обстріл.", url="https://x.example/2", language="uk", source="b.html")
    record.add(foreign, at=b.day(6))
    assert statuses(record) == [("a.html", "read"), ("b.html", "not-coded")]


def test_the_same_outcome_twice_is_one(record: Record) -> None:
    v = b.version(source="a.html")
    for number in (5, 6):
        record.note(FAILED.model_copy(update={"at": b.day(number)}))
        record.add(v, b.everything(v), at=b.day(number))
    assert statuses(record, every=True) == [("empty.txt", "failed"), ("a.html", "read")]


def test_the_last_outcome_of_a_source_counts(record: Record) -> None:
    record.note(FAILED)
    v = b.version(source="empty.txt")
    record.add(v, b.everything(v), at=b.day(6))
    assert statuses(record) == [("empty.txt", "read")]
    assert [o.status for o in record.outcomes(every=True)] == ["failed", "read"]
    assert record.outcomes("failed") == ()


def test_a_failed_coding_is_said_in_place_of_the_rest(record: Record) -> None:
    v = b.version(source="a.html")
    failed = FAILED.model_copy(update={"source": "a.html", "code": "extractor"})
    for number in (5, 6):
        record.add(v, outcome=failed, at=b.day(number))
    assert statuses(record, every=True) == [("a.html", "failed")]
