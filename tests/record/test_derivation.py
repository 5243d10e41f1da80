"""Derived entries: replaced whole, found by what they rest on, former ids lead on."""

import pytest

from parley.errors import MalformedError, NotFoundError
from parley.model.derived import Happening
from parley.record import Record
from tests.record import build as b

V = b.version()
FIRST, SECOND = b.event(V), b.event(V, "misspoken", type="CONCEDE", actors=(b.MAYOR,), where=None)


def happening(id: str, *reports: str) -> Happening:
    return Happening(
        id=id, type="ASSAULT", actors=(), recipients=(), place=None, when=None, counts=(), reports=reports, documents=()
    )


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(V, b.extraction(FIRST, SECOND), at=b.day(5))
    return record


def test_replacing_is_idempotent(filled: Record) -> None:
    both = [happening("h-1", FIRST.id), happening("h-2", SECOND.id)]
    assert filled.replace_derived(both) == 2
    assert filled.replace_derived(both) == 0
    assert list(filled.derived("happening")) == both
    assert filled.get("h-2") == both[1]


def test_a_filter_reaches_derived_entries_through_their_reports(filled: Record) -> None:
    filled.replace_derived([happening("h-1", FIRST.id), happening("h-2", SECOND.id)])
    assert [h.id for h in filled.derived("happening", actor="Ana Reyl")] == ["h-2"]
    assert [h.id for h in filled.derived("happening", place="Karsk")] == ["h-1"]
    assert [h.id for h in filled.derived("happening", as_of=b.day(2))] == []
    assert [h.id for h in filled.derived("happening", id="h-2")] == ["h-2"]


def test_derived_entries_come_in_pages(filled: Record) -> None:
    filled.replace_derived([happening(f"h-{i}", FIRST.id) for i in range(5)])
    page = filled.derived("happening", limit=2)
    assert [h.id for h in page] == ["h-0", "h-1"]
    assert [h.id for h in filled.derived("happening", limit=9, after=page.next)] == ["h-2", "h-3", "h-4"]
    assert filled.derived("happening", limit=5).next is None


def test_a_former_id_leads_to_who_took_over(filled: Record) -> None:
    filled.replace_derived([happening("h-1", FIRST.id), happening("h-2", SECOND.id)])
    filled.replace_derived([happening("h-3", FIRST.id, SECOND.id)])
    assert filled.get("h-1") == filled.get("h-2") == filled.get("h-3")
    filled.replace_derived([happening("h-4", FIRST.id)], redirects={"h-3": "h-4"})
    assert filled.get("h-1").id == "h-4"
    filled.replace_derived([happening("h-1", FIRST.id)])
    assert filled.get("h-1").id == "h-1"
    assert filled.get("h-4").id == "h-1"


def test_an_id_with_no_heir_is_gone(filled: Record) -> None:
    filled.replace_derived([happening("h-1", FIRST.id)])
    filled.replace_derived([])
    with pytest.raises(NotFoundError):
        filled.get("h-1")


def test_a_derived_entry_is_not_judged(filled: Record) -> None:
    filled.replace_derived([happening("h-1", FIRST.id)])
    with pytest.raises(MalformedError, match="worked out from reports"):
        filled.judge("h-1", "accept", author="bob")


def test_an_unknown_kind_is_named(filled: Record) -> None:
    with pytest.raises(MalformedError, match="no derived kind 'report'"):
        filled.derived("report")
