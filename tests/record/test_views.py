"""Filters, order, paging, as-of, tables."""

import polars
import pytest

from parley.errors import MalformedError, NotFoundError
from parley.model.world import ActorRef
from parley.record import Filter, Record
from parley.record.filters import FilterFields
from tests.record import build as b

OTHER = b.version(
    "Talks opened in Dolin on Friday.", outlet="Radio Dolin", url="https://radio.example/9", published=b.day(7)
)
TALKS = b.event(
    OTHER,
    "Talks opened",
    type="CONSULT",
    where=None,
    when=b.on(6),
    actors=(ActorRef(id="a:orl", name="Orländ", country="ORL", sector="GOV"),),
)


@pytest.fixture
def two(record: Record) -> Record:
    v = b.version()
    record.add(v, b.everything(v), at=b.day(8))
    record.add(OTHER, b.extraction(TALKS), at=b.day(9))
    return record


@pytest.mark.parametrize(
    ("wish", "types"),
    [
        ({}, ["ASSAULT", "CONSULT"]),
        ({"actor": "tolmen front"}, ["ASSAULT"]),
        ({"actor": "Front"}, ["ASSAULT"]),
        ({"actor": "Fro"}, []),
        ({"actor": "a:tolmen-front"}, ["ASSAULT"]),
        ({"actor": "orland"}, ["CONSULT"]),
        ({"actor": ("Tolmen Front", "Orland")}, ["ASSAULT", "CONSULT"]),
        ({"actor": "Karsk Courier"}, []),
        ({"source": "Karsk Courier"}, ["ASSAULT"]),
        ({"country": "ORL"}, ["CONSULT"]),
        ({"place": "Karsk"}, ["ASSAULT"]),
        ({"place": "parley:karsk"}, ["ASSAULT"]),
        ({"type": ("CONSULT", "AID")}, ["CONSULT"]),
        ({"outlet": "radio dolin"}, ["CONSULT"]),
        ({"document": OTHER.document}, ["CONSULT"]),
        ({"since": b.day(4)}, ["CONSULT"]),
        ({"since": b.day(3, 12), "until": b.day(4)}, ["ASSAULT"]),
        ({"until": b.day(6)}, ["ASSAULT"]),
        ({"until": b.day(6, 1)}, ["ASSAULT", "CONSULT"]),
        ({"text": "shelling"}, ["ASSAULT"]),
        ({"text": "talks AND ("}, []),
        ({"text": "*"}, []),
        ({"as_of": b.day(5)}, ["ASSAULT"]),
        ({"as_of": b.day(8), "by": "recorded"}, ["ASSAULT"]),
        ({"as_of": b.day(7), "by": "recorded"}, []),
        ({"as_of": b.day(5), "by": "event"}, ["ASSAULT"]),
        ({"newest_first": True}, ["CONSULT", "ASSAULT"]),
        ({"order": "when"}, ["ASSAULT", "CONSULT"]),
        ({"actor": "'; DROP TABLE readings; --"}, []),
    ],
)
def test_filters(two: Record, wish: FilterFields, types: list[str]) -> None:
    assert [e.type for e in two.events(**wish)] == types


def test_documents_are_filtered_by_what_they_report(two: Record) -> None:
    assert [d.outlet for d in two.documents()] == ["Karsk Courier", "Radio Dolin"]
    assert [d.outlet for d in two.documents(actor="Orland")] == ["Radio Dolin"]
    assert [d.outlet for d in two.documents(text="opened")] == ["Radio Dolin"]
    assert [d.outlet for d in two.documents(as_of=b.day(4))] == ["Karsk Courier"]


def test_paging_walks_every_entry_once_in_order(record: Record) -> None:
    v = b.version()
    events = [
        b.event(v, word, ordinal=i) for i, word in enumerate(("shelled", "surrounded", "misspoken", "talks", "army"))
    ]
    record.add(v, b.extraction(*events))
    for newest_first in (False, True):
        seen, after = [], None
        while True:
            page = record.events(limit=2, after=after, newest_first=newest_first)
            seen += [e.id for e in page]
            after = page.next
            if after is None:
                break
        whole = [e.id for e in record.events(newest_first=newest_first)]
        assert seen == whole
        assert len(seen) == 5


@pytest.mark.parametrize("cursor", ["", "x", "bm90IGpzb24", "WzFd"])
def test_a_made_up_cursor_is_an_error(two: Record, cursor: str) -> None:
    with pytest.raises(MalformedError):
        two.events(after=cursor)


