"""The gate decides everything later: it holds floors, never lowers one, and says what it skipped."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality import gate
from tests.quality.gate import Outcome, Stage


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold folder with one file, and floors of its own."""
    (tmp_path / "set.txt").write_text("gold")
    monkeypatch.setenv("PARLEY_GOLD", str(tmp_path))
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    return tmp_path


def stage(f1: float, wrong: float = 0.0, **more: object) -> Stage:
    return Stage("a", "set.txt", lambda _: {"f1": f1, "wrong": wrong}, ("f1", "wrong"), fewer=("wrong",), **more)  # type: ignore[arg-type]


@pytest.mark.usefixtures("data")
def test_update_raises_floors_and_never_lowers_one() -> None:
    for f1, wrong in ((60.0, 5.0), (50.0, 9.0), (70.0, 4.0)):
        gate.update([gate.run(stage(f1, wrong), "md")], "md")
    assert gate.floors_for(stage(0), "md") == {"f1": 70.0, "wrong": 4.0}


@pytest.mark.usefixtures("data")
def test_a_figure_below_its_floor_is_named() -> None:
    gate.update([gate.run(stage(60.0, 5.0), "md")], "md")
    assert gate.run(stage(59.9, 5.1), "md").broken == ()
    assert gate.run(stage(59.0, 6.0), "md").broken == (
        "a: f1 is 59.0, its floor is 60.0",
        "a: wrong is 6.0, its floor is 5.0",
    )


def test_a_floor_belongs_to_its_data_and_model(data: Path) -> None:
    gate.update([gate.run(stage(60.0), "md")], "md")
    assert gate.floors_for(stage(0), "sm") == {}
    (data / "set.txt").write_text("other gold")
    assert gate.run(stage(10.0), "md").broken == ()


@pytest.mark.usefixtures("data")
def test_a_noisy_figure_is_held_to_its_aim() -> None:
    noisy = {"noisy": ("wrong",), "aims": {"wrong": 8.0}}
    gate.update([gate.run(stage(60.0, 1.0, **noisy), "md")], "md")
    assert gate.run(stage(60.0, 7.0, **noisy), "md").broken == ()
    assert gate.run(stage(60.0, 9.0, **noisy), "md").broken == ("a: wrong is 9.0, its floor is 8.0",)


def test_absent_data_is_skipped_loudly(data: Path) -> None:
    (data / "set.txt").unlink()
    outcome = gate.run(stage(60.0), "md")
    assert outcome == Outcome(outcome.stage, None)
    assert "SKIPPED: gold/set.txt is absent" in gate.table([outcome], "md")


CHOICES: dict[str, tuple[list[str], list[str]]] = {
    "all but the withheld": ([], ["said/a", "times/a"]),
    "by the start of the name": (["said"], ["said/a"]),
    "a withheld one by its whole name": (["said/c"], ["said/c"]),
    "no withheld one by a start": (["said/", "times"], ["said/a", "times/a"]),
}


@pytest.mark.parametrize(("names", "chosen"), CHOICES.values(), ids=CHOICES)
def test_a_withheld_stage_runs_only_by_its_whole_name(names: list[str], chosen: list[str]) -> None:
    stages = [
        replace(stage(60.0), name="said/a"),
        replace(stage(60.0, withheld=True), name="said/c"),
        replace(stage(60.0), name="times/a"),
    ]
    assert [s.name for s in gate.choose(stages, names)] == chosen


@pytest.mark.usefixtures("data")
def test_a_withheld_stage_gets_no_floor() -> None:
    withheld = stage(60.0, withheld=True)
    assert gate.update([gate.run(withheld, "md")], "md") == []
    assert gate.floors_for(withheld, "md") == {}
