"""Measure actors: entity spans on re3d, coreference on our own passages, country and sector of phrases.

All three go through `find_mentions`, as a document does.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from parley.extractors.contract import Mention
from parley.extractors.engine import load_pipeline
from parley.extractors.mentions import find_mentions
from parley.extractors.parse import Parse, parse_all
from parley.knowledge.actors import bare_id
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.passages import Span

# Pronouns and descriptions that re3d marks as well are left out on both sides: spans of names are compared.
_PRONOUNS = frozenset(
    {
        *("i", "we", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "his", "its", "their"),
        *("you", "your", "who", "whom", "which", "himself", "herself", "itself", "themselves"),
        *("this", "that", "these", "those"),
    }
)
MODEL = "md"
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


def parses(texts: Iterable[tuple[str, datetime | None]]) -> Iterator[Parse]:
    """Parses of bare texts, each with its date of publication."""
    versions = [
        Version(
            id=f"v-{n}", document=f"d-{n}", outlet="measured", text=text, fetched=datetime(2026, 1, 1, tzinfo=UTC),
            published=published, raw_sha256="0",
        )
        for n, (text, published) in enumerate(texts)
    ]  # fmt: skip
    yield from parse_all(load_pipeline(MODEL), versions, 20_000)


def measure_re3d(folder: Path) -> dict[str, float]:
    """Entity span F1 for people, organisations and the military, all folders together; exact and overlapping."""
    totals: Counter[str] = Counter()
    for sub in sorted(p for p in folder.iterdir() if (p / "documents.json").exists()):
        totals.update(count_re3d(sub))
    return scores(totals)


def count_re3d(folder: Path) -> Counter[str]:
    """Spans right, predicted and gold in one folder of re3d."""
    documents = {d["_id"]: d["text"] for d in _lines(folder / "documents.json")}
    gold: dict[str, set[Span]] = {key: set() for key in documents}
    other: dict[str, set[Span]] = {key: set() for key in documents}
    for e in _lines(folder / "entities.json"):
        if e["type"] in ("Location", "Nationality") and e["documentId"] in other:
            other[e["documentId"]].add(_trimmed(documents[e["documentId"]], e["begin"], e["end"]))
        kept = e["type"] in ("Person", "Organisation") and e["value"].lower() not in _PRONOUNS
        if kept and e.get("confidence", 1) > 0 and e["documentId"] in gold:
            text = documents[e["documentId"]]
            gold[e["documentId"]].add(_trimmed(text, e["begin"], e["end"]))
    totals: Counter[str] = Counter()
    for parse, key in zip(parses((t, None) for t in documents.values()), documents, strict=True):
        mentions = [m for m in find_mentions(parse, World.load()).all() if m.form != "pronoun"]
        totals.update(_compared(parse.text, gold[key], other[key], mentions))
    return totals


def _compared(text: str, gold: set[Span], other: set[Span], mentions: list[Mention]) -> Counter[str]:
    """Counts; a state named where the annotators saw a place or a nationality is not judged."""
    found = {_trimmed(text, *m.span) for m in mentions} - (other - gold)
    exact = gold & found
    near = {s for s in found if any(_iou(s, g) >= 0.5 for g in gold)}
    reached = {g for g in gold if any(_iou(s, g) >= 0.5 for s in found)}
    return Counter(exact=len(exact), near=len(near), reached=len(reached), found=len(found), gold=len(gold))


def _iou(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without an article before or a possessive ending after: annotators differ on both."""
    words = text[start:end]
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if words.startswith(article):
            start += len(article)
            break
    for tail in ("'s", "’s", ".", ","):
        if text[start:end].endswith(tail):
            end -= len(tail)
    return Span(start, max(start + 1, end))


def scores(totals: Counter[str]) -> dict[str, float]:
    """Percent: exact and overlapping (IoU >= .5) span F1."""

    def f1(right_found: int, right_gold: int) -> float:
        precision = right_found / totals["found"] if totals["found"] else 0.0
        recall = right_gold / totals["gold"] if totals["gold"] else 0.0
        return round(200 * precision * recall / (precision + recall), 1) if precision + recall else 0.0

    return {
        "exact_f1": f1(totals["exact"], totals["exact"]),
        "overlap_f1": f1(totals["near"], totals["reached"]),
        "overlap_precision": round(100 * totals["near"] / max(1, totals["found"]), 1),
        "overlap_recall": round(100 * totals["reached"] / max(1, totals["gold"]), 1),
    }


