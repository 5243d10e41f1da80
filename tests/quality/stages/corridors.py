"""Measure corridors on hand-coded texts: per text, set-valued, without the links that end each text.

Proposer: the answer is one of the text's codes. Routes: those named in the text with both ends, matched where both ends
lie within 25 km, or bear the same name (the codes place a few towns at their namesakes). A text that names eight routes
is coded with those of one row, and stands again, with another link, for the next row; so precision against the codes of
one row is low whatever is read. `routes_f1` therefore takes the rows of the same words together and does not count a
route that another text of that day is coded with as extra; `routes_f1_by_row` does neither. Outcome: macro-F1 of three.
"""

import json
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from parley.analysis.corridors import corridors_of
from parley.extractors.extract import Engine
from parley.model.documents import Version
from parley.settings import Settings
from tests.quality.scorers.corridors import Coded, Route, coded_of, macro_f1, route_counts, together

_LINKS = re.compile(r"\s*see source:.*|https?://\S+", re.DOTALL)
COUNTRIES = {"UKR": "Ukraine", "RUS": "Russia"}


def measure(path: Path) -> dict[str, float]:
    """Percent, and the counts behind them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    coded = coded_of(rows)
    engine = Engine.load(Settings())
    readings = [corridors_of(a, engine.gazetteer) for a in engine.analyse(_version(c, n) for n, c in enumerate(coded))]
    commonest = Counter(r.proposer for r in readings if r.proposer).most_common(1)[0][0]
    proposed = 0
    outcomes: list[tuple[str, str]] = []
    by_row: Counter[str] = Counter()
    by_words: dict[str, list[Coded]] = {}
    read: dict[str, list[Route]] = {}
    for text, reading in zip(coded, readings, strict=True):
        # A text that names nobody is given to whoever proposes most corridors in the record.
        answer = "Agreed" if reading.agreed else COUNTRIES.get(reading.proposer or commonest, "")
        proposed += answer in text.proposers
        outcomes.append((text.outcome, reading.outcome))
        words = _words(text)
        read[words] = [Route.of(c.origin, c.destination) for c in reading.corridors]
        by_words.setdefault(words, []).append(text)
        by_row.update(route_counts(text, read[words], by_name=True))
    strict: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for words, texts in by_words.items():
        strict.update(route_counts(together(texts), read[words], by_name=False, whole_day=True))
        named.update(route_counts(together(texts), read[words], by_name=True, whole_day=True))
    figures = {
        "proposer_accuracy": round(100 * proposed / len(coded), 1),
        "routes_f1": _f1(named),
        "routes_recall": round(100 * named["hit"] / (named["hit"] + named["missed"]), 1),
        "routes_f1_by_row": _f1(by_row),
        "routes_f1_by_coordinates": _f1(strict),
        "outcome_macro_f1": macro_f1(outcomes),
        "texts": float(len(coded)),
        "texts_that_differ": float(len(by_words)),
        "routes_named": float(named["hit"] + named["missed"]),
        "routes_found": float(named["hit"]),
        "routes_extra": float(named["extra"]),
    }
    print(f"talks/corridors in this run: {figures}", file=sys.stderr)
    return figures


def _words(text: Coded) -> str:
    return _LINKS.sub("", text.text).strip() or "-"


def _version(text: Coded, number: int) -> Version:
    body = _words(text)
    return Version(
        id=f"v-{number}", document=f"d-{number}", outlet="measured", text=body,
        published=datetime.fromisoformat(text.date).replace(tzinfo=UTC), published_precision="day",
        fetched=datetime(2026, 1, 1, tzinfo=UTC), raw_sha256="",
    )  # fmt: skip


def _f1(counts: Counter[str]) -> float:
    wanted = 2 * counts["hit"] + counts["missed"] + counts["extra"]
    return round(200 * counts["hit"] / wanted, 1) if wanted else 0.0
