"""Write what `make quality` reached into README.md and docs/explanation/quality.md. `--check` only compares.

The figures are the gate's floors, which are what was reached when `make quality ARGS=--update` last ran.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.gate import FLOORS, Stage  # noqa: E402 - the gate lies beside the scripts, not in the package
from tests.quality.stages import STAGES  # noqa: E402

MODEL = "md"
# What a newcomer asks first: (stage, figure, what it is in plain words, the best of others on it).
SHORT = (
    ("quotes/polnear-dev", "joint F1", "who said it: source, cue and content together, F1 (PolNeAR dev)",
     "50.7 (Citron, trained on it)"),
    ("quotes/polnear-dev", "direct speaker overlap", "speaker of direct quotes, %", "81.5 (GenderGapTracker)"),
    ("events/plover", "bare_f1", "what happened: PLOVER root from the bare sentence, F1 (its training half)",
     "49.5 (UniversalPetrarch, test half)"),
    ("places/lgl", "end to end F1", "where: place found and within 161 km, F1 (LGL)", "54.5"),
    ("places/geovirus", "end to end F1", "the same on GeoVirus", "65.3"),
    ("times/wikiwars", "value_f1", "when: value of time expressions, F1 (WikiWars)", "82.5 (HeidelTime)"),
)  # fmt: skip
BETWEEN = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)


def reached(stage: str, figure: str) -> float | None:
    """What the stage reached; None where it has no floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[MODEL]
    value: float | None = floors.get(stage, {}).get("floors", {}).get(figure)
    return value


def short_table() -> str:
    """The README's table: ours beside the best of others."""
    rows = [f"| {words} | {reached(stage, figure)} | {peer} |" for stage, figure, words, peer in SHORT]
    return "\n".join(["| | Parley | best of others |", "|---|---|---|", *rows, ""])


def whole_table() -> str:
    """Every figure that the gate holds, with its aim and the numbers to beat."""
    rows = [row for stage in STAGES for row in _rows(stage)]
    return "\n".join(["| stage | figure | reached | aim | numbers to beat |", "|---|---|---|---|---|", *rows, ""])


def _rows(stage: Stage) -> list[str]:
    held = [(name, reached(stage.name, name)) for name in stage.figures]
    known = [(name, value) for name, value in held if value is not None]
    return [
        f"| {stage.name} | {name.replace('_', ' ')} | {value} | {stage.aims.get(name, '')} | {peers} |"
        for (name, value), peers in zip(known, (stage.peers, *("" for _ in known)), strict=False)
    ]


def main() -> int:
    stale = []
    for path, table in ((ROOT / "README.md", short_table()), (ROOT / "docs/explanation/quality.md", whole_table())):
        text = path.read_text(encoding="utf-8")
        fresh = BETWEEN.sub(table.replace("\\", r"\\"), text)
        if fresh != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(fresh, encoding="utf-8")
    print(f"stale: {', '.join(stale)}" if stale else "the figures are up to date")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
