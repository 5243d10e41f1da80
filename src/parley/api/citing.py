"""An entry as the API shows it: with what is around it, or as a citation that opens its words."""

from typing import Any

from parley.api.shapes import Around, Citation, Report, Shown
from parley.record import Entry


def shown(entry: Entry[Any]) -> Shown[Report]:
    """An entry as the API shows it."""
    return Shown[Report].model_construct(entry=entry.value, context=around(entry))


def around(entry: Entry[Any]) -> Around:
    return Around.model_construct(
        document=entry.document, outlet=entry.outlet, title=entry.title, published=entry.published,
        recorded_at=entry.recorded_at, review=entry.review, replaced=entry.published_to is not None,
    )  # fmt: skip


def cite(shown: Shown[Report]) -> Citation:
    report, context = shown.entry, shown.context
    return Citation.model_construct(
        report=report.id, kind=report.kind, document=report.document, version=report.version,
        start=report.passage.start, end=report.passage.end, words=report.passage.exact, outlet=context.outlet,
        title=context.title, published=context.published, rule=report.extractor.rule, review=context.review,
    )  # fmt: skip
