"""Two actors judged one, or not: shown so everywhere, undone, carried over, exported."""

import json
from pathlib import Path

import pytest

from parley.errors import MalformedError, NotFoundError
from parley.model.world import ActorRef
from parley.record import Record
from tests.record import build as b

EVE = {"author": "eve"}
REYL = ActorRef(id="a:reyl", name="Governor Reyl", country=None, sector=None)
FIRST = b.version()
SECOND = b.version(f"Later. {b.TEXT}", url="https://courier.example/2", published=b.day(4))


@pytest.fixture
def two(record: Record) -> Record:
    """Ana Reyl in one document, somebody called Governor Reyl in another."""
    record.add(FIRST, b.everything(FIRST), at=b.day(5))
    record.add(SECOND, b.extraction(b.statement(SECOND, speaker=REYL)), at=b.day(5))
    return record


def speakers(record: Record, **asked: object) -> list[str | None]:
    return [s.speaker.id for s in record.statements(**asked) if s.speaker]  # type: ignore[arg-type]


def test_one_actor_in_every_view(two: Record) -> None:
    made = two.judge("a:ana-reyl", "same", other="a:reyl", reason="the mayor", at=b.day(6), **EVE)
    assert (made.new, made.old) == (b.MAYOR.model_dump(), REYL.model_dump())
    assert speakers(two) == ["a:ana-reyl", "a:ana-reyl"]
    assert two.statements().entries[1].value.hops[0].who == b.MAYOR
    # Asked for by either id, or by a name that only the other bore.
    asked = ("a:ana-reyl", "a:reyl", "Ana", "governor reyl")
    assert [len(two.statements(actor=a)) for a in asked] == [2, 2, 2, 2]
    assert [(n.what.name, n.total) for n in two.actors("a:reyl")] == [("Ana Reyl", 2)]
    assert two.history(two.statements()[1].id)[0].report.speaker == REYL  # type: ignore[union-attr]


def test_the_earlier_state_can_be_shown_and_brought_back(two: Record) -> None:
    made = two.judge("a:ana-reyl", "same", other="a:reyl", at=b.day(6), **EVE)
    undone = two.undo(made.id, at=b.day(7), **EVE)
    assert speakers(two) == ["a:ana-reyl", "a:reyl"]
    two.undo(undone.id, at=b.day(8), **EVE)
    at = [speakers(two, as_of=b.day(n, 1), by="recorded")[1] for n in (5, 6, 7, 8)]
    assert at == ["a:reyl", "a:ana-reyl", "a:reyl", "a:ana-reyl"]


def test_a_later_word_parts_them(two: Record) -> None:
    two.judge("a:ana-reyl", "same", other="a:reyl", at=b.day(6), **EVE)
    two.judge("a:ana-reyl", "different", other="a:reyl", at=b.day(7), **EVE)
    assert speakers(two) == ["a:ana-reyl", "a:reyl"]
    assert two.identities().differ("a:ana-reyl", "a:reyl")


def test_somebody_of_the_same_name(two: Record) -> None:
    third = b.version(f"Abroad. {b.TEXT}", url="https://courier.example/3")
    two.add(third, b.extraction(b.statement(third)), at=b.day(5, 2))
    there = f"a:ana-reyl@{third.document}"
    two.judge("a:ana-reyl", "different", other=there, at=b.day(6), **EVE)
    assert sorted(speakers(two)) == sorted(["a:ana-reyl", "a:reyl", there])
    assert len(two.statements(actor=there)) == 1
    two.judge("a:reyl", "same", other=there, at=b.day(7), **EVE)
    assert sorted(map(str, speakers(two))) == ["a:ana-reyl", "a:reyl", "a:reyl"]


def test_it_holds_for_what_is_read_later_and_again(two: Record) -> None:
    two.judge("a:ana-reyl", "same", other="a:reyl", at=b.day(6), **EVE)
    two.add(SECOND, b.extraction(b.statement(SECOND, speaker=REYL, extractor="2"), version_="2"), at=b.day(7))
    third = b.version(f"Last. {b.TEXT}", url="https://courier.example/3")
    two.add(third, b.extraction(b.statement(third, speaker=REYL)), at=b.day(8))
    fourth = b.version(f"Found late. {b.TEXT}", url="https://courier.example/4")
    two.add(fourth, b.extraction(b.statement(fourth, speaker=REYL)), at=b.day(5))
    assert speakers(two) == ["a:ana-reyl"] * 4


def test_the_index_is_the_same_when_it_is_made_again(two: Record) -> None:
    two.judge("a:ana-reyl", "same", other="a:reyl", at=b.day(6), **EVE)
    made = two.judge("a:ana-reyl", "different", other=f"a:ana-reyl@{SECOND.document}", at=b.day(7), **EVE)
    two.undo(made.id, at=b.day(8), **EVE)
    before = [speakers(two, as_of=b.day(n), by="recorded") for n in range(5, 9)]
    two.reindex()
    assert [speakers(two, as_of=b.day(n), by="recorded") for n in range(5, 9)] == before
    assert speakers(two) == ["a:ana-reyl", "a:ana-reyl"]


def test_export_and_import(two: Record, tmp_path: Path) -> None:
    two.judge("a:ana-reyl", "same", other="a:reyl", at=b.day(6), **EVE)
    lines = list(two.export())
    named = {line["id"] for line in lines if line["kind"] == "actor"}
    assert "a:ana-reyl" in named
    assert "a:reyl" not in named
    for n, order in enumerate((lines, lines[::-1])):
        with Record.create(tmp_path / f"other-{n}") as other:
            other.import_([json.dumps(line) for line in order])
            assert speakers(other) == ["a:ana-reyl", "a:ana-reyl"]
            assert list(other.export()) == lines


def test_a_judgement_alone_can_be_imported(two: Record, tmp_path: Path) -> None:
    with Record.create(tmp_path / "other") as other:
        other.import_(list(two.export()))
        made = two.judge("a:ana-reyl", "same", other="a:reyl", at=b.day(6), **EVE)
        other.import_([made.model_dump_json()])
        assert speakers(other) == ["a:ana-reyl", "a:ana-reyl"]


REFUSED = [
    ("a:ana-reyl", "same", "a:ana-reyl", MalformedError),
    ("a:ana-reyl", "same", None, MalformedError),
    ("a:ana-reyl", "accept", None, MalformedError),
    ("a:ana-reyl", "same", "a:nobody", NotFoundError),
    ("a:ana-reyl", "different", "a:ana-reyl@d-0000000000000000", NotFoundError),
]


@pytest.mark.parametrize(("actor", "verdict", "other", "error"), REFUSED)
def test_what_makes_no_sense_is_refused(
    two: Record, actor: str, verdict: str, other: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        two.judge(actor, verdict, other=other, **EVE)  # type: ignore[arg-type]
    assert two.judgements() == ()
