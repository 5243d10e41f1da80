"""Measure stories on documents grouped by event, and likeness on pairs of articles that people scored.

The documents have no dates and every event has a twin of its kind (two quakes, two raids by one navy), so that what
parts stories is who, where and how much. Pairs are scored 1 (the same) to 4 by people; the sentence encoder is the
peer, measured in the same run where it is installed, on the whole text and on its first stretch.
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from parley.joining.stories import stories_of
from parley.joining.story_words import LIKENESS, cosine, likeness, weigh
from parley.model.documents import Version
from parley.text import encoder
from tests.quality.scorers.stories import bcubed, pearson

T = TypeVar("T")
_READ = datetime(2026, 1, 1, tzinfo=UTC)


def measure_events(path: Path) -> dict[str, float]:
    """BCubed, percent, and how many groups of how many documents."""
    rows = _rows(path)
    versions = [
        Version(
            id=f"v-{r['doc']}", document=r["doc"], outlet="measured", title=r["title"], text=r["text"] or r["title"],
            fetched=_READ, raw_sha256="",
        )
        for r in rows
    ]  # fmt: skip
    stories = stories_of(versions)
    story = {document: s.id for s in stories for document in s.documents}
    precision, recall, f1 = bcubed([story.get(r["doc"], r["doc"]) for r in rows], [r["event"] for r in rows])
    return {
        "bcubed_f1": round(f1, 1),
        "bcubed_precision": round(precision, 1),
        "bcubed_recall": round(recall, 1),
        "documents": float(len(rows)),
        "events": float(len({r["event"] for r in rows})),
        "stories": float(len(stories)),
    }


def measure_pairs(path: Path) -> dict[str, float]:
    """Pearson with people's overall score, in hundredths; the encoder's is printed and has no floor."""
    rows = _rows(path)
    texts = [text for row in rows for text in (row["text1"], row["text2"])]
    said = [-float(row["Overall"]) for row in rows]
    weighted = weigh(texts, LIKENESS)
    ours = pearson([likeness(cosine(a, b)) for a, b in _pairs(weighted)], said)
    figures = {"pearson": round(100 * ours, 1), "pairs": float(len(rows))}
    if encoder.available():
        whole = _encoded(texts, said)
        first = _encoded([" ".join(text.split()[:180]) for text in texts], said)
        figures |= {"encoder": round(100 * whole, 1), "encoder_first_stretch": round(100 * first, 1)}
        print(f"stories/pairs in this run: {figures}", file=sys.stderr)
    return figures


def _encoded(texts: Sequence[str], said: Sequence[float]) -> float:
    vectors = encoder.Encoder.load().encode(texts)
    return pearson([float(a @ b) for a, b in zip(vectors[::2], vectors[1::2], strict=True)], said)


def _pairs(items: Sequence[T]) -> list[tuple[T, T]]:
    return list(zip(items[::2], items[1::2], strict=True))


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
