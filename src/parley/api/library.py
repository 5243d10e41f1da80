"""What the routes read from: the record, and what is derived from it, kept as long as the record does not change.

Invariant: nothing kept here outlives a change of the record; every cache is keyed by the record's mark.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from parley import pipeline
from parley.api.caching import record_mark
from parley.api.shapes import Around, Citation, Citations, Facets, FacetValue, Report, Shown
from parley.errors import BusyRecordError, ParleyError
from parley.joining.join import Derived
from parley.model.derived import Claim, ControlState, Happening, Origin, Round, Talks
from parley.model.links import Link
from parley.record import Entry, Filter, Record, Table

T = TypeVar("T")
log = logging.getLogger("parley.api")
REPORT_KINDS = ("statement", "event", "move", "control")
# A slider moved back and forth asks for the same days again; a board of a large record takes seconds to join.
_KEPT = 64
# SQLite takes 32,766 parameters; a few hundred ids a query are as quick and leave room for the other filters.
_CHUNK = 400


class Library:
    """One record, opened for serving."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.record = Record.open(path)
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = threading.Lock()
        self._joining = threading.Lock()

    def mark(self) -> str:
        return record_mark(self.path)

    def close(self) -> None:
        self.record.close()

    def kept(self, name: str, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made once for each state of the record."""
        full = (self.mark(), name, key)
        with self._lock:
            if full in self._kept:
                self._kept.move_to_end(full)
                return cast(T, self._kept[full])
        value = make()
        with self._lock:
            self._kept[full] = value
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return value

    def derived(self, as_of: datetime | None = None) -> Derived:
        """Everything joined, now or as of a moment by publication."""
        with self._joining:
            if as_of is not None:
                return self.kept("derived", as_of, lambda: pipeline.derive(self.record, as_of))
            self.refresh()
            return self.kept("derived", None, self._stored)

    def warm(self) -> None:
        """Read what the first page shows, so that whoever opens it does not wait; what fails here fails there."""
        try:
            self.claims_by_report()
        except ParleyError:
            log.info("the record could not be read ahead", exc_info=True)

    def refresh(self) -> None:
        """Bring what is stored of joining up to date; while another process writes, what there is will do."""
        try:
            pipeline.join_record(self.record)
        except BusyRecordError:
            return

    def _stored(self) -> Derived:
        def all_of(kind: str) -> tuple[Any, ...]:
            return tuple(self.record.derived(kind))

        return Derived(
            links=all_of("link"), happenings=all_of("happening"), claims=all_of("claim"), origins=all_of("origin"),
            talks=all_of("talks"), rounds=all_of("round"), control=all_of("control-state"),
        )  # fmt: skip

    def touching(self, f: Filter) -> frozenset[str] | None:
        """The ids of the reports that `f` lets through; None when it lets everything through."""
        wanted = replace(f, id=None, type=None, limit=None, after=None, order="published", newest_first=False)
        if wanted == Filter(as_of=f.as_of, by=f.by, superseded=f.superseded, rejected=f.rejected):
            return None
        return self.kept("touching", wanted, lambda: frozenset(r.id for r in self.record.all_reports(wanted)))

    def table(self, kind: str, f: Filter) -> Table[Any]:
        """The reports of a kind."""
        views: dict[str, Callable[[Filter], Table[Any]]] = {
            "statement": self.record.statements,
            "event": self.record.events,
            "move": self.record.moves,
            "control": self.record.controls,
        }
        return views[kind](f)

    def total(self, kind: str) -> int:
        """How many entries of a kind stand in the record."""
        return self.kept("total", kind, lambda: self.record.count(kind))

    def reports(self, ids: Iterable[str]) -> list[Shown[Report]]:
        """The reports with these ids, also those rejected or replaced, in the order asked for."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Shown[Report]] = {}
        for at in range(0, len(wanted), _CHUNK):
            chunk = Filter(id=tuple(wanted[at : at + _CHUNK]), superseded=True, rejected=True)
            for kind in REPORT_KINDS:
                found.update((e.value.id, shown(e)) for e in self.table(kind, chunk).entries)
        return [found[id] for id in wanted if id in found]

    def citations(self, ids: Iterable[str]) -> Citations:
        """Where these reports stand."""
        return {shown.entry.id: cite(shown) for shown in self.reports(ids)}

    def facets(self, kind: str, f: Filter) -> Facets:
        found = self.record.facets(kind, replace(f, limit=None, after=None))
        return {
            name: tuple(FacetValue(value=v.value, label=v.label, count=v.count) for v in values)
            for name, values in found.items()
        }

    def claims(self, f: Filter) -> list[Claim]:
        """Claims with a report that passes the filter; its `type` is their standing, class or predicate."""
        claims = self._touched(self.derived(f.as_of).claims, f, lambda c: (*c.reports_for, *c.reports_against))
        if f.type:
            types = {f.type} if isinstance(f.type, str) else set(f.type)
            claims = [c for c in claims if {c.standing, c.proposition.cls, c.proposition.predicate} & types]
        return claims

    def happenings(self, f: Filter) -> list[Happening]:
        return self._touched(self.derived(f.as_of).happenings, f, lambda h: h.reports)

    def talks(self, f: Filter) -> list[Talks]:
        return self._touched(self.derived(f.as_of).talks, f, lambda t: tuple(m.report for m in t.moves))

    def rounds(self, f: Filter) -> list[Round]:
        return self._touched(self.derived(f.as_of).rounds, f, lambda r: r.reports)

    def control(self, f: Filter) -> list[ControlState]:
        return self._touched(self.derived(f.as_of).control, f, lambda s: s.reports)

    def origins(self, claim: Claim, as_of: datetime | None = None) -> list[Origin]:
        by_id = self.kept("origins", as_of, lambda: {o.id: o for o in self.derived(as_of).origins})
        return [by_id[id] for id in claim.origins if id in by_id]

    def links(self) -> tuple[Link, ...]:
        """Links of the extractors and of joining, by id."""
        every = {link.id: link for link in (*self.record.all_links(), *self.derived().links)}
        return tuple(every[id] for id in sorted(every))

    def links_by_end(self) -> dict[str, list[Link]]:
        """Links by each of their ends."""

        def make() -> dict[str, list[Link]]:
            ends: dict[str, list[Link]] = {}
            for link in self.links():
                for end in {link.source, link.target} - {None}:
                    ends.setdefault(str(end), []).append(link)
            return ends

        return self.kept("links", None, make)

    def claims_by_report(self) -> dict[str, list[Claim]]:
        """Claims by each of their reports."""

        def make() -> dict[str, list[Claim]]:
            by: dict[str, list[Claim]] = {}
            for claim in self.derived().claims:
                for report in dict.fromkeys((*claim.reports_for, *claim.reports_against)):
                    by.setdefault(report, []).append(claim)
            return by

        return self.kept("claims-by-report", None, make)

    def _touched(self, values: Sequence[T], f: Filter, reports: Callable[[T], Iterable[str]]) -> list[T]:
        ids = {f.id} if isinstance(f.id, str) else set(f.id or ())
        passing = self.touching(f)
        return [
            value
            for value in values
            if (not ids or cast(Any, value).id in ids) and (passing is None or not passing.isdisjoint(reports(value)))
        ]


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
