"""The quality gate: measure each stage on gold data, show the numbers to beat, and hold the floors.

A floor is what was reached before, less a hair for rounding. `--update` raises floors and never lowers one. A floor
belongs to a model and to the exact data (by fingerprint): other data has no floor, and says so.
"""

import json
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.quality.gold import ROOT, fingerprint, gold_folder

FLOORS = Path(__file__).with_name("floors.json")
OWN = Path(__file__).with_name("own")
# Two runs on one machine agree exactly; another machine's arithmetic may move a figure in its last digit.
SLACK = 0.2

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Stage:
    """One stage on one data set. `figures` names the figures that have floors; `fewer` those where less is better.

    `peers` are the numbers to beat, as printed in the gold's README or by the peer's authors. `noisy` figures depend
    on the machine: they are held to the aim, not to what was reached. A `withheld` stage is scored for a release: it
    runs only by its whole name, prints figures alone, and gets no floor that tuning could lean on.
    """

    name: str
    data: str
    measure: Callable[[Path], Figures]
    figures: tuple[str, ...]
    fewer: tuple[str, ...] = ()
    peers: str = ""
    own: bool = False
    noisy: tuple[str, ...] = ()
    withheld: bool = False
    aims: Mapping[str, float] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return (OWN if self.own else gold_folder()) / self.data


@dataclass(frozen=True)
class Outcome:
    """What a stage measured; `figures` is None when its data is absent."""

    stage: Stage
    figures: Figures | None
    seconds: float = 0.0
    broken: tuple[str, ...] = ()


def choose(stages: Iterable[Stage], names: Collection[str]) -> list[Stage]:
    """The stages whose name starts with one of `names`, all by default; withheld ones only by their whole name."""
    prefixes = tuple(names) or ("",)
    return [s for s in stages if (s.name in names if s.withheld else s.name.startswith(prefixes))]


def run(stage: Stage, model: str) -> Outcome:
    """Measure one stage and compare it with its floors."""
    if not stage.path.exists():
        return Outcome(stage, None)
    began = time.perf_counter()
    figures = stage.measure(stage.path)
    floor = floors_for(stage, model)
    return Outcome(stage, figures, time.perf_counter() - began, tuple(_below(stage, figures, floor)))


def _below(stage: Stage, figures: Figures, floor: Mapping[str, float]) -> list[str]:
    broken = []
    for name, value in floor.items():
        value = stage.aims[name] if name in stage.noisy else value
        reached = figures[name]
        worse = reached > value + SLACK if name in stage.fewer else reached < value - SLACK
        if worse:
            broken.append(f"{stage.name}: {name} is {reached}, its floor is {value}")
    return broken


def read_floors() -> dict[str, Any]:
    return dict(json.loads(FLOORS.read_text(encoding="utf-8"))) if FLOORS.exists() else {}


def floors_for(stage: Stage, model: str) -> dict[str, float]:
    """The floors of a stage for a model on just this data; empty where none were set."""
    entry = read_floors().get(model, {}).get(stage.name)
    return dict(entry["floors"]) if entry and entry["data"] == fingerprint(stage.path) else {}


def update(outcomes: list[Outcome], model: str) -> list[str]:
    """Raise floors to what was reached; a figure below its floor leaves the floor where it is."""
    floors = read_floors()
    changed = []
    for outcome in outcomes:
        stage = outcome.stage
        if outcome.figures is None or stage.withheld:
            continue
        old = floors_for(stage, model)
        new = {}
        for name in stage.figures:
            reached = outcome.figures[name]
            keep = old.get(name)
            better = keep is None or (reached < keep if name in stage.fewer else reached > keep)
            new[name] = reached if better else keep
            if better:
                changed.append(f"{stage.name}: {name} {keep} -> {reached}")
        floors.setdefault(model, {})[stage.name] = {"data": fingerprint(stage.path), "floors": new}
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return changed


def table(outcomes: list[Outcome], model: str) -> str:
    """The results in Markdown: our figures with their floors, and the numbers to beat beside them."""
    lines = [f"Model: {model}", "", "| stage | figure | ours | floor | aim | numbers to beat | seconds |",
             "|---|---|---|---|---|---|---|"]  # fmt: skip
    for outcome in outcomes:
        stage = outcome.stage
        if outcome.figures is None:
            lines.append(f"| {stage.name} | | SKIPPED: {_shown(stage.path)} is absent | | | {stage.peers} | |")
            continue
        floor = floors_for(stage, model)
        for number, name in enumerate(stage.figures):
            peers, seconds = (stage.peers, f"{outcome.seconds:.0f}") if number == 0 else ("", "")
            aim = stage.aims.get(name, "")
            cells = (stage.name, name, outcome.figures[name], floor.get(name, "-"), aim, peers, seconds)
            lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else f"gold/{path.name}"
