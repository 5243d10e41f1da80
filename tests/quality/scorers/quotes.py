"""Scoring attributions against PolNeAR, in agreement with the gold's reference scorer to the last digit.

The rule: content matches one-to-one, greedily by the IoU of its words, at least .5; words are runs of word
characters, so punctuation and quotation marks never count. A joint hit is a match whose sources share a word, or
where neither side has a source. Gold is the first annotator by file name. Figures are micro over documents.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_LINE = re.compile(r"[TE]\d+\t")
_THRESHOLD = 0.5
KINDS = ("direct", "mixed", "indirect")

Spans = Sequence[Sequence[int]]
Row = Mapping[str, Spans]


@dataclass(frozen=True)
class Item:
    """One attribution as sets of word numbers."""

    content: frozenset[int]
    source: frozenset[int]
    kind: str


def annotations(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a brat file: source, cue and content, each a list of half-open offsets."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[list[str]]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not _LINE.match(line):
                continue
            key, body = line.rstrip("\n").split("\t")[:2]
            if key.startswith("T"):
                pairs = [part.split() for part in body.split(" ", 1)[1].split(";")]
                spans[key] = [(int(start), int(end)) for start, end in pairs]
            else:
                events.append([argument.split(":") for argument in body.split()])
    rows = []
    for arguments in events:
        row: dict[str, list[tuple[int, int]]] = {"content": [], "source": [], "cue": []}
        for role, key in arguments[1:]:
            row.setdefault(role.rstrip("0123456789").lower(), []).extend(spans.get(key, []))
        rows.append(row)
    return rows


def load(split: Path) -> Iterator[tuple[str, str, list[dict[str, list[tuple[int, int]]]]]]:
    """(name, text, gold rows) of each document, in order of name."""
    first: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann"), key=str):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in sorted(first.items()):
        with (split / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield name, text, [row for row in annotations(path) if row["content"]]


def prepare(text: str, rows: Iterable[Row]) -> list[Item]:
    """The rows that hold at least one word, as word numbers with their kind."""
    words = [m.span() for m in _WORD.finditer(text)]
    quoted = _quoted(text, words)
    items = []
    for row in rows:
        content = _words_in(words, row["content"])
        if content:
            inside = sum(quoted[i] for i in content)
            kind = "direct" if inside == len(content) else "mixed" if inside else "indirect"
            items.append(Item(content, _words_in(words, row.get("source") or []), kind))
    return items


def _words_in(words: Sequence[tuple[int, int]], spans: Spans) -> frozenset[int]:
    return frozenset(i for i, (a, b) in enumerate(words) for s, e in spans if a < e and b > s)


def _quoted(text: str, words: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each word stands inside quotation marks; every newline starts afresh."""
    starts = {start: i for i, (start, _) in enumerate(words)}
    inside, flags = False, [False] * len(words)
    for at, character in enumerate(text):
        if character == "\n" or character in "”»":
            inside = False
        elif character in "“«":
            inside = True
        elif character == '"':
            inside = not inside
        if at in starts:
            flags[starts[at]] = inside
    return flags


def matches(gold: Sequence[Item], predicted: Sequence[Item], threshold: float) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the best IoU first; ties go to the earlier gold row, then the earlier prediction."""
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = len(g.content & p.content)
            if shared and shared / len(g.content | p.content) >= threshold:
                pairs.append((-shared / len(g.content | p.content), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            yield i, j


def score(
    documents: Iterable[tuple[str, str, Sequence[Row]]], predictions: Mapping[str, Sequence[Row]]
) -> dict[str, Any]:
    """The reference's figures, under the reference's names."""
    count: Counter[str] = Counter()
    for name, text, rows in documents:
        count["missing documents"] += name not in predictions
        _count(count, prepare(text, rows), prepare(text, predictions.get(name, [])))
    recall = {f"{k} span recall": _share(count[f"span {k}"], count[f"gold {k}"]) for k in KINDS}
    overlap = {f"{k} speaker overlap": _share(count[f"speaker {k}"], count[f"sourced {k}"]) for k in KINDS}
    return {
        "gold": count["gold"],
        "predicted": count["predicted"],
        "missing documents": count["missing documents"],
        "joint": _prf(count["joint"], count["predicted"], count["gold"]),
        "span IoU>=.5": _prf(count["span"], count["predicted"], count["gold"]),
        "exact": _prf(count["exact"], count["predicted"], count["gold"]),
        "words": _prf(count["word hits"], count["words predicted"], count["words gold"]),
        "speaker overlap": _share(count["speaker"], count["sourced"]),
        **recall,
        **overlap,
    }


def _count(count: Counter[str], gold: Sequence[Item], predicted: Sequence[Item]) -> None:
    count["gold"] += len(gold)
    count["predicted"] += len(predicted)
    gold_words = frozenset[int]().union(*(g.content for g in gold))
    predicted_words = frozenset[int]().union(*(p.content for p in predicted))
    count["word hits"] += len(gold_words & predicted_words)
    count["words gold"] += len(gold_words)
    count["words predicted"] += len(predicted_words)
    count["exact"] += sum(1 for _ in matches(gold, predicted, 1.0))
    for g in gold:
        count[f"gold {g.kind}"] += 1
    for i, j in matches(gold, predicted, _THRESHOLD):
        g, p = gold[i], predicted[j]
        shared = bool(g.source & p.source)
        count["span"] += 1
        count[f"span {g.kind}"] += 1
        count["joint"] += shared if g.source else not p.source
        if g.source:
            for key in ("", f" {g.kind}"):
                count[f"sourced{key}"] += 1
                count[f"speaker{key}"] += shared


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = (hits / predicted if predicted else 0), (hits / gold if gold else 0)
    f1 = round(200 * p * r / (p + r), 1) if p + r else 0.0
    return {"P": round(100 * p, 1), "R": round(100 * r, 1), "F1": f1}