def measure_coreference(path: Path) -> dict[str, float]:
    """Percent of answers right on our own passages: resolved ones, and those that must stay open."""
    totals: Counter[str] = Counter()
    for _passage, _answer, right, wrong in judged(path):
        totals["all"] += 1
        totals["right"] += right
        totals["wrong"] += wrong
    return {
        "accuracy": round(100 * totals["right"] / totals["all"], 1),
        "wrong": round(100 * totals["wrong"] / totals["all"], 1),
    }


def judged(path: Path) -> Iterator[tuple[dict[str, object], dict[str, object], bool, bool]]:
    """Each answer with whether ours is right, and whether it names somebody else (worse than naming nobody)."""
    passages = list(_lines(path))
    texts = [(str(p["text"]), datetime.fromisoformat(p["published"]).replace(tzinfo=UTC)) for p in passages]
    for passage, parse in zip(passages, parses(texts), strict=True):
        mentions = find_mentions(parse, World.load())
        for answer in passage["answers"]:
            start = answer["start"]
            found = mentions.at(Span(start, start + len(answer["words"])))
            refs = (found.members or (found.actor,)) if found else ()
            # The sets say who is meant in one text; which state is his, the other sets ask.
            ids = {bare_id(r.id) if r.id else None for r in refs} or {None}
            wanted = set(answer["members"]) if "members" in answer else {answer["actor"]}
            yield passage, answer | {"found": sorted(map(str, ids))}, ids == wanted, ids != wanted and ids != {None}


def measure_phrases(path: Path) -> dict[str, float]:
    """Percent of phrases with the right country, and with the right sector where one is given."""
    totals: Counter[str] = Counter()
    for row, country, sector in coded(path):
        totals["all"] += 1
        totals["country"] += (row["country"] or None) == country
        totals["sectors"] += bool(row["sector"])
        totals["sector"] += bool(row["sector"]) and row["sector"] == sector
    return {
        "country": round(100 * totals["country"] / totals["all"], 1),
        "sector": round(100 * totals["sector"] / totals["sectors"], 1),
    }


def coded(path: Path) -> Iterator[tuple[dict[str, str], str | None, str | None]]:
    """Each phrase with the country and sector that we give it as the subject of a plain sentence."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    texts = [f"{row['phrase'][:1].upper()}{row['phrase'][1:]} rejected the offer on Monday." for row in rows]
    for row, parse in zip(rows, parses((t, datetime(2022, 3, 1, tzinfo=UTC)) for t in texts), strict=True):
        mentions = find_mentions(parse, World.load())
        found = mentions.at(Span(0, len(row["phrase"])))
        yield row, found.actor.country if found else None, found.actor.sector if found else None


def measure_conflicts(path: Path) -> dict[str, float]:
    """Percent of the marked words of a conflict's sentences with the right country, and with the right sector."""
    totals: Counter[str] = Counter()
    for _, wanted, found in named_in_conflicts(path):
        country, _, sector = wanted.partition("/")
        actor = found.actor if found else None
        totals["all"] += 1
        totals["country"] += ((actor.country if actor else None) or "") == country
        totals["sectors"] += bool(sector)
        totals["sector"] += bool(sector) and actor is not None and actor.sector == sector
    return {
        "country": round(100 * totals["country"] / totals["all"], 1),
        "sector": round(100 * totals["sector"] / totals["sectors"], 1),
    }


def named_in_conflicts(path: Path) -> Iterator[tuple[str, str, Mention | None]]:
    """Each marked phrase with the codes wanted and whom we take it for; every sentence is a document of its own."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    texts = [_MARKED.sub(r"\1", line) for line in lines]
    for line, parse in zip(lines, parses((t, None) for t in texts), strict=True):
        mentions, removed = find_mentions(parse, World.load()), 0
        for mark in _MARKED.finditer(line):
            start = mark.start() - removed
            yield mark[1], mark[2], mentions.at(Span(start, start + len(mark[1])))
            removed += len(mark[0]) - len(mark[1])


def _lines(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
