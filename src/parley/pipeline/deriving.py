"""What the reports make together: derived entries, made again whenever the record has changed since."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from parley.joining.corpus import Binding, Corpus
from parley.joining.join import JOINING_VERSION, Derived, join
from parley.model.sharing import Sharing
from parley.record import AsOf, Filter, Record


def corpus_of(record: Record, as_of: datetime | None = None, by: AsOf = "published") -> Corpus:
    """What joining reads: everything that stands, or that had been published (recorded, happened) by `as_of`."""
    shown = Filter(as_of=as_of, by=by, superseded=True)
    versions = list(record.all_versions(shown))
    known = {v.id for v in versions}
    sharing = Sharing()
    reports = [sharing.top(r) for r in record.all_reports(shown) if r.version in known]
    ids = {r.id for r in reports}
    links = [link for link in record.all_links() if link.source in ids]
    bindings = (Binding(*binding) for binding in record.bindings())
    return Corpus.of(versions, reports, links, bindings, record.identities())


def derive(record: Record, as_of: datetime | None = None, by: AsOf = "published") -> Derived:
    """What joining makes of the record, now or as it stood at `as_of`: by publication, by entry in it, by the event."""
    with _without_cycle_search():
        return join(corpus_of(record, as_of, by))


@contextmanager
def _without_cycle_search() -> Iterator[None]:
    """Pause the search for values that hold one another: reports hold none, and the search takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def is_joined(record: Record) -> bool:
    """Whether the derived entries are up to date."""
    return record.derived_from() == f"{JOINING_VERSION}/{record.revision()}"


def join_record(record: Record) -> bool:
    """Bring the derived entries up to date where the record has changed since; whether they were made again."""
    made_from = f"{JOINING_VERSION}/{record.revision()}"
    if is_joined(record):
        return False
    with _without_cycle_search():
        record.replace_derived(derive(record).values(), made_from=made_from)
    return True


def rebuild(record: Record) -> Derived:
    """Make the index and everything derived again, whatever their state."""
    record.reindex()
    derived = derive(record)
    record.replace_derived(derived.values(), made_from=f"{JOINING_VERSION}/{record.revision()}")
    return derived


def derived_entries(record: Record, kind: str, wanted: Filter) -> list[Any]:
    """Derived entries of a kind ("claims", "happenings") with a report that `wanted` lets through.

    For claims the type is their standing or their class; with `as_of` they are those of that moment.
    """
    name = kind.removesuffix("s")
    narrowed = replace(wanted, limit=None, type=None if name == "claim" else wanted.type)
    if wanted.as_of is None:
        join_record(record)
        found: list[Any] = list(record.derived(name, narrowed))
    else:
        at_the_time = derive(record, wanted.as_of, wanted.by)
        # A report of a version that was edited since stood at that moment too.
        reports = {r.id for r in record.all_reports(replace(narrowed, superseded=True))}
        entries: dict[str, tuple[Any, ...]] = {"claim": at_the_time.claims, "happening": at_the_time.happenings}
        found = [v for v in entries[name] if reports & set(v.reports if name == "happening" else v.reports_for)]
    if name == "claim" and wanted.type:
        types = {wanted.type} if isinstance(wanted.type, str) else set(wanted.type)
        found = [c for c in found if {c.standing, c.proposition.cls, c.proposition.predicate} & types]
    return found[: wanted.limit]


def export(record: Record) -> Iterator[dict[str, object]]:
    """The record in its canonical form, with the derived entries up to date."""
    join_record(record)
    return record.export()
