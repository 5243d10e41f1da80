"""Removal: nothing of the text stays in the file, the tombstone does."""

import pytest

from parley.errors import NotFoundError
from parley.record import Record
from tests.record import build as b
from tests.record.test_derivation import happening

SECRET = b.version("Xylophone brigades shelled Karsk on Monday.", title="Xylophone war")


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(SECRET, b.extraction(b.event(SECRET)), at=b.day(5))
    other = b.version(url="https://courier.example/2")
    record.add(other, b.everything(other), at=b.day(5))
    record.replace_derived([happening("h-1", b.event(SECRET).id)])
    return record


def test_a_removed_document_is_gone_from_every_view(filled: Record) -> None:
    filled.remove(SECRET.document, "court order", author="bob", at=b.day(6))
    assert len(filled.documents()) == 1
    assert len(filled.events()) == 1
    assert filled.search("xylophone").documents == ()
    assert len(filled.derived("happening")) == 0
    for id in (SECRET.id, b.event(SECRET).id, "h-1"):
        with pytest.raises(NotFoundError):
            filled.get(id)
    with pytest.raises(NotFoundError, match="was removed: court order"):
        filled.get(SECRET.document)
    assert all(finding.ok for finding in filled.check())


def test_its_words_are_gone_from_the_files(filled: Record) -> None:
    def files() -> bytes:
        return b"".join(path.read_bytes().lower() for path in filled.path.iterdir())

    assert b"xylophone" in files()
    filled.remove(SECRET.document, "court order", at=b.day(6))
    assert b"xylophon" not in files()


def test_it_comes_back_only_when_asked_for(filled: Record) -> None:
    filled.remove(SECRET.document, "by mistake", at=b.day(6))
    assert filled.add(SECRET, b.extraction(b.event(SECRET)), at=b.day(7)).status == "removed"
    assert len(filled.documents()) == 1
    outcome = filled.add(SECRET, b.extraction(b.event(SECRET)), at=b.day(7), restore=True)
    assert outcome.status == "new"
    assert len(filled.documents()) == 2


def test_judgements_apply_again_to_a_restored_document(filled: Record) -> None:
    filled.judge(b.event(SECRET).id, "edit", field="type", new="COERCE", author="bob", at=b.day(6))
    filled.remove(SECRET.document, "by mistake", at=b.day(7))
    assert filled.orphans() == ()
    filled.add(SECRET, b.extraction(b.event(SECRET)), at=b.day(8), restore=True)
    assert [e.type for e in filled.events(document=SECRET.document)] == ["COERCE"]


def test_removing_nothing_is_an_error(filled: Record) -> None:
    with pytest.raises(NotFoundError):
        filled.remove("d-0", "why")
