"""Adding what was read and extracted, append-only, inside one transaction of the caller's.

Invariant: adding the same thing twice writes nothing. A report is retired by a reading without a body, never
deleted; a text that changed is a further version.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, desc, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.errors import MalformedError
from parley.model.documents import Outlet, Version
from parley.model.extraction import Extraction
from parley.model.outcomes import OutcomeStatus, SourceOutcome
from parley.model.passages import Passage
from parley.model.reports import Statement
from parley.record import schema as s
from parley.record.attempts import note
from parley.record.coding import Counts, add_extraction, is_coded
from parley.record.gathering import version_from
from parley.record.indexing import refresh
from parley.record.naming import AnyReport
from parley.record.tombstones import is_removed, restore

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


def add(
    connection: Connection,
    version: Version,
    extraction: Extraction | None,
    at: datetime,
    *,
    restored: bool,
    outcome: SourceOutcome | None,
) -> AddOutcome:
    """Write `version`, what was extracted from it, and what became of its source.

    `restored` brings a removed document back; `outcome` is noted in place of the one that follows from the rest.
    """
    done = _add(connection, version, extraction, at, restored=restored)
    note(connection, outcome or _outcome(connection, version, done, at))
    return done


def _outcome(connection: Connection, version: Version, done: AddOutcome, at: datetime) -> SourceOutcome:
    status: OutcomeStatus = "read"
    if done.status in ("removed", "unchanged"):
        status = done.status
    elif not is_coded(connection, version.id):
        status = "not-coded"
    return SourceOutcome(
        source=version.source or version.url or version.document, status=status, raw_sha256=version.raw_sha256,
        document=version.document, version=version.id, at=at,
    )  # fmt: skip


def _add(
    connection: Connection, version: Version, extraction: Extraction | None, at: datetime, *, restored: bool
) -> AddOutcome:
    if version.fetched.tzinfo is None or (version.published and version.published.tzinfo is None):
        raise MalformedError(f"Version {version.id} has a moment without a zone.", "Readers give moments in UTC.")
    if extraction:
        check_fit(version, extraction)
    if is_removed(connection, version.document):
        if not restored:
            return AddOutcome("removed", version.document, version.id)
        restore(connection, version.document, at)
    at = _next_moment(connection, version.document, at)
    is_new_document, is_new_version, reread = add_version(connection, version, at)
    counts = Counts()
    if extraction:
        counts = add_extraction(connection, version, extraction, at)
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


def code(connection: Connection, version: Version, extraction: Extraction, at: datetime) -> AddOutcome:
    """Write what was extracted from a version that is here, and leave the version's own particulars alone."""
    check_fit(version, extraction)
    at = _next_moment(connection, version.document, at)
    counts = add_extraction(connection, version, extraction, at)
    if counts.any:
        refresh(connection, version.document, at)
    status: AddStatus = "read-again" if counts.any else "unchanged"
    return AddOutcome(status, version.document, version.id, counts.added, counts.changed, counts.retired)


def _next_moment(connection: Connection, document: str, at: datetime) -> datetime:
    """`at`, or just after the last thing that was recorded of the document, so that its history has one order.

    A clock that was set back must not slip a reading in before the version that it reads.
    """
    v, p = s.versions.c, s.reports.c
    read, found = s.version_readings.c, s.readings.c
    queries = (
        select(func.max(read.recorded_at)).join_from(s.version_readings, s.versions, v.id == read.version)
        .where(v.document == document),
        select(func.max(found.recorded_at)).join_from(s.readings, s.reports, p.id == found.report)
        .where(p.document == document),
    )  # fmt: skip
    for query in queries:
        last: datetime | None = connection.scalar(query)
        if last is not None:
            at = max(at, last + timedelta(microseconds=1))
    return at


def check_fit(version: Version, extraction: Extraction) -> None:
    """MalformedError unless every report stands in this version, with words that are really there."""
    for report in extraction.reports:
        if (report.version, report.document) != (version.id, version.document):
            raise MalformedError(f"Report {report.id} belongs to version {report.version}, not to {version.id}.")
        check_words(report, version.text)


def check_words(report: AnyReport, text: str) -> None:
    """MalformedError unless every passage of the report stands in `text` where it says."""
    for passage in passages_of(report):
        if not passage.exact or text[passage.start : passage.end] != passage.exact:
            raise MalformedError(
                f"Report {report.id} quotes {passage.exact[:60]!r}, which does not stand at {passage.start} of "
                f"version {report.version}.",
                "Nothing was written; an entry must quote its document word for word.",
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
    known = connection.scalar(select(s.versions.c.seq).where(s.versions.c.document == version.document).limit(1))
    connection.execute(
        upsert(s.documents)
        .values(id=version.document, outlet=version.outlet, url=version.url, title=version.title, recorded_at=at)
        .on_conflict_do_nothing()
    )
    new_version = connection.scalar(select(s.versions.c.seq).where(s.versions.c.id == version.id)) is None
    if new_version:
        insert_version(connection, version, at)
    reread = _read_version(connection, version, at)
    return known is None, new_version, reread


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
