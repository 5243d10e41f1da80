"""What counts as a change, and what does not: edits, earlier reports of the same thing, first claims."""

from pathlib import Path

import pytest

from parley.analysis.changes import Snapshot, changes_since, snapshot
from parley.model.base import Value
from parley.model.derived import BoardMove, Claim, ControlState, Proposition, Talks
from parley.model.world import ActorRef, Where
from parley.record import Record
from tests.analysis.conftest import NOW

FRONT, VESSARIA = ActorRef(id="g:front", name="Front"), ActorRef(id="a:ves", name="Vessaria")


def talks(*moves: BoardMove) -> Talks:
    return Talks(id="t-1", name="Front and Vessaria", parties=(FRONT, VESSARIA), mediators=(), moves=moves, rounds=())


def move(report: str = "m-1", words: str = "offered to meet", **more: object) -> BoardMove:
    facts = {"move": "offer", "issue": "venue", "by": (FRONT,), "to": (VESSARIA,), "at": None, "state": "open"}
    return BoardMove.model_validate({**facts, "report": report, "words": words, **more})


def control(state: str, holder: ActorRef | None = None) -> ControlState:
    where = Where(place=None, text="Karsk", precision="city")
    return ControlState(
        id="w-1", where=where, state=state, holder=holder, since=None, reports=("k-1",), reason="reported"
    )


def claim(standing: str, id: str = "c-1", report: str = "s-1", polarity: str = "positive") -> Claim:
    key = Proposition(cls="control", predicate="held", arguments=("Karsk",), key="k", words="Front holds Karsk")
    return Claim.model_validate(
        {"id": id, "proposition": key, "polarity": polarity, "standing": standing, "reports_for": (report,),
         "reports_against": (), "origins": (), "history": (), "reason": "two sources"}
    )  # fmt: skip


CASES: dict[str, tuple[list[Value], list[Value], list[tuple[str, str | None, str]]]] = {
    "nothing": ([talks(move()), control("contested"), claim("reported")],) * 2 + ([],),  # type: ignore[dict-item]
    "a new move": ([], [talks(move())], [("move", None, "open")]),
    "an answer": ([], [talks(move(answers="m-0"))], [("answer", None, "open")]),
    "a move answered": ([talks(move())], [talks(move(state="refused"))], [("move-state", "open", "refused")]),
    "a move in an edited page": ([talks(move())], [talks(move("m-2"))], []),
    "a move reported earlier too": ([talks(move())], [talks(move("m-0", "would meet", repeats=("m-1",)))], []),
    "a place": ([], [control("contested")], [("control", None, "contested")]),
    "a place taken": (
        [control("contested")], [control("controlled", FRONT)], [("control", "contested", "controlled by Front")]
    ),
    "a first claim": ([], [claim("reported")], []),
    "a claim that comes disputed": ([], [claim("disputed")], [("standing", None, "disputed")]),
    "a claim withdrawn": ([claim("reported")], [claim("withdrawn")], [("standing", "reported", "withdrawn")]),
    "a claim under another id": ([claim("disputed")], [claim("disputed", id="c-0", report="s-0")], []),
    "a claim and its opposite": (
        [claim("reported")], [claim("reported"), claim("disputed", "c-2", "s-2", "negative")],
        [("standing", None, "disputed")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_changes(tmp_path: Path, before: list[Value], after: list[Value], expected: list[object]) -> None:
    with Record.create(tmp_path) as record:
        record.replace_derived(before)
        known = snapshot(record)
        record.replace_derived(after)
        found = changes_since(known, record, NOW)
    assert [(c.kind, c.before, c.after) for c in found] == expected
    assert len({c.id for c in found}) == len(found)


def test_the_words_of_a_change(tmp_path: Path) -> None:
    with Record.create(tmp_path) as record:
        record.replace_derived([talks(move()), control("controlled", FRONT), claim("withdrawn")])
        told = [c.summary for c in changes_since(Snapshot(), record, NOW)]
    assert told == [
        "Front and Vessaria: Front: offer (venue), to Vessaria",
        "Karsk: controlled by Front (reported)",
        "“Front holds Karsk” is now withdrawn (two sources)",
    ]
