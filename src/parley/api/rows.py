"""Entries as rows of a table file, and as GeoJSON features.

Invariant: a cell never starts a formula: text from the world that begins like one is quoted for spreadsheets.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from parley.model.base import Value
from parley.model.derived import Claim, Happening, HistoryEntry
from parley.record import Entry
from parley.record.columns import flat, table_columns

Row = Mapping[str, object]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_rows(entries: Iterable[Entry[Any]]) -> Iterator[Row]:
    """Reports and documents, in the columns of the record's tables."""
    for entry in entries:
        yield flat(entry)


def report_columns(kind: str) -> list[str]:
    return list(table_columns(kind))


CLAIM_COLUMNS = ["id", "claim", "class", "predicate", "standing", "reason", "for", "against", "origins", "history"]


def claim_rows(claims: Iterable[Claim]) -> Iterator[Row]:
    for claim in claims:
        p = claim.proposition
        yield {
            "id": claim.id, "claim": p.words, "class": p.cls, "predicate": p.predicate, "standing": claim.standing,
            "reason": claim.reason, "for": len(claim.reports_for), "against": len(claim.reports_against),
            "origins": len(claim.origins),
            "history": [_act(h) for h in claim.history],
        }  # fmt: skip


def _act(entry: HistoryEntry) -> str:
    day = entry.at.date() if entry.at else "undated"
    return f"{day} {entry.act} {entry.by.name if entry.by else entry.outlet}"


HAPPENING_COLUMNS = [
    "id",
    "type",
    "actors",
    "recipients",
    "place",
    "start",
    "end",
    "time_precision",
    "reports",
    "documents",
]


def happening_rows(happenings: Iterable[Happening]) -> Iterator[Row]:
    for h in happenings:
        yield {
            "id": h.id, "type": h.type, "actors": [a.name for a in h.actors],
            "recipients": [a.name for a in h.recipients], "place": h.place.name if h.place else None,
            "start": h.when.start if h.when else None, "end": h.when.end if h.when else None,
            "time_precision": h.when.precision if h.when else None, "reports": len(h.reports),
            "documents": len(h.documents),
        }  # fmt: skip


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """CSV with a header, lists joined by "; ", moments in ISO 8601."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def cell(value: object) -> object:
    """A value as a cell of a spreadsheet."""
    if isinstance(value, list | tuple):
        value = "; ".join(str(v) for v in value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def json_lines(values: Iterable[Value]) -> Iterator[str]:
    """The canonical form, one object a line."""
    for value in values:
        yield json.dumps(value.model_dump(mode="json"), ensure_ascii=False) + "\n"


def json_array(values: Iterable[Value]) -> Iterator[str]:
    """The canonical form as one array."""
    separator = "["
    for value in values:
        yield separator + json.dumps(value.model_dump(mode="json"), ensure_ascii=False)
        separator = ",\n"
    yield "]\n" if separator != "[" else "[]\n"


def features(entries: Iterable[Entry[Any]]) -> Iterator[str]:
    """GeoJSON (RFC 7946): a point for each report at a located place, with how exact the point is."""
    separator = '{"type": "FeatureCollection", "features": [\n'
    for entry in entries:
        where = entry.value.where
        if where is None or where.place is None:
            continue
        row = {name: cell(value) for name, value in flat(entry).items() if name not in ("latitude", "longitude")}
        feature = {
            "type": "Feature",
            "id": entry.value.id,
            "geometry": {"type": "Point", "coordinates": [where.place.longitude, where.place.latitude]},
            "properties": {"kind": entry.value.kind, **row},
        }
        yield separator + json.dumps(feature, ensure_ascii=False, default=str)
        separator = ",\n"
    yield "\n]}\n" if separator == ",\n" else '{"type": "FeatureCollection", "features": []}\n'
