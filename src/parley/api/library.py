"""What the routes read from: the record, and what is derived from it, kept as long as the record does not change.

Invariant: nothing kept here outlives a change of the record; every cache is keyed by the record's mark.
"""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from parley import pipeline
from parley.analysis.meaning import Near, Vectors, key_of, nearest
from parley.analysis.review import weights_of
from parley.api.background import derive_at, join_at, read_meanings
from parley.api.caching import record_mark
from parley.api.citing import cite, shown
from parley.api.later import Later, WorkingError
from parley.api.shapes import Citations, Facets, FacetValue, Report, Shown
from parley.errors import BusyRecordError
from parley.joining.join import Derived
from parley.model.derived import Claim, ControlState, Happening, Origin, Round, Talks
from parley.record import AsOf, Filter, Record, Table
from parley.record.derived_pages import Sort

T = TypeVar("T")
REPORT_KINDS = ("statement", "event", "move", "control")
# Answers that are small and take long; a filter taken away and put back asks for the same again.
_KEPT = 256
# Joining so many reports takes about two seconds; more are joined while what there is can be read.
_JOINED_AT_ONCE = 4000
# The encoder reads a hundred and more passages a second.
_READ_AT_ONCE = 300
# SQLite takes 32,766 parameters; a few hundred ids a query are as quick and leave room for the other filters.
_CHUNK = 400


