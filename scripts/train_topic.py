"""Train the head that tells politics from the rest of the news: `python scripts/train_topic.py [--write]`.

Logistic regression on the mean word vector of a sentence. It learns from scripts/topic/*.txt, written for Parley, and
from half c of our own events, which has been read. What it says of halves a and b, which it has not seen, is printed;
with --write the weights go to lexicon/topic.csv. Rounded to two places they are the same on every machine.
"""

import csv
import sys
from pathlib import Path

import numpy as np

from parley.extractors.engine import load_pipeline
from parley.extractors.events.topic import FEW, Vector, tells, unit_vectors

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tests/quality/own"
TABLE = ROOT / "src/parley/extractors/events/lexicon/topic.csv"
# Sentences of these kinds speak of politics, though no act is reported; they are for other rules.
_POLITICAL = frozenset(
    {"hypothetical", "definition", "procedure", "background", "history", "obituary", "state or background", "opinion",
     "private plans", "no news"}
)  # fmt: skip
# How far the weights may go (the inverse of the penalty on their squares): at 10 the unseen halves are told apart as
# well as at 30, with fewer political sentences far on the wrong side.
_FREEDOM = 20.0
_WIDTH = 300
_STEPS = 30


def main() -> int:
    """Train, report, and write if asked."""
    private, political = _private("c") + _lines("private.txt"), _events("c") + _lines("political.txt")
    weights = _fit(_means(private), _means(political))
    print(f"{len(private)} private and {len(political)} political sentences")
    for half in "ab":
        for name, texts in (("private", _private(half)), ("political", _events(half))):
            found = _means(texts) @ weights[:-1] + weights[-1]
            print(f"half {half}, {name}: {100 * float((found > 0).mean()):.0f} % of {len(texts)} held political")
    if "--write" in sys.argv:
        rows = "".join(f"{weight:.2f}\n" for weight in weights)
        TABLE.write_text(
            "# Weights of the head that tells politics from other news, by scripts/train_topic.py: a row is one"
            " dimension of the\n# parser's word vectors; the last row is the bias.\nweight\n" + rows,
            encoding="utf-8",
        )
    return 0


def _lines(name: str) -> list[str]:
    lines = (ROOT / "scripts/topic" / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [row[-1] for row in rows if row[0] not in _POLITICAL]


def _rows(name: str) -> list[dict[str, str]]:
    lines = (OWN / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _private(half: str) -> list[str]:
    return [r["sentence"] for r in _rows(f"events_none_{half}.csv") if r["kind"] not in _POLITICAL]


def _events(half: str) -> list[str]:
    return [r["sentence"] for name in ("actors", "cameo") for r in _rows(f"events_{name}_{half}.csv")]


def _means(texts: list[str]) -> Vector:
    found = []
    for doc in load_pipeline("md").pipe(texts):
        told = [t for t in doc if tells(t, _WIDTH)]
        found.append(unit_vectors(told).sum(axis=0) / (len(told) + FEW) if told else np.zeros(_WIDTH))
    return np.array(found)


def _fit(private: Vector, political: Vector) -> Vector:
    """Newton's method; the bias is not held back."""
    rows = np.vstack([private, political])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    wanted = np.r_[np.zeros(len(private)), np.ones(len(political))]
    held = np.diag(np.r_[np.ones(_WIDTH), 0.0]) / _FREEDOM
    weights = np.zeros(_WIDTH + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - wanted) + held @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + held
        weights -= np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    raise SystemExit(main())
