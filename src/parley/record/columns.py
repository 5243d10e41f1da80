"""Entries as flat rows: which columns each kind has, and how nested values become cells.

Invariant: a kind's columns and their types never depend on the values, so an empty table has them too.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from parley.model.base import Value
from parley.model.documents import Document, Version
from parley.model.reports import Control, Event, Hop, Move, Statement
from parley.model.world import ActorRef, When, Where
from parley.record.naming import AnyReport

if TYPE_CHECKING:
    import polars

    from parley.record.tables import Entry

Cells = dict[str, object]


def flat(entry: "Entry[Value]") -> Cells:
    """The entry as one row."""
    value = entry.value
    around: Cells = {
        "outlet": entry.outlet,
        "published": entry.published,
        "recorded_at": entry.recorded_at,
        "review": entry.review,
    }
    if isinstance(value, Document):
        return {"id": value.id, "title": value.title, "url": value.url, **around}
    if isinstance(value, Version):
        return {"id": value.id, "title": value.title, "url": value.url, "text": value.text, **around}
    if not isinstance(value, Statement | Event | Move | Control):
        raise TypeError(f"a {type(value).__name__} has no columns")
    return {
        "id": value.id,
        **_own(value),
        **_shared(value),
        **around,
        "document": value.document,
        "version": value.version,
    }


def _name(ref: ActorRef | None) -> str | None:
    return ref.name if ref else None


def _names(refs: Iterable[ActorRef]) -> list[str]:
    return [ref.name for ref in refs]


def _hop(hop: Hop) -> str:
    who = hop.who.name if hop.who else "unnamed"
    return f"{who} for {hop.speaks_for.name}" if hop.speaks_for else who


def _when(when: When | None) -> Cells:
    return {
        "start": when.start if when else None,
        "end": when.end if when else None,
        "time_precision": when.precision if when else None,
    }


def _where(where: Where | None) -> Cells:
    place = where.place if where else None
    return {
        "place": place.name if place else where.text if where else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_country": place.country if place else None,
        "place_precision": where.precision if where else None,
    }


def _shared(report: AnyReport) -> Cells:
    return {
        "polarity": report.polarity,
        "reality": report.reality,
        "time": report.time,
        **_when(report.when),
        **_where(report.where),
        "hops": [_hop(hop) for hop in report.hops],
        "passage": report.passage.exact,
        "passage_start": report.passage.start,
        "passage_end": report.passage.end,
        "statement": report.statement,
        "rule": report.extractor.rule,
        "precision": report.confidence.precision if report.confidence else None,
    }


def _statement(report: Statement) -> Cells:
    return {
        "speaker": _name(report.speaker),
        "with_speakers": _names(report.with_speakers),
        "speaks_for": _name(report.speaks_for),
        "mode": report.mode,
        "content": " … ".join(passage.exact for passage in report.content),
        "audience": _names(report.audience),
        "medium": report.medium,
    }


def _event(report: Event) -> Cells:
    return {
        "type": report.type,
        "mode": report.mode,
        "cameo": report.cameo,
        "score": report.score,
        "actors": _names(report.actors),
        "recipients": _names(report.recipients),
        "counts": [count.text for count in report.counts],
    }


def _move(report: Move) -> Cells:
    return {
        "move": report.move,
        "issue": report.issue,
        "by": _names(report.by),
        "to": _names(report.to),
        "content": report.content,
        "venues": [venue.name for venue in report.venues],
        "conditions": list(report.conditions),
        "stated_reason": report.stated_reason,
    }


def _control(report: Control) -> Cells:
    return {"status": report.status, "holder": _name(report.holder), "by": _name(report.by)}


def _own(report: AnyReport) -> Cells:
    match report:
        case Statement():
            return _statement(report)
        case Event():
            return _event(report)
        case Move():
            return _move(report)
        case Control():
            return _control(report)


_NUMBERS = {"latitude", "longitude", "precision", "score"}
_WHOLE = {"passage_start", "passage_end"}
_MOMENTS = {"start", "end", "published", "recorded_at"}
_LISTS = {"hops", "with_speakers", "audience", "actors", "recipients", "counts", "venues", "conditions", "to"}
_AROUND = ("outlet", "published", "recorded_at", "review")
_SHARED = (
    "polarity",
    "reality",
    "time",
    "start",
    "end",
    "time_precision",
    "place",
    "latitude",
    "longitude",
    "place_country",
    "place_precision",
    "hops",
    "passage",
    "passage_start",
    "passage_end",
    "statement",
    "rule",
    "precision",
)
_COLUMNS: dict[str, tuple[str, ...]] = {
    "statement": ("speaker", "with_speakers", "speaks_for", "mode", "content", "audience", "medium"),
    "event": ("type", "mode", "cameo", "score", "actors", "recipients", "counts"),
    "move": ("move", "issue", "by", "to", "content", "venues", "conditions", "stated_reason"),
    "control": ("status", "holder", "by"),
}


@lru_cache(maxsize=8)
def table_columns(kind: str) -> Mapping[str, Callable[[], "polars.DataType"]]:
    """The columns of a kind and their types, in order."""
    if kind in ("document", "version"):
        names: tuple[str, ...] = ("id", "title", "url", *(("text",) if kind == "version" else ()), *_AROUND)
    else:
        names = ("id", *_COLUMNS[kind], *_SHARED, *_AROUND, "document", "version")
    return {name: _type(kind, name) for name in names}


def _type(kind: str, name: str) -> Callable[[], "polars.DataType"]:
    import polars

    if name in _LISTS or (kind == "move" and name == "by"):
        return lambda: polars.List(polars.String())
    if name in _NUMBERS:
        return polars.Float64
    if name in _WHOLE:
        return polars.Int64
    if name in _MOMENTS:
        return lambda: polars.Datetime("us", "UTC")
    return polars.String