class Library:
    """One record, opened for serving; `patient` where whoever asks waits for what takes long."""

    def __init__(self, path: Path, *, patient: bool = False) -> None:
        self.path = path
        self._patient = patient
        self.record = Record.open(path)
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = threading.Lock()
        # Who decides takes turns: SQLite lets writers wait in no order, and the unlucky one would be refused.
        self.turn = threading.Lock()
        self.later = Later()

    def mark(self) -> str:
        return record_mark(self.path)

    def close(self) -> None:
        self.record.close()

    def _is_large(self) -> bool:
        """Whether joining takes longer than a person waits: about half a millisecond a report."""
        return not self._patient and sum(self.total(kind) for kind in REPORT_KINDS) > _JOINED_AT_ONCE

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

    def then(self, as_of: datetime, by: AsOf) -> Derived:
        """Everything joined as of a moment: by publication, by entry in the record, by the event.

        WorkingError where that takes a while: it is then worked out in the background, for whoever asks again.
        """
        key = ("derived", self.record.revision(), as_of, by)
        return self.later.answer(key, self._is_large(), derive_at, self.path, as_of, by)

    def warm(self) -> None:
        """Read what every page counts."""
        self.refresh()
        for kind in REPORT_KINDS:
            self.total(kind)
            self.facets(kind, Filter())
        self.weights()

    def refresh(self) -> None:
        """Bring what is stored of joining up to date, in the background where that takes a while.

        While another process writes, what there is will do.
        """
        if self.joined():
            return
        with suppress(WorkingError, BusyRecordError):
            self.later.answer(("join", self.record.revision()), self._is_large(), join_at, self.path)

    def joined(self) -> bool:
        """Whether what is stored of joining is up to date."""
        return self.kept("joined", None, lambda: pipeline.is_joined(self.record))

    def touching(self, f: Filter) -> frozenset[str] | None:
        """The ids of the reports that `f` lets through; None when it lets everything through."""
        wanted = replace(f, id=None, type=None, limit=None, after=None, order="published", newest_first=False)
        if wanted == Filter(as_of=f.as_of, by=f.by, superseded=f.superseded, rejected=f.rejected):
            return None
        return self.record.report_ids(wanted)

    def passing(self, f: Filter) -> frozenset[str] | None:
        """The ids of the reports that `f` lets through, their type too; None when it lets everything through."""
        wanted = replace(f, id=None, limit=None, after=None, order="published", newest_first=False)
        plain = Filter(as_of=f.as_of, by=f.by, superseded=f.superseded, rejected=f.rejected)
        return None if wanted == plain else self.record.report_ids(wanted)

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

    def facets(self, kind: str | None, f: Filter) -> Facets:
        f = replace(f, limit=None, after=None)
        found = self.kept("facets", (kind, f), lambda: self.record.facets(kind, f))
        return {
            name: tuple(FacetValue(value=v.value, label=v.label, count=v.count) for v in values)
            for name, values in found.items()
        }

    def claims(
        self, f: Filter, *, sort: Sort = "joined", limit: int | None = None, skip: int = 0
    ) -> tuple[list[Claim], int]:
        """Claims with a report that passes the filter, and how many; its `type` is a standing, class or predicate."""
        if f.as_of is None:
            return self._stored("claim", f, sort, limit, skip)
        found = self._touched(self.then(f.as_of, f.by).claims, f, lambda c: (*c.reports_for, *c.reports_against))
        if f.type:
            types = {f.type} if isinstance(f.type, str) else set(f.type)
            found = [c for c in found if {c.standing, c.proposition.cls, c.proposition.predicate} & types]
        if sort != "joined":
            found.sort(key=lambda c: (_RANK[c.standing] if sort == "changed" else 0, -_last(c), c.id))
        return _cut(found, limit, skip)

    def happenings(self, f: Filter, limit: int | None = None, skip: int = 0) -> tuple[list[Happening], int]:
        """Happenings with a report that passes the filter, and how many; its `type` is theirs."""
        if f.as_of is None:
            return self._stored("happening", f, "reversed" if f.newest_first else "joined", limit, skip)
        found = self._touched(self.then(f.as_of, f.by).happenings, f, lambda h: h.reports)
        if f.newest_first:
            found.reverse()
        types = {f.type} if isinstance(f.type, str) else set(f.type or ())
        return _cut([h for h in found if not types or h.type in types], limit, skip)

    def talks(self, f: Filter) -> list[Talks]:
        every = self._few("talks") if f.as_of is None else self.then(f.as_of, f.by).talks
        return self._touched(every, f, lambda t: tuple(m.report for m in t.moves))

    def rounds(self, f: Filter) -> list[Round]:
        every = self._few("round") if f.as_of is None else self.then(f.as_of, f.by).rounds
        return self._touched(every, f, lambda r: r.reports)

    def control(self, f: Filter) -> list[ControlState]:
        every = self._few("control-state") if f.as_of is None else self.then(f.as_of, f.by).control
        return self._touched(every, f, lambda s: s.reports)

    def _few(self, kind: str) -> Sequence[Any]:
        """Everything of a kind of which a record has few, each large: read once."""
        self.refresh()
        return self.kept(kind, None, lambda: self.record.joined(kind).values)

    def _stored(self, kind: str, f: Filter, sort: Sort, limit: int | None, skip: int) -> tuple[list[Any], int]:
        """A page of what is stored of joining, and how much there is."""
        self.refresh()
        found = self.record.joined(kind, f, sort=sort, limit=limit, skip=skip)
        return found.values, found.total

    def claim_counts(self, f: Filter) -> Mapping[str, Mapping[str, int]]:
        """How many claims have each "standing" and are of each "class"; the filter's `type` is left aside."""
        f = replace(f, type=None)
        if f.as_of is None:
            self.refresh()
            return self.kept("claim-counts", f, lambda: self.record.claim_counts(f))
        found, _ = self.claims(f)
        return {"standing": Counter(c.standing for c in found), "class": Counter(c.proposition.cls for c in found)}

    def everything(self, kind: Literal["claim", "happening"], f: Filter) -> int:
        """How many claims or happenings there are at the moment of the filter, whatever else it says."""
        if f.as_of is not None:
            then = self.then(f.as_of, f.by)
            return len(then.claims if kind == "claim" else then.happenings)
        return self.kept("everything", kind, lambda: self.record.joined(kind, limit=1).total)

    def origins(self, claim: Claim, as_of: datetime | None = None, by: AsOf = "published") -> list[Origin]:
        if as_of is None:
            found: list[Any] = self.record.joined("origin", Filter(id=claim.origins)).values
        else:
            found = list(self.then(as_of, by).origins)
        by_id = {o.id: o for o in found}
        return [by_id[id] for id in claim.origins if id in by_id]

    def claims_of(self, reports: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The claims that each of these reports is for or against."""
        self.refresh()
        return self.record.made_of(reports, "claim")

    def near(self, question: str, f: Filter, limit: int) -> tuple[list[Near], int, int]:
        """Reports near in meaning; how many of the passages were read for it, of how many. The rest is being read."""
        passages = self.kept("passages", None, lambda: [(r, key_of(words)) for r, words in self.record.passages()])
        vectors = Vectors(self.path)
        keys = {key for _, key in passages}
        if keys - vectors.rows.keys():
            with suppress(WorkingError):
                self.later.answer(("meaning", self.mark()), len(keys) > _READ_AT_ONCE, read_meanings, self.path)
            vectors = Vectors(self.path)
        passing = self.passing(f)
        if f.as_of is not None:
            chosen = [(r, key_of(words)) for r, words in self.record.passages(f)]
        else:
            chosen = [p for p in passages if passing is None or p[0] in passing]
        return nearest(vectors, question, chosen, limit), len(keys & vectors.rows.keys()), len(keys)

    def weights(self) -> Mapping[str, float]:
        """How much of the record rests on a report beyond itself."""
        return self.kept("weights", None, lambda: weights_of(self.record.weighty()))

    def _touched(self, values: Sequence[T], f: Filter, reports: Callable[[T], Iterable[str]]) -> list[T]:
        ids = {f.id} if isinstance(f.id, str) else set(f.id or ())
        passing = self.touching(f)
        return [
            value
            for value in values
            if (not ids or cast(Any, value).id in ids) and (passing is None or not passing.isdisjoint(reports(value)))
        ]


# What an analyst wants to see first: what fell, then what is disputed, then what is sure.
_RANK = {"withdrawn": 0, "corrected": 0, "superseded": 1, "disputed": 1, "corroborated": 2, "reported": 3}


def _last(claim: Claim) -> float:
    return max((h.at.timestamp() for h in claim.history if h.at), default=float("-inf"))


def _cut(found: list[T], limit: int | None, skip: int) -> tuple[list[T], int]:
    return found[skip : None if limit is None else skip + limit], len(found)
