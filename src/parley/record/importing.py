"""Taking in lines of the canonical form.

Invariant: all lines or none. Ids are checked against what they are hashes of, so a line that was tampered with is
refused; a line that is already here changes nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.errors import MalformedError
from parley.model.base import Value
from parley.model.documents import Document, Outlet, Version
from parley.model.judgements import Judgement
from parley.model.links import Link
from parley.model.reports import Control, Event, Move, Statement, report_id
from parley.model.schema import DERIVED_KINDS, LINE_KINDS
from parley.record import schema as s
from parley.record.coding import identity_row, reading_row
from parley.record.derivation import reports_in
from parley.record.gathering import gather
from parley.record.indexing import rebuild
from parley.record.judging import documents_of, insert_judgement
from parley.record.moments import unstamp
from parley.record.tombstones import is_removed
from parley.record.writing import check_words, fingerprint, insert_version, insert_version_reading

_HINT = "Nothing was imported. The form of a line is in the JSON Schema: parley export --schema."


@dataclass(frozen=True)
class ImportOutcome:
    """How many lines were read, and how many of them were new to the record."""

    lines: int
    added: int


@dataclass
class Importer:
    """Takes in lines one by one inside the caller's transaction; `finish` then rebuilds what is shown."""

    connection: Connection
    at: datetime
    lines: int = 0
    added: int = 0
    touched: set[str] = field(default_factory=set)
    positions: dict[str, int] = field(default_factory=dict)

    def run(self, lines: Iterable[str | Mapping[str, object]]) -> ImportOutcome:
        # Lines may come in any order; references are checked once all are there.
        self.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for number, line in enumerate(lines, start=1):
            if isinstance(line, str) and not line.strip():
                continue
            self.lines += 1
            try:
                self._take(_parsed(line))
            except (ValueError, KeyError, TypeError) as error:
                raise MalformedError(f"Line {number} of the import: {_reason(error)}.", _HINT) from error
            except MalformedError as error:
                raise MalformedError(f"Line {number} of the import: {error.message}", _HINT) from error
        self._finish()
        return ImportOutcome(self.lines, self.added)

    def _finish(self) -> None:
        missing = self.connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if missing:
            raise MalformedError(f"The import has a line of '{missing[0]}' whose '{missing[2]}' is not in it.", _HINT)
        for document in sorted(self.touched):
            self._check_words(document)
            rebuild(self.connection, document)

    def _check_words(self, document: str) -> None:
        """MalformedError unless every report of the document quotes it word for word."""
        state = gather(self.connection, document, datetime.max.replace(tzinfo=UTC))
        if state is None:
            return
        texts = {read.version.id: read.version.text for read in state.versions}
        for read in state.reports:
            check_words(read.report, texts[read.report.version])

    def _take(self, line: dict[str, Any]) -> None:
        kind = line.get("kind")
        if kind not in LINE_KINDS:
            raise MalformedError(f"there is no kind {kind!r}.")
        record = line.pop("record", {})
        value = LINE_KINDS[kind].model_validate(line)
        recorded_at = unstamp(record["recorded_at"]) if "recorded_at" in record else self.at
        if self._write(value, record, recorded_at):
            self.added += 1

    def _write(self, value: Value, record: Mapping[str, Any], at: datetime) -> bool:
        match value:
            case Outlet():
                return self._insert_once(s.outlets, {"id": value.id, "name": value.name, "recorded_at": at})
            case Document():
                return self._document(value, record, at)
            case Version():
                return self._version(value, record, at)
            case Statement() | Event() | Move() | Control():
                return self._report(value, record, at)
            case Link() if "version" in record:
                return self._link(value, record, at)
            case Judgement():
                new = insert_judgement(self.connection, value)
                self.touched.update(documents_of(self.connection, value))
                return new
        return getattr(value, "kind", "") in DERIVED_KINDS and self._derived(value, record)

    def _insert_once(self, table: Any, row: dict[str, object]) -> bool:  # noqa: ANN401 (an SQLAlchemy table)
        return bool(self.connection.execute(upsert(table).values(row).on_conflict_do_nothing()).rowcount)

    def _document(self, document: Document, record: Mapping[str, Any], at: datetime) -> bool:
        row = {**document.model_dump(exclude={"kind"}), "recorded_at": at}
        new = self._insert_once(s.documents, row)
        if new:
            for removed in record.get("removed", ()):
                restored = removed.get("restored_at")
                self.connection.execute(
                    insert(s.tombstones).values(
                        document=document.id, reason=removed["reason"], author=removed["author"],
                        at=unstamp(removed["at"]), restored_at=unstamp(restored) if restored else None,
                    )
                )  # fmt: skip
        return new

    def _version(self, version: Version, record: Mapping[str, Any], at: datetime) -> bool:
        if version.id != Version.id_for(version.document, version.text):
            raise MalformedError(f"version {version.id} does not have the text that its id stands for.")
        if is_removed(self.connection, version.document):
            return False
        new = self.connection.scalar(select(s.versions.c.seq).where(s.versions.c.id == version.id)) is None
        if new:
            insert_version(self.connection, version, at)
        history = record.get("readings") or [{"read_at": None, "reading": None}]
        for read in history:
            body = read["reading"]
            reading = version if body is None else Version.model_validate({**body, "text": version.text})
            new |= self._version_reading(reading, unstamp(read["read_at"]) if read["read_at"] else at)
        if new:
            self.touched.add(version.document)
        return new

    def _version_reading(self, version: Version, at: datetime) -> bool:
        t, print_ = s.version_readings.c, fingerprint(version)
        if self.connection.scalar(select(t.seq).where(t.version == version.id, t.fingerprint == print_)) is not None:
            return False
        insert_version_reading(self.connection, version, at, print_)
        return True

    def _report(self, report: Statement | Event | Move | Control, record: Mapping[str, Any], at: datetime) -> bool:
        anchor = report.anchor.span
        if report.id != report_id(report.version, report.kind, report.extractor.name, anchor, report.ordinal):
            raise MalformedError(f"report {report.id} does not stand where its id says.")
        if is_removed(self.connection, report.document):
            return False
        new = self._insert_once(s.reports, identity_row(report, at))
        alone = {
            "read_at": None,
            "reading": report.model_dump(mode="json"),
            "extractor_version": report.extractor.version,
        }
        for read in record.get("readings") or [alone]:
            when = unstamp(read["read_at"]) if read["read_at"] else at
            new |= self._reading(report, read["reading"], read["extractor_version"], when)
        if new:
            self.touched.add(report.document)
        return new

    def _reading(
        self, report: Statement | Event | Move | Control, reading: object, extractor_version: str, at: datetime
    ) -> bool:
        body = None if reading is None else type(report).model_validate(reading).model_dump_json()
        t = s.readings.c
        same = t.body.is_(None) if body is None else t.body == body
        if self.connection.scalar(select(t.seq).where(t.report == report.id, t.recorded_at == at, same)) is not None:
            return False
        self.connection.execute(insert(s.readings), [reading_row(report.id, body, extractor_version, at)])
        return True

    def _link(self, link: Link, record: Mapping[str, Any], at: datetime) -> bool:
        t = s.links.c
        if is_removed(self.connection, record["document"]):
            return False
        if self.connection.scalar(select(t.seq).where(t.id == link.id, t.recorded_from == at)) is not None:
            return False
        ended = record.get("recorded_to")
        self.connection.execute(
            insert(s.links).values(
                id=link.id, type=link.type, source=link.source, target=link.target, document=record["document"],
                version=record["version"], body=link.model_dump_json(), recorded_from=at,
                recorded_to=unstamp(ended) if ended else None,
            )
        )  # fmt: skip
        return True

    def _derived(self, value: Value, record: Mapping[str, Any]) -> bool:
        kind, id = str(value.kind), str(value.id)  # type: ignore[attr-defined]
        body = value.model_dump_json()
        t = s.derived
        if self.connection.scalar(select(t.c.body).where(t.c.id == id)) == body:
            return False
        position = self._next_position(kind)
        row = upsert(t).values(kind=kind, id=id, position=position, body=body)
        self.connection.execute(row.on_conflict_do_update(index_elements=["id"], set_={"body": body}))
        for report in reports_in(value):
            self._insert_once(s.derived_reports, {"report": report, "id": id})
        for former in record.get("former", ()):
            self._insert_once(s.redirects, {"former": former, "current": id})
        return True

    def _next_position(self, kind: str) -> int:
        if kind not in self.positions:
            last = select(func.max(s.derived.c.position)).where(s.derived.c.kind == kind)
            self.positions[kind] = self.connection.scalar(last) or 0
        self.positions[kind] += 1
        return self.positions[kind]


def _parsed(line: str | Mapping[str, object]) -> dict[str, Any]:
    value = json.loads(line) if isinstance(line, str) else dict(line)
    if not isinstance(value, dict):
        raise MalformedError("it is not an object.")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}"
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error).rstrip(".")
