"""The stages of the gate, in the order of the main road.

Each stage's module is imported when it is measured, so that `--list` and a single stage stay quick.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.quality.gate import Figures, Stage


def _lazily(module: str, function: str) -> Callable[[Path], Figures]:
    def measure(path: Path) -> Figures:
        found: Figures = getattr(import_module(f"tests.quality.stages.{module}"), function)(path)
        return found

    return measure


STAGES = [
    Stage(
        "quotes/polnear-dev",
        "quotes/polnear/dev",
        _lazily("quotes", "measure"),
        ("joint F1", "word F1", "exact F1", "direct span recall", "direct speaker overlap", "indirect span recall",
         "crashes", "time over parse"),
        fewer=("crashes", "time over parse"),
        peers="joint F1: regex 19.6, textacy 25.5, GenderGapTracker 40.9, Citron (trained on it) 50.7",
        aims={"joint F1": 60, "direct span recall": 92, "direct speaker overlap": 95, "indirect span recall": 50,
              "time over parse": 1.3},
    ),
    Stage(
        "times/wikiwars",
        "times/wikiwars",
        _lazily("times", "measure_wikiwars"),
        ("value_f1", "span_f1_relaxed", "value_f1_strict"),
        peers="value F1: HeidelTime .825, spaCy + dateparser .371",
        aims={"value_f1": 85},
    ),
]  # fmt: skip
