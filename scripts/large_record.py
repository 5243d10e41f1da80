"""Make a large record out of the sample reporting, to measure joining and the app on.

    .venv/bin/python scripts/large_record.py PATH [--reports 100000] [--days 3] [--no-join]

The sample is read once and then told again and again, each time `--days` later and with half of its longer words
exchanged, so that no retelling is a copy of another: the same people, places and acts recur as they do in a long war.
The same arguments give the same record. Three minutes and half a gigabyte for 100,000 reports.
"""

import argparse
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from parley import pipeline
from parley.extractors.contract import EXTRACTOR, EXTRACTOR_VERSION
from parley.extractors.extract import Engine
from parley.model.documents import Document, Version
from parley.model.extraction import Extraction
from parley.model.links import Link
from parley.model.passages import Passage, Span
from parley.model.reports import report_id
from parley.readers import ReadOptions, read
from parley.record import Record
from parley.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WIRE = {"title": "headline", "text": "body", "date": "date", "outlet": "agency", "author": "byline", "url": "link"}
# Words of five letters and more carry most of the content. With six in ten of them exchanged two retellings share
# less than a tenth of their word 4-grams, as independent accounts of one event do.
_WORD = re.compile(r"\b[a-z]{5,}\b")
EXCHANGED = 0.6


def main() -> int:
    """Make the record and say how long reading, writing and joining took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=100_000, help="at least so many reports")
    parser.add_argument("--days", type=float, default=3, help="days between two retellings")
    parser.add_argument("--no-join", action="store_true", help="leave joining to the first question")
    chosen = parser.parse_args()
    started = time.perf_counter()
    sample = list(coded_sample())
    print(f"read the sample: {time.perf_counter() - started:.1f} s", flush=True)
    started = time.perf_counter()
    reports = documents = 0
    with Record.create(chosen.path) as record:
        for version, extraction in retold(sample, timedelta(days=chosen.days)):
            if reports >= chosen.reports:
                break
            record.add(version, extraction)
            reports, documents = reports + len(extraction.reports), documents + 1
        print(f"wrote {documents} documents, {reports} reports: {time.perf_counter() - started:.1f} s", flush=True)
        if not chosen.no_join:
            started = time.perf_counter()
            pipeline.join_record(record)
            print(f"joined them: {time.perf_counter() - started:.1f} s")
    return 0


def coded_sample() -> Iterator[tuple[Version, Extraction]]:
    """Every text of examples/ with what is extracted from it."""
    sources = ((EXAMPLES / "documents", None), (EXAMPLES / "wire.jsonl", ReadOptions(columns=WIRE)))
    versions = [v for path, options in sources for v in read(path, options=options) if isinstance(v, Version)]
    yield from zip(versions, Engine.load(Settings()).extract_all(versions), strict=True)


def retold(sample: list[tuple[Version, Extraction]], step: timedelta) -> Iterator[tuple[Version, Extraction]]:
    """The sample as it is, then retold for ever, each time `step` later."""
    vocabulary: dict[int, list[str]] = defaultdict(list)
    for word in sorted({word for version, _ in sample for word in _WORD.findall(version.text)}):
        vocabulary[len(word)].append(word)
    number = 0
    while True:
        for version, extraction in sample:
            yield Retelling.of(version, number, number * step, vocabulary).tell(version, extraction)
        number += 1


@dataclass(frozen=True)
class Retelling:
    """One version told anew: its ids, its text and how much later it is."""

    document: str
    version: str
    text: str
    url: str
    later: timedelta

    @classmethod
    def of(cls, version: Version, number: int, later: timedelta, vocabulary: Mapping[int, list[str]]) -> "Retelling":
        chance = random.Random(f"{number} {version.id}")

        def exchanged(word: re.Match[str]) -> str:
            return chance.choice(vocabulary[len(word[0])]) if number and chance.random() < EXCHANGED else word[0]

        # Words are exchanged for words of their length, so that every span stays where it is.
        text = _WORD.sub(exchanged, version.text)
        url = f"{version.url or 'https://outlet.example/' + version.document}?retelling={number}"
        document = Document.id_for(url, version.outlet, text)
        return cls(document, Version.id_for(document, text), text, url, later)

    def tell(self, version: Version, extraction: Extraction) -> tuple[Version, Extraction]:
        ids = {version.id: self.version, version.document: self.document}
        for report in extraction.reports:
            ids[report.id] = report_id(self.version, report.kind, EXTRACTOR, report.anchor.span, report.ordinal)
        known = {"text": self.text, "url": self.url}
        told = Version.model_validate(self._moved(version.model_dump(), ids) | known)
        links = tuple(self._link(Link.model_validate(self._moved(k.model_dump(), ids))) for k in extraction.links)
        reports = [self._moved(report.model_dump(), ids) for report in extraction.reports]
        whole = {"extractor": EXTRACTOR, "extractor_version": EXTRACTOR_VERSION, "reports": reports, "links": links}
        return told, Extraction.model_validate(whole)

    def _link(self, link: Link) -> Link:
        start = link.passage.start if link.passage else None
        return link.model_copy(update={"id": Link.id_for(link.type, link.source, link.target, start)})

    def _moved(self, value: Any, ids: Mapping[str, str]) -> Any:
        """The value with later dates, the new ids, and passages cut from the new text."""
        if isinstance(value, datetime):
            return value + self.later
        if isinstance(value, str):
            return ids.get(value, value)
        if isinstance(value, (list, tuple)):
            return [self._moved(part, ids) for part in value]
        if isinstance(value, dict):
            if "exact" in value:
                return Passage.of(self.text, Span(value["start"], value["end"]))
            return {name: self._moved(part, ids) for name, part in value.items()}
        return value


if __name__ == "__main__":
    sys.exit(main())
