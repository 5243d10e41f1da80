"""Measure events: PLOVER roots from a bare sentence and for a given pair, conflict types of snippets, modality.

All go through `find_mentions` and `find_frames`, as a document does. What a text asserts is a frame that is positive,
actual and not background. Nothing here was fitted on these files.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from parley.extractors.contract import Frame
from parley.extractors.engine import load_pipeline
from parley.extractors.events.frames import find_frames
from parley.extractors.events.guess import closest_act
from parley.extractors.events.modality import classify
from parley.extractors.mentions import find_mentions
from parley.extractors.parse import Parse, parse_all
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.passages import Span

MODEL = "md"
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# CAMEO 163, international sanctions: the gold's two names for them are both right.
_SANCTIONS = frozenset({"SANCTION", "COERCE"})
_TAG = re.compile(r"</?[st]>")
_TYPES: dict[str, str] = {
    "ASSAULT": "AIR_STRIKE ART_MISS_ATTACK ARMED_CLASH ATTACK GRENADE REM_EXPLOS SUIC_BOMB CHEM_WEAP SEX_VIOL "
    "ABDUCT_DISSAP PROPERTY_DISTRUCT FORCE_AGAINST_PROTEST",
    "COERCE": "ARREST DISR_WEAP",
    "PROTEST": "PEACE_PROTEST PROTEST_WITH_INTER VIOL_DEMONSTR MOB_VIOL",
    "AGREE": "AGREEMENT",
    "RETREAT": "NON_VIOL_TERRIT_TRANSFER",
    "MOBILIZE": "HQ_ESTABLISHED",
    "": "NATURAL_DISASTER MAN_MADE_DISASTER ORG_CRIME",
}
CASE_ROOTS = {name: root for root, names in _TYPES.items() for name in names.split()}
_MAPPED = frozenset({"ASSAULT", "COERCE", "PROTEST", "AGREE", "SUPPORT", "RETREAT", "MOBILIZE"})


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(texts: Iterable[str]) -> Iterable[tuple[Parse, list[Frame]]]:
    """The parse and frames of each text, in order."""
    versions = [
        Version(
            id=f"v-{n}", document=f"d-{n}", outlet="measured", text=text, fetched=datetime(2026, 1, 1, tzinfo=UTC),
            raw_sha256="0",
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    world = World.load()
    for parse in parse_all(load_pipeline(MODEL), versions, 20_000):
        yield parse, find_frames(parse, find_mentions(parse, world))


def asserted(frame: Frame) -> bool:
    """Whether the text puts the act as a fact of its own foreground."""
    return frame.polarity == "positive" and frame.reality == "actual" and frame.time != "historical"


def root(type_: str) -> str:
    """The gold's name of a type: CONCEDE and RETREAT are merged as YIELD."""
    return _MERGED.get(type_, type_)


def measure_plv(path: Path) -> dict[str, float]:
    """Percent: micro P, R, F1 of roots from the bare sentence; accuracy and macro-F1 with the pair given."""
    gold_rows = rows(path)
    bare: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    for row, (parse, frames) in zip(gold_rows, read(r["sentence"] for r in gold_rows), strict=True):
        gold = row["gold_root"]
        live = [f for f in frames if asserted(f)]
        bare.update(bare_counts(gold, live))
        frame = of_pair(frames, *marked(row["marked_sentence"]))
        answer = root(frame.type) if frame else root(_guess(parse, *marked(row["marked_sentence"])))
        either = frame is not None and frame.cameo == "163" and gold in _SANCTIONS
        pairs.append((gold, gold if either else answer))
    figures = {f"bare_{k}": v for k, v in prf(bare["hit"], bare["extra"], bare["missed"]).items()}
    right = sum(g == a for g, a in pairs)
    return figures | {
        "pair_accuracy": round(100 * right / len(pairs), 1),
        "pair_macro_f1": macro_f1(pairs, {g for g, _ in pairs}),
    }


def bare_counts(gold: str, live: Sequence[Frame]) -> Counter[str]:
    """One sentence: whether the gold root is among those found, and how many others are."""
    found = {root(f.type) for f in live}
    either = gold in _SANCTIONS and any(f.cameo == "163" for f in live)
    hit = gold in found or either
    return Counter(hit=int(hit), missed=int(not hit), extra=len(found) - int(hit))


