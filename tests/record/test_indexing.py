"""The index: built step by step or all at once, it is the same."""

from contextlib import suppress
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from parley.errors import NotFoundError
from parley.record import Record
from parley.record import schema as s
from tests.record import build as b


def rows(record: Record) -> list[tuple[object, ...]]:
    """Everything shown, without row numbers."""
    found = []
    with record._store.reading() as connection:
        for table in (s.shown_versions, s.shown_reports, s.judgement_targets):
            columns = [c for c in table.c if c.name not in ("seq", "reading")]
            found += [tuple(row) for row in connection.execute(select(*columns))]
        names = select(
            s.shown_actors.c.role, s.actors.c.name, s.shown_reports.c.report, s.shown_reports.c.recorded_from
        )
        joined = names.join_from(s.shown_actors, s.actors, s.actors.c.key == s.shown_actors.c.actor).join(
            s.shown_reports, s.shown_reports.c.seq == s.shown_actors.c.entry
        )
        found += [tuple(row) for row in connection.execute(joined)]
    return sorted(found, key=repr)


def eventful(record: Record) -> None:
    v1, v2 = b.version(), b.version("Updated. " + b.TEXT, fetched=b.day(8))
    record.add(v1, b.everything(v1), at=b.day(5))
    record.judge(b.event(v1).id, "edit", field="type", new="COERCE", author="bob", at=b.day(6))
    reject = record.judge(b.statement(v1).id, "reject", author="bob", at=b.day(7))
    record.add(v2, b.everything(v2), at=b.day(8))
    record.add_report(b.event(v1, "later said"), author="bob", at=b.day(9))
    record.undo(reject.id, author="bob", at=b.day(10))
    record.add(v2, b.extraction(b.event(v2, extractor="2"), version_="2"), at=b.day(11))
    record.judge(v1.document, "edit", field="published", new="2031-05-01", author="bob", at=b.day(12))


def test_rebuilt_it_is_the_same(record: Record) -> None:
    eventful(record)
    before = rows(record)
    record.reindex()
    assert rows(record) == before
    assert len(before) > 40
    assert all(finding.ok for finding in record.check())


def test_a_change_dated_before_another_takes_its_place(record: Record) -> None:
    v = b.version()
    record.add(v, b.extraction(b.event(v)), at=b.day(5))
    record.judge(b.event(v).id, "edit", field="type", new="COERCE", author="bob", at=b.day(9))
    record.judge(b.event(v).id, "edit", field="type", new="PROTEST", author="eve", at=b.day(7))
    shown = {n: record.events(as_of=b.day(n), by="recorded")[0].type for n in (5, 6, 7, 8, 9)}
    assert shown == {5: "ASSAULT", 6: "ASSAULT", 7: "PROTEST", 8: "PROTEST", 9: "COERCE"}


def test_a_change_at_the_same_moment_leaves_no_trace_of_what_nobody_saw(record: Record) -> None:
    v = b.version()
    record.add(v, b.extraction(b.event(v)), at=b.day(5))
    record.judge(b.event(v).id, "edit", field="type", new="COERCE", author="bob", at=b.day(5))
    before = rows(record)
    record.reindex()
    assert rows(record) == before


V1, V2 = b.version(), b.version("Updated. " + b.TEXT, fetched=b.day(6))
STEPS = {
    "first version": lambda record, at: record.add(V1, b.everything(V1), at=at),
    "second version": lambda record, at: record.add(V2, b.everything(V2), at=at),
    "fewer reports": lambda record, at: record.add(V1, b.extraction(b.event(V1), version_="2"), at=at),
    "another anchor": lambda record, at: record.add(V2, b.extraction(b.event(V2, "Front shelled Karsk")), at=at),
    "edit": lambda record, at: record.judge(V1.document, "edit", field="outlet", new="Dolin", author="bob", at=at),
    "reject": lambda record, at: record.judge(b.event(V1).id, "reject", author="bob", at=at),
    "undo": lambda record, at: record.undo(record.judgements()[-1].id, author="bob", at=at),
    "add": lambda record, at: record.add_report(b.event(V1, "later said"), author="bob", at=at),
}


@settings(max_examples=25, deadline=None, report_multiple_bugs=False)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(5, 25)), max_size=6))
def test_any_history_rebuilt_is_the_same(history: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, Record.create(folder) as record:
        for step, number in history:
            # A step that makes no sense yet (an undo of nothing) is left out.
            with suppress(NotFoundError, IndexError):
                STEPS[step](record, b.day(number))
        before = rows(record)
        record.reindex()
        assert rows(record) == before
        assert [finding.what for finding in record.check() if not finding.ok and finding.what != "judgements"] == []
        exported = list(record.export())
        with Record.create(f"{folder}/copy") as copy:
            copy.import_(exported)
            assert list(copy.export()) == exported
            assert rows(copy) == before
