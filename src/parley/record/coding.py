"""Adding what an extractor found in a version: reports, their readings, links.

Invariant: an extraction is the whole of what its extractor finds. A report that is missing from it is retired by a
reading without a body; nothing is deleted.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, desc, insert, select, update

from parley.model.documents import Version
from parley.model.extraction import Extraction
from parley.record import schema as s
from parley.record.naming import AnyReport


@dataclass
class Counts:
    """How many reports and links an extraction added, changed and retired."""

    added: int = 0
    changed: int = 0
    retired: int = 0
    links: int = 0

    @property
    def any(self) -> bool:
        return bool(self.added or self.changed or self.retired or self.links)


def add_extraction(connection: Connection, version: Version, extraction: Extraction, at: datetime) -> Counts:
    """Append what is new in `extraction`, retire what its extractor no longer finds."""
    counts = Counts()
    current = _current_readings(connection, version.id)
    names = {extraction.extractor, *(r.extractor.name for r in extraction.reports)}
    found = {report.id: report for report in extraction.reports}
    new = [report for report in found.values() if report.id not in current]
    if new:
        connection.execute(insert(s.reports), [identity_row(report, at) for report in new])
    readings: list[dict[str, object]] = []
    for report in found.values():
        body = report.model_dump_json()
        if report.id in current and current[report.id][1] == body:
            continue
        readings.append(reading_row(report.id, body, report.extractor.version, at))
    for id, (extractor, last) in current.items():
        if id not in found and extractor in names and last is not None:
            readings.append(reading_row(id, None, extraction.extractor_version, at))
            counts.retired += 1
    if readings:
        connection.execute(insert(s.readings), readings)
    counts.added = len(new)
    counts.changed = len(readings) - counts.added - counts.retired
    counts.links = _add_links(connection, version, extraction, at)
    _note_extraction(connection, version, extraction, at)
    return counts


def identity_row(report: AnyReport, at: datetime) -> dict[str, object]:
    return {
        "id": report.id,
        "kind": report.kind,
        "document": report.document,
        "version": report.version,
        "extractor": report.extractor.name,
        "anchor_start": report.anchor.start,
        "anchor_end": report.anchor.end,
        "ordinal": report.ordinal,
        "recorded_at": at,
    }


def reading_row(report: str, body: str | None, extractor_version: str, at: datetime) -> dict[str, object]:
    return {"report": report, "body": body, "extractor_version": extractor_version, "recorded_at": at}


def _current_readings(connection: Connection, version: str) -> dict[str, tuple[str, str | None]]:
    """Extractor and body of the last reading of each report of the version; no body where it is retired."""
    p, r = s.reports, s.readings
    query = (
        select(p.c.id, p.c.extractor, r.c.body)
        .join(r, r.c.report == p.c.id)
        .where(p.c.version == version)
        .order_by(r.c.recorded_at, r.c.seq)
    )
    return {row.id: (row.extractor, row.body) for row in connection.execute(query)}


def _add_links(connection: Connection, version: Version, extraction: Extraction, at: datetime) -> int:
    """Append the links that are new, close those no longer found; how many changed."""
    table = s.links
    wanted = {link.id: link for link in extraction.links}
    open_rows = connection.execute(
        select(table.c.seq, table.c.id, table.c.body).where(
            table.c.version == version.id, table.c.recorded_to.is_(None)
        )
    ).all()
    kept = {row.id for row in open_rows if row.id in wanted and wanted[row.id].model_dump_json() == row.body}
    ended = [row.seq for row in open_rows if row.id not in kept]
    if ended:
        connection.execute(update(table).where(table.c.seq.in_(ended)).values(recorded_to=at))
    fresh = [link for id, link in wanted.items() if id not in kept]
    if fresh:
        rows = [
            {
                "id": link.id,
                "type": link.type,
                "source": link.source,
                "target": link.target,
                "document": version.document,
                "version": version.id,
                "body": link.model_dump_json(),
                "recorded_from": at,
                "recorded_to": None,
            }
            for link in fresh
        ]
        connection.execute(insert(table), rows)
    return len(ended) + len(fresh)


def _note_extraction(connection: Connection, version: Version, extraction: Extraction, at: datetime) -> None:
    table = s.extractions
    stated = (extraction.extractor_version, extraction.engine)
    last = connection.execute(
        select(table.c.extractor_version, table.c.engine)
        .where(table.c.version == version.id, table.c.extractor == extraction.extractor)
        .order_by(desc(table.c.seq))
        .limit(1)
    ).first()
    if last is None or tuple(last) != stated:
        connection.execute(
            insert(table).values(
                version=version.id,
                extractor=extraction.extractor,
                extractor_version=stated[0],
                engine=stated[1],
                recorded_at=at,
            )
        )


def coded_by(connection: Connection, version: str, extractor: str) -> str | None:
    """The version of `extractor` that last coded the version; None when it never did."""
    table = s.extractions
    return connection.scalar(
        select(table.c.extractor_version)
        .where(table.c.version == version, table.c.extractor == extractor)
        .order_by(desc(table.c.seq))
        .limit(1)
    )


def is_coded(connection: Connection, version: str) -> bool:
    """Whether any extractor has coded the version."""
    table = s.extractions
    return connection.scalar(select(table.c.seq).where(table.c.version == version).limit(1)) is not None
