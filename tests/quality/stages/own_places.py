"""Measure places on our own set through the whole engine: small places of many conflicts, within 25 km."""

from pathlib import Path

import yaml

from parley.extractors.contract import PlaceMention
from tests.quality.scorers.own_places import Found, passage, place_figures
from tests.quality.stages.own_events import engine, versions


def measure(path: Path) -> dict[str, float]:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    analyses = engine().analyse(versions(e["text"] for e in entries))
    return place_figures(
        (passage(entry), [_found(m) for m in analysis.places if m.form == "literal"])
        for entry, analysis in zip(entries, analyses, strict=True)
    )


def _found(mention: PlaceMention) -> Found:
    place = mention.where.place
    at = (place.latitude, place.longitude) if place else None
    return Found(mention.span.start, mention.span.end, at, place.country if place else None)