def test_an_edit_counts_from_when_it_was_seen(record: Record) -> None:
    v1, v2 = b.version(), b.version(b.TEXT.replace("Monday", "Tuesday"), fetched=b.day(6))
    record.add(v1, b.extraction(b.event(v1)), at=b.day(8))
    record.add(v2, b.extraction(b.event(v2)), at=b.day(9))
    shown = {n: [e.version for e in record.events(as_of=b.day(n))] for n in (2, 3, 5, 6, 7)}
    assert shown == {2: [], 3: [v1.id], 5: [v1.id], 6: [v2.id], 7: [v2.id]}
    assert [e.version for e in record.events(as_of=b.day(8), by="recorded")] == [v1.id]


def test_a_table_gives_frames_and_dicts(two: Record) -> None:
    events = two.events()
    frame = events.to_polars()
    assert frame["type"].to_list() == ["ASSAULT", "CONSULT"]
    assert frame["actors"].to_list() == [["Tolmen Front"], ["Orländ"]]
    assert frame["start"].to_list() == [None, b.day(6)]
    assert events.to_pandas()["outlet"].tolist() == ["Karsk Courier", "Radio Dolin"]
    assert events.to_dicts()[0]["context"] == {
        "outlet": "Karsk Courier", "title": "Shelling in Karsk", "published": "2031-05-03T00:00:00+00:00",
        "recorded_at": "2031-05-08T00:00:00+00:00", "review": None,
    }  # fmt: skip
    assert events[1] == TALKS
    assert events[:1].to_polars().shape[0] == 1


@pytest.mark.parametrize("view", ["statements", "events", "moves", "controls", "documents"])
def test_an_empty_table_has_the_same_columns(record: Record, two: Record, view: str) -> None:
    none: polars.DataFrame = getattr(record, view)(actor="nobody").to_polars()
    some: polars.DataFrame = getattr(two, view)().to_polars()
    assert none.schema == some.schema
    assert none.shape[0] == 0


@pytest.mark.parametrize("wish", [{"actor": "\ud800"}, {"document": "\udfff"}, {"limit": 10**30}])
def test_what_no_record_can_hold_is_an_error(two: Record, wish: FilterFields) -> None:
    with pytest.raises(MalformedError):
        two.events(**wish)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_page_has_at_least_one_entry(two: Record, limit: int) -> None:
    with pytest.raises(MalformedError):
        two.events(limit=limit)


def test_a_document_with_two_versions_is_listed_once(record: Record) -> None:
    record.add(b.version())
    record.add(b.version("Updated. " + b.TEXT, fetched=b.day(6)))
    assert len(record.documents(superseded=True)) == 1
    assert len(list(record.all_versions(superseded=True))) == 2


def test_moments_without_a_zone_are_utc(two: Record) -> None:
    assert [e.type for e in two.events(as_of=b.day(5).replace(tzinfo=None))] == ["ASSAULT"]
    v = b.version(url="https://courier.example/3", published=b.day(3).replace(tzinfo=None))
    with pytest.raises(MalformedError):
        two.add(v)


def test_get_says_what_to_do_about_an_unknown_id(record: Record) -> None:
    with pytest.raises(NotFoundError, match="no entry 'e-0'"):
        record.get("e-0")


def test_the_keyword_arguments_are_the_filter() -> None:
    assert set(FilterFields.__annotations__) == set(Filter.__dataclass_fields__)


@pytest.mark.parametrize("order", [("older", "newer"), ("newer", "older")])
def test_a_document_is_called_as_its_newest_version_calls_it_in_whichever_order_they_were_read(
    record: Record, order: tuple[str, str]
) -> None:
    versions = {
        "older": b.version(title="Karsk shelled"),
        "newer": b.version(b.TEXT + " The count was corrected.", title="Karsk: a corrected count", fetched=b.day(5)),
    }
    for name in order:
        record.add(versions[name], b.everything(versions[name]), at=b.day(8))
    found = [
        *record.documents().entries,
        *record.events(superseded=True).entries,
        *record.search("shelled").reports,
        *record.search("corrected").documents,
    ]
    assert len(found) == 5
    assert {entry.title for entry in found} == {"Karsk: a corrected count"}


def test_a_corrected_title_is_the_title_at_reports_too(two: Record) -> None:
    document = b.version().document
    two.judge(document, "edit", author="ana", reason="a slip", field="title", new="Karsk under fire")
    assert [e.title for e in two.events(document=document).entries] == ["Karsk under fire"]
