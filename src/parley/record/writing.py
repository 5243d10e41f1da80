"""Adding what was read and extracted, append-only, inside one transaction of the caller's.

Invariant: adding the same thing twice writes nothing. A report is retired by a reading without a body, never
deleted; a text that changed is a further version.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, desc, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.errors import MalformedError
from parley.model.documents import Outlet, Version
from parley.model.extraction import Extraction
from parley.model.passages import Passage
from parley.model.reports import Statement
from parley.record import schema as s
from parley.record.gathering import version_from
from parley.record.indexing import refresh
from parley.record.naming import AnyReport

AddStatus = Literal["new", "new-version", "read-again", "unchanged", "removed"]

# What may differ between two readings of one source without anything being said differently.
_PASSING = {"fetched", "source", "raw_sha256"}


@dataclass(frozen=True)
class AddOutcome:
    """What adding a version did; the three numbers count reports.

    `status` is "removed" when the document was removed before and `restore` was not asked for: nothing was written.
    """

    status: AddStatus
    document: str
    version: str
    added: int = 0
    changed: int = 0
    retired: int = 0


def add(connection: Connection, version: Version, extraction: Extraction | None, at: datetime) -> AddOutcome:
    """Write `version` and what was extracted from it."""
    if extraction:
        check_fit(version, extraction)
    is_new_document, is_new_version, reread = add_version(connection, version, at)
    counts = _Counts()
    if extraction:
        counts = _add_extraction(connection, version, extraction, at)
    status: AddStatus = "unchanged"
    if is_new_document:
        status = "new"
    elif is_new_version:
        status = "new-version"
    elif reread or counts.any:
        status = "read-again"
    if status != "unchanged":
        refresh(connection, version.document, at)
    return AddOutcome(status, version.document, version.id, counts.added, counts.changed, counts.retired)


@dataclass
class _Counts:
    added: int = 0
    changed: int = 0
    retired: int = 0
    links: int = 0

    @property
    def any(self) -> bool:
        return bool(self.added or self.changed or self.retired or self.links)


def check_fit(version: Version, extraction: Extraction) -> None:
    """MalformedError unless every report stands in this version, with words that are really there."""
    for report in extraction.reports:
        if (report.version, report.document) != (version.id, version.document):
            raise MalformedError(f"Report {report.id} belongs to version {report.version}, not to {version.id}.")
        for passage in passages_of(report):
            if version.text[passage.start : passage.end] != passage.exact:
                raise MalformedError(
                    f"Report {report.id} quotes {passage.exact[:60]!r}, which does not stand at {passage.start} of "
                    f"version {version.id}.",
                    "This is a fault of the extractor; nothing of this document was written.",
                )


def passages_of(report: AnyReport) -> list[Passage]:
    """Every passage that the report quotes."""
    hops = [hop.passage for hop in report.hops if hop.passage]
    content = list(report.content) if isinstance(report, Statement) else []
    return [report.anchor, report.passage, *hops, *content]


def add_version(connection: Connection, version: Version, at: datetime) -> tuple[bool, bool, bool]:
    """Write the outlet, document and version where they are new; whether each of (document, version, reading) was."""
    outlet = Outlet.named(version.outlet)
    connection.execute(
        upsert(s.outlets).values(id=outlet.id, name=outlet.name, recorded_at=at).on_conflict_do_nothing()
    )
    new_document = connection.execute(
        upsert(s.documents)
        .values(id=version.document, outlet=version.outlet, url=version.url, title=version.title, recorded_at=at)
        .on_conflict_do_nothing()
    ).rowcount
    new_version = connection.scalar(select(s.versions.c.seq).where(s.versions.c.id == version.id)) is None
    if new_version:
        insert_version(connection, version, at)
    reread = _read_version(connection, version, at)
    return bool(new_document), new_version, reread


def insert_version(connection: Connection, version: Version, at: datetime) -> None:
    done = connection.execute(
        insert(s.versions).values(
            id=version.id,
            document=version.document,
            title=version.title,
            text=version.text,
            raw_sha256=version.raw_sha256,
            recorded_at=at,
        )
    )
    connection.exec_driver_sql(
        "INSERT INTO version_words (rowid, title, text) VALUES (?, ?, ?)", (done.lastrowid, version.title, version.text)
    )


def fingerprint(version: Version) -> str:
    """What makes two readings of a version's particulars the same one."""
    body = version.model_dump(mode="json", exclude={"text", *_PASSING})
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]


def _read_version(connection: Connection, version: Version, at: datetime) -> bool:
    """Append a reading of the version's particulars if it says something new.

    A later reading adds and changes facts but does not blank them: a copy of the page without a date leaves the
    date that another copy gave.
    """
    table = s.version_readings
    known = select(table.c.body).where(table.c.version == version.id)
    if connection.scalar(known.where(table.c.fingerprint == fingerprint(version))) is not None:
        return False
    current = connection.scalar(known.order_by(desc(table.c.recorded_at), desc(table.c.seq)).limit(1))
    merged = version
    if current is not None:
        before = version_from(current, version.text)
        stated = {name: getattr(version, name) for name in Version.model_fields if getattr(version, name)}
        merged = before.model_copy(update=stated)
        if fingerprint(merged) == fingerprint(before):
            return False
    insert_version_reading(connection, merged, at, fingerprint(version))
    return True


def insert_version_reading(connection: Connection, version: Version, at: datetime, print_: str) -> None:
    connection.execute(
        insert(s.version_readings).values(
            version=version.id, fingerprint=print_, body=version.model_dump_json(exclude={"text"}), recorded_at=at
        )
    )


def _add_extraction(connection: Connection, version: Version, extraction: Extraction, at: datetime) -> _Counts:
    counts = _Counts()
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
