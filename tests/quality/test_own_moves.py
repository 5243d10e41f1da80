"""The scorer of moves, on moves made by hand."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from parley.model.documents import Version
from parley.model.passages import Passage, Span
from parley.model.reports import Extractor, Move, MoveType, Venue
from parley.model.world import ActorRef
from parley.ontology.talks import issues
from tests.quality.gate import OWN
from tests.quality.scorers.own_moves import DETAILS, NONE, best, figures, rows

TEXT = "Peru offered Chile talks in Lima."
VERSION = Version(id="v", document="d", outlet="o", text=TEXT, fetched=datetime(2026, 1, 1, tzinfo=UTC), raw_sha256="0")
ROW = {
    "id": "x", "move": "offer", "by": "Peru", "to": "Chile", "issue": "talks/venue", "venue": "Lima", "condition": "",
    "reason": "", "deadline": "", "also": "propose", "sentence": TEXT,
}  # fmt: skip


def move(kind: str, by: str = "Peru", to: str = "Chile", issue: str = "talks", venue: str = "Lima") -> Move:
    passage = Passage.of(TEXT, Span(5, 12))
    return Move(
        id=f"m-{kind}-{by}", document="d", version="v", anchor=passage, passage=passage, hops=(), move=kind,
        by=(ActorRef(name=by),), to=(ActorRef(name=to),), issue=issue, venues=(Venue(name=venue, stance="named"),),
        extractor=Extractor(name="moves", version="1", rule="test"),
    )  # fmt: skip


CASES = {
    "everything right": ([move("offer")], {"right_move": 100.0, "whole": 100.0, "right_to": 100.0, "details": 100.0}),
    "another kind": ([move("reject")], {"found": 100.0, "right_move": 0.0, "precision": 0.0}),
    "a kind it may be besides": ([move("offer"), move("propose")], {"precision": 100.0}),
    "by somebody else": ([move("offer", by="Bolivia")], {"right_move": 100.0, "right_by": 0.0, "whole": 0.0}),
    "on another issue": ([move("offer", issue="trade")], {"right_issue": 0.0, "whole": 0.0}),
    "without the venue": ([move("offer", venue="Quito")], {"details": 0.0}),
    "none": ([], {"found": 0.0, "right_move": 0.0}),
}


@pytest.mark.parametrize("name", CASES)
def test_figures(name: str):
    moves, wanted = CASES[name]
    reached = figures([(ROW, moves)])
    assert {key: reached[key] for key in wanted} == wanted


def test_a_move_where_none_is_told_is_a_false_alarm():
    silent = {**dict.fromkeys(ROW, ""), "move": NONE}
    assert figures([(silent, [move("offer")]), (silent, [])]) == {"false_alarms": 50.0}


def test_the_move_with_the_most_particulars_answers_the_row():
    marks = best(ROW, [move("offer", by="Bolivia"), move("offer")])
    assert marks is not None
    assert marks.whole


@pytest.mark.parametrize("half", ["a", "b", "c"])
def test_the_set_names_kinds_and_issues_that_exist(half: str):
    gold = rows(OWN / f"moves_{half}.csv")
    kinds = {*get_args(MoveType), NONE, ""}
    assert {row["move"] for row in gold} <= kinds
    assert {kind for row in gold for kind in row["also"].split(";")} <= kinds
    assert {issue for row in gold for issue in row["issue"].split("/")} - {""} <= issues()
    assert len({row["id"] for row in gold}) == len(gold)


@pytest.mark.parametrize(("half", "earlier", "passages"), [("b", "a", 60), ("c", "ab", 68)])
def test_a_withheld_set_holds_new_passages_fifteen_of_them_silent(half: str, earlier: str, passages: int):
    gold = rows(OWN / f"moves_{half}.csv")
    assert [len(gold), sum(row["move"] == NONE for row in gold)] == [passages, 15]
    assert all(row[cell] in row["sentence"] for row in gold for cell in DETAILS)
    known = {row["sentence"] for other in earlier for row in rows(OWN / f"moves_{other}.csv")}
    assert not {row["sentence"] for row in gold} & known