def marked(sentence: str) -> tuple[list[Span], list[Span]]:
    """The spans of source and target in the sentence without its marks."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    at, plain = 0, 0
    for tag in _TAG.finditer(sentence):
        plain += tag.start() - at
        at, name = tag.end(), tag.group().strip("</>")
        if "/" in tag.group():
            spans[name].append(Span(opened[name], plain))
        else:
            opened[name] = plain
    return spans["s"], spans["t"]


def of_pair(frames: Sequence[Frame], source: Sequence[Span], target: Sequence[Span]) -> Frame | None:
    """The frame that links the pair, else one that holds one of them, else the most prominent."""

    def rank(item: tuple[int, Frame]) -> tuple[float, bool, bool, bool, int]:
        number, frame = item
        links = 2.0 * (_touch(frame.agents, source) + _touch(frame.patients, target))
        links += 0.5 * (_touch(frame.agents, target) + _touch(frame.patients, source))
        return links, asserted(frame), frame.rule != "noun", frame.polarity == "positive", -number

    return max(enumerate(frames), key=rank)[1] if frames else None


def _touch(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in spans for b in others)


def _guess(parse: Parse, source: Sequence[Span], target: Sequence[Span]) -> str:
    near = [t.i for span in (*source, *target) for t in parse.tokens(span)]
    return closest_act(list(parse.doc), near).type


def measure_case(path: Path) -> dict[str, float]:
    """Percent: micro F1 over the mapped roots, the same with every root counted, false alarms on no-event rows."""
    kept = [r for r in rows(path) if r["SubType"] in CASE_ROOTS]
    mapped: Counter[str] = Counter()
    strict: Counter[str] = Counter()
    alarms = quiet = 0
    for row, (_, frames) in zip(kept, read(r["EventSnippet"] for r in kept), strict=True):
        gold = CASE_ROOTS[row["SubType"]]
        found = {f.type for f in frames if asserted(f)}
        if not gold:
            quiet += 1
            alarms += bool(found)
            continue
        right = {"AGREE", "SUPPORT"} if gold == "AGREE" else {gold}
        for counts, types in ((mapped, found & _MAPPED), (strict, found)):
            counts.update(hit=bool(types & right), missed=not types & right, extra=len(types - right))
    return {
        "root_f1": prf(mapped["hit"], mapped["extra"], mapped["missed"])["f1"],
        "root_f1_all_types": prf(strict["hit"], strict["extra"], strict["missed"])["f1"],
        "false_alarms": round(100 * alarms / max(1, quiet), 1),
    }


def measure_modality(folder: Path) -> dict[str, float]:
    """Percent: macro-F1 of asserted, uncertain, denied on the test splits, beside always answering "asserted".

    The two corpora ask different questions: UDS whether it had happened, MEANTIME whether it is held certain, also of
    what is still to come. Each is asked its own (`Modality.happened`, `Modality.expected`).
    """
    figures: dict[str, float] = {}
    for name, question in (("uds_ih2", "happened"), ("meantime", "expected")):
        pairs = modality_pairs(folder / name / "test.jsonl", question)
        classes = {"asserted", "uncertain", "denied"}
        figures[f"{name}_macro_f1"] = macro_f1(pairs, classes)
        figures[f"{name}_majority"] = macro_f1([(g, "asserted") for g, _ in pairs], classes)
    return figures


def modality_pairs(path: Path, question: str) -> list[tuple[str, str]]:
    """Gold and predicted class of every target of one split."""
    nlp = load_pipeline(MODEL)
    found = rows(path)
    docs = nlp.pipe((Doc(nlp.vocab, words=r["text"].split(" ")) for r in found), batch_size=128)
    return [
        (certainty(target["label"]), getattr(classify(doc[target["span1"][1] - 1]), question))
        for row, doc in zip(found, docs, strict=True)
        for target in row["targets"]
    ]


def certainty(label: float) -> str:
    """The class of a factuality from -3 to 3."""
    return "asserted" if label >= 1.5 else "denied" if label <= -1.5 else "uncertain"


def prf(hit: int, extra: int, missed: int) -> dict[str, float]:
    """Percent precision, recall and F1; 0 where nothing was found or wanted."""
    precision = hit / (hit + extra) if hit + extra else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(100 * precision, 1), "recall": round(100 * recall, 1), "f1": round(100 * f1, 1)}


def macro_f1(pairs: Sequence[tuple[str, str]], classes: Iterable[str]) -> float:
    """Percent: the mean of the F1 of each class; pairs are (gold, predicted)."""
    scores: Mapping[str, float] = {
        c: prf(
            sum(g == c == p for g, p in pairs), sum(p == c != g for g, p in pairs), sum(g == c != p for g, p in pairs)
        )["f1"]
        for c in sorted(set(classes))
    }
    return round(sum(scores.values()) / len(scores), 1)
