"""The canonical form: it round-trips, and what is broken is refused whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from parley.errors import MalformedError
from parley.model.links import Link
from parley.model.schema import LINE_KINDS, line_schema
from parley.record import Record
from tests.record import build as b
from tests.record.test_derivation import happening
from tests.record.test_indexing import eventful, rows


def lines(record: Record) -> list[str]:
    return [json.dumps(line, sort_keys=True) for line in record.export()]


@pytest.fixture
def full(record: Record) -> Record:
    eventful(record)
    other = b.version("Shells fell on Karsk.", outlet="Radio Dolin", url="https://radio.example/1")
    link = Link(id="l-1", type="takes_back", source=b.event(other, "Shells fell").id, target=None, reason="test")
    record.add(other, b.extraction(b.event(other, "Shells fell"), links=(link,)), at=b.day(13))
    record.add(other, b.extraction(b.event(other, "Shells fell"), version_="2"), at=b.day(14))
    gone = b.version("Nothing to see.", url="https://courier.example/9")
    record.add(gone, at=b.day(13))
    record.remove(gone.document, "court order", at=b.day(14))
    record.replace_derived([happening("h-1", b.event(other, "Shells fell").id)])
    record.replace_derived([happening("h-2", b.event(other, "Shells fell").id)])
    return record


def test_an_export_round_trips(full: Record, tmp_path: Path) -> None:
    exported = lines(full)
    with Record.create(tmp_path / "copy") as copy:
        outcome = copy.import_(exported)
        assert outcome.lines == len(exported)
        assert lines(copy) == exported
        assert rows(copy) == rows(full)
        assert copy.get("h-1").id == "h-2"


def test_importing_twice_changes_nothing(full: Record, tmp_path: Path) -> None:
    exported = lines(full)
    assert full.import_(exported).added == 0
    assert lines(full) == exported
    with Record.create(tmp_path / "copy") as copy:
        copy.import_(exported)
        assert copy.import_(exported).added == 0


def test_lines_may_come_in_any_order(full: Record, tmp_path: Path) -> None:
    exported = lines(full)
    with Record.create(tmp_path / "copy") as copy:
        copy.import_(reversed(exported))
        assert lines(copy) == exported


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    versions = [b.version(url=f"https://courier.example/{i}") for i in range(3)]
    exports = []
    for name, order in (("one", versions), ("two", versions[::-1])):
        with Record.create(tmp_path / name) as record:
            for v in order:
                record.add(v, b.everything(v), at=b.day(5))
            exports.append(lines(record))
    assert exports[0] == exports[1]


def broken(exported: list[str], kind: str, change: dict[str, Any]) -> tuple[int, list[str]]:
    """`exported` with a change to its first line of a kind, and that line's number."""
    at = next(i for i, line in enumerate(exported) if json.loads(line)["kind"] == kind)
    return at + 1, [*exported[:at], json.dumps({**json.loads(exported[at]), **change}), *exported[at + 1 :]]


@pytest.mark.parametrize(
    ("kind", "change", "says"),
    [
        ("version", {"text": "Something else."}, "does not have the text"),
        ("event", {"ordinal": 7}, "does not stand where its id says"),
        ("event", {"reality": "perhaps"}, "reality"),
        ("event", {"colour": "red"}, "colour"),
        ("event", {"record": {"recorded_at": "yesterday"}}, "yesterday"),
        ("statement", {"kind": "rumour"}, "no kind 'rumour'"),
        ("document", {"id": "d-elsewhere"}, "'documents' is not in it"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_taken(
    full: Record, tmp_path: Path, kind: str, change: dict[str, Any], says: str
) -> None:
    number, changed = broken(lines(full), kind, change)
    with Record.create(tmp_path / "copy") as copy:
        with pytest.raises(MalformedError, match=says) as caught:
            copy.import_(changed)
        if kind != "document":
            assert f"Line {number} " in caught.value.message
        assert lines(copy) == []


@pytest.mark.parametrize("line", ["{", "7", "[]", '{"kind": "event"}'])
def test_a_line_that_is_no_entry_is_refused(record: Record, line: str) -> None:
    with pytest.raises(MalformedError, match="Line 1 of the import"):
        record.import_([line])


def test_a_report_with_made_up_words_is_refused(full: Record, tmp_path: Path) -> None:
    passage = {"start": 0, "end": 4, "exact": "Fake", "prefix": "", "suffix": ""}
    _, changed = broken(lines(full), "event", {"passage": passage, "record": {}})
    with Record.create(tmp_path / "copy") as copy:
        with pytest.raises(MalformedError, match="quotes 'Fake'"):
            copy.import_(changed)
        assert lines(copy) == []


def test_an_import_does_not_bring_back_what_was_removed(full: Record) -> None:
    v = b.version("Nothing to see.", url="https://courier.example/9")
    line = {**v.model_dump(mode="json"), "record": {"recorded_at": "2031-05-20T00:00:00Z"}}
    assert full.import_([line]).added == 0


def test_every_line_fits_the_published_schema(full: Record) -> None:
    schema = line_schema()
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    for line in full.export():
        definition = definitions[LINE_KINDS[str(line["kind"])].__name__]
        assert set(line) <= set(definition["properties"])
        assert set(definition.get("required", ())) <= set(line)


def test_an_edited_page_is_called_what_it_is_called_now(record: Record) -> None:
    first = b.version("Shells fell on Karsk.", url="https://radio.example/1", title="Shells fall", published=b.day(1))
    later = b.version("Shells fell on Dolin.", url="https://radio.example/1", title="A correction", published=b.day(2))
    record.add(first, at=b.day(3))
    record.add(later, at=b.day(4))
    assert [line["title"] for line in record.export() if line["kind"] == "document"] == ["A correction"]
