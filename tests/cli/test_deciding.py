"""review and audit: a queue, verdicts that change every view, and precision from them."""

import json
import shutil
from pathlib import Path

import pytest

from parley.errors import InputError, NotFoundError
from tests.cli.conftest import parley


@pytest.fixture
def own(story: Path, tmp_path: Path) -> Path:
    """A copy of the story that a test may change."""
    return Path(shutil.copytree(story, tmp_path / "own"))


def rows(*words: str, record: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in parley(*words, "--json", record=record).output.splitlines()]


def first(kind: str, record: Path) -> str:
    return str(rows("review", "--kind", kind, "--limit", "1", record=record)[0]["report"])


def test_the_queue_names_its_reasons(own: Path) -> None:
    found = rows("review", "--limit", "5", record=own)
    scores = [float(str(row["score"])) for row in found]
    assert len(found) == 5
    assert scores == sorted(scores, reverse=True)
    assert all(row["reasons"] for row in found)


def test_a_rejected_entry_leaves_the_views_and_comes_back(own: Path) -> None:
    entry = first("statement", own)
    done = parley("review", "reject", entry, "--reason", "a caption", "--author", "ana", record=own)
    assert done.exit_code == 0, done.output
    assert entry not in {str(s["id"]) for s in rows("show", "statements", record=own)}
    assert first("statement", own) != entry
    (judgement,) = rows("review", "--done", record=own)
    assert (judgement["verdict"], judgement["author"], judgement["reason"]) == ("reject", "ana", "a caption")
    parley("review", "undo", str(judgement["id"]), record=own)
    assert entry in {str(s["id"]) for s in rows("show", "statements", record=own)}


def test_a_field_is_edited_with_text_or_json(own: Path) -> None:
    entry = first("statement", own)
    parley("review", "edit", entry, "strength", "claimed", record=own)
    parley("review", "edit", entry, "speaker", '{"name": "Ana Reyl", "country": "VES"}', record=own)
    (shown,) = [s for s in rows("show", "statements", record=own) if s["id"] == entry]
    assert shown["strength"] == "claimed"
    assert shown["speaker"]["name"] == "Ana Reyl"  # type: ignore[index]


def test_an_actor_is_named_as_the_record_knows_him(own: Path) -> None:
    one = first("statement", own)
    speakers = [s["speaker"] for s in rows("show", "statements", record=own)]
    known = next(a for a in speakers if a and a["id"])  # type: ignore[index]
    parley("review", "edit", one, "speaker", str(known["name"]).upper(), record=own)  # type: ignore[index]
    parley("review", "edit", one, "audience", "Nobody Known, Somebody Else", record=own)
    (shown,) = [s for s in rows("show", "statements", record=own) if s["id"] == one]
    assert shown["speaker"] == shown["hops"][0]["who"] == known  # type: ignore[index]
    assert [a["name"] for a in shown["audience"]] == ["Nobody Known", "Somebody Else"]  # type: ignore[attr-defined]


def test_a_missed_report_is_added_at_its_words(own: Path) -> None:
    document = str(rows("show", "documents", record=own)[0]["document"])
    version = rows("show", "documents", record=own)[0]
    words = str(version["text"])[:40]
    done = parley(
        "review", "add", document, "control", words, "--field", "status=contested",
        "--field", 'where={"text": "Karsk"}', record=own,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    added = [c for c in rows("show", "control", record=own) if c["where"]["text"] == "Karsk"]  # type: ignore[index]
    assert [(c["status"], c["passage"]["exact"]) for c in added] == [("contested", words)]  # type: ignore[index]


def test_words_that_do_not_stand_there_are_refused(own: Path) -> None:
    document = str(rows("show", "documents", record=own)[0]["document"])
    done = parley("review", "add", document, "control", "no such words", record=own)
    assert isinstance(done.exception, NotFoundError)


def test_two_reports_are_bound(own: Path) -> None:
    events = [str(e["id"]) for e in rows("show", "events", record=own)]
    assert parley("review", "same", events[0], events[1], record=own).exit_code == 0
    assert parley("review", "different", events[0], events[2], record=own).exit_code == 0
    assert [j["verdict"] for j in rows("review", "--done", record=own)] == ["same", "different"]


def test_precision_comes_from_verdicts(own: Path) -> None:
    drawn = [str(row["id"]) for row in rows("audit", "--sample", "4", "--kind", "event", record=own)]
    assert len(drawn) == 4
    for number, entry in enumerate(drawn):
        parley("review", "accept" if number else "reject", entry, record=own)
    whole = next(p for p in rows("audit", record=own) if p["by"] == "all")
    assert (whole["right"], whole["judged"]) == (3, 4)
    assert float(str(whole["low"])) < 0.75 < float(str(whole["high"]))


def test_the_queue_is_gone_through_by_answers(own: Path) -> None:
    done = parley("review", "--ask", "--limit", "2", record=own, stdin="a\nread it\nx\nu\nr\nwrong\n")
    assert done.exit_code == 0, done.output
    assert "is no answer" in done.output
    assert [(j["verdict"], j["reason"]) for j in rows("review", "--done", record=own)] == [("reject", "wrong")]


def test_an_unknown_kind_is_named(own: Path) -> None:
    assert isinstance(parley("review", "--kind", "rumour", record=own).exception, InputError)
