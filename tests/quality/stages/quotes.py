"""Attributions measured on PolNeAR: predictions from Parley's statements, figures as in the gold's README.

PolNeAR marks the outermost attribution of each stretch of text: what a quoted speaker reports in his own quotation
is not marked again. Parley keeps those inner attributions with their chain; here only those without a parent count.
"""

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from parley.extractors.contract import Attribution
from parley.extractors.engine import load_pipeline
from parley.extractors.parse import Parse, parse_all
from parley.extractors.statements import find_attributions
from parley.model.documents import Document, Version
from parley.settings import Settings
from tests.quality.scorers import quotes as scorer

Predictions = dict[str, list[dict[str, list[list[int]]]]]


def predict(parses: Iterable[Parse]) -> Predictions:
    """The outermost attributions of each document, under the document's name (its version's title)."""
    return {parse.version.title or parse.version.id: rows(parse) for parse in parses}


def rows(parse: Parse) -> list[dict[str, list[list[int]]]]:
    """One row for each outermost attribution."""
    return [row(a) for a in find_attributions(parse) if a.parent is None]


def row(a: Attribution) -> dict[str, list[list[int]]]:
    """An attribution's offsets: its content's and its first source's."""
    source = a.hops[0].source
    return {"content": [list(s) for s in a.content], "source": [list(source)] if source else []}


def version(name: str, text: str) -> Version:
    """A version of one of the corpus's texts."""
    document = Document.id_for(None, "PolNeAR", name)
    return Version(
        id=Version.id_for(document, text),
        document=document,
        outlet="PolNeAR",
        text=text,
        title=name,
        fetched=datetime(2020, 1, 1, tzinfo=UTC),
        raw_sha256="0" * 64,
    )


def measure(split: Path, model: str = "md") -> Mapping[str, Any]:
    """The reference scorer's figures on a split, and speed: documents a second, extraction over parsing, crashes.

    The figures that carry floors also stand flat: "joint F1", "word F1", "exact F1".
    """
    documents = list(scorer.load(split))
    versions = [version(name, text) for name, text, _ in documents]
    nlp, settings = load_pipeline(model), Settings()
    began = time.perf_counter()
    parses = list(parse_all(nlp, versions, settings.max_paragraph_chars))
    parsed = time.perf_counter()
    predictions: Predictions = {}
    crashes = 0
    for parse in parses:
        try:
            predictions.update(predict([parse]))
        except Exception:  # noqa: BLE001 (crashes are counted; a floor of none makes any of them fail the gate)
            crashes += 1
    done = time.perf_counter()
    figures = scorer.score(documents, predictions)
    return {
        **figures,
        "joint F1": figures["joint"]["F1"],
        "word F1": figures["words"]["F1"],
        "exact F1": figures["exact"]["F1"],
        "crashes": crashes,
        "documents/s": round(len(documents) / (done - began), 1),
        "time over parse": round((done - began) / (parsed - began), 2),
    }
