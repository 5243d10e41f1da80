"""Measure events on our own sets through the whole engine: countries of both sides, false alarms, CAMEO codes.

What a text asserts is an event that is positive, actual and not background; only those are counted.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from parley.extractors.extract import Engine
from parley.model.documents import Version
from parley.model.reports import Event
from parley.model.world import ActorRef
from parley.settings import Settings
from tests.quality.scorers.own_events import Coded, actor_figures, cameo_figures, false_alarms, rows, wanted


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine.load(Settings())


def versions(texts: Iterable[str]) -> list[Version]:
    """Each text as a document of its own, without a date."""
    return [
        Version(
            id=f"v-{n}", document=f"d-{n}", outlet="measured", text=text, fetched=datetime(2026, 1, 1, tzinfo=UTC),
            raw_sha256="0",
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip


def asserted(texts: Iterable[str]) -> Iterator[list[Event]]:
    """The events that each text puts as facts of its foreground."""
    for extraction in engine().extract_all(versions(texts)):
        yield [
            r
            for r in extraction.reports
            if isinstance(r, Event) and r.polarity == "positive" and r.reality == "actual" and r.time != "historical"
        ]


def measure_actors(path: Path) -> dict[str, float]:
    gold = rows(path)
    found = asserted(r["sentence"] for r in gold)
    return actor_figures((wanted(r), [_coded(e) for e in events]) for r, events in zip(gold, found, strict=True))


def _coded(event: Event) -> Coded:
    return Coded(event.type, _countries(event.actors), _countries(event.recipients))


def _countries(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(a.country for a in actors if a.country)


def measure_none(path: Path) -> dict[str, float]:
    gold = rows(path)
    found = asserted(r["sentence"] for r in gold)
    return false_alarms((r["kind"], len(events)) for r, events in zip(gold, found, strict=True))


def measure_cameo(path: Path) -> dict[str, float]:
    gold = rows(path)
    found = asserted(r["sentence"] for r in gold)
    return cameo_figures(
        (r["cameo"], [e.cameo for e in events if e.cameo]) for r, events in zip(gold, found, strict=True)
    )
