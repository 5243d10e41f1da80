"""The stories of a record: which documents are about one thing that happened."""

from collections.abc import Iterable
from dataclasses import replace

from parley import pipeline
from parley.model.derived import Story
from parley.record import Filter, Record


def stories(record: Record, wanted: Filter) -> list[Story]:
    """Stories in order of publication that `wanted` lets through; with `as_of` they are those of that moment."""
    if wanted.as_of is not None:
        return passing(record, pipeline.derive(record, wanted.as_of, wanted.by).stories, wanted)
    pipeline.join_record(record)
    return passing(record, stored(record), wanted)


def stored(record: Record) -> list[Story]:
    """The stories as they were last joined."""
    return [story for story in record.joined("story").values if isinstance(story, Story)]


def passing(record: Record, found: Iterable[Story], wanted: Filter) -> list[Story]:
    """Those of `found` with a document that has a report which `wanted` lets through, by its `id` and `limit`."""
    ids = {wanted.id} if isinstance(wanted.id, str) else set(wanted.id or ())
    kept = [story for story in found if not ids or story.id in ids]
    narrowed = replace(wanted, id=None, limit=None, after=None, order="published", newest_first=False)
    if narrowed != Filter(as_of=wanted.as_of, by=wanted.by, superseded=wanted.superseded, rejected=wanted.rejected):
        # A report of a version that was edited since is still about the story.
        documents = {report.document for report in record.all_reports(replace(narrowed, superseded=True))}
        kept = [story for story in kept if documents.intersection(story.documents)]
    return kept[::-1][: wanted.limit] if wanted.newest_first else kept[: wanted.limit]
