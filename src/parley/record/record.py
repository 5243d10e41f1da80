"""The record: one folder with everything that was read, who said it, and what people decided about it.

Invariant: each method that changes the record is one transaction; it happens wholly or not at all.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack, cast

from parley.model.base import Value
from parley.model.documents import Document, Version
from parley.model.extraction import Extraction
from parley.model.links import Link
from parley.model.reports import Control, Event, Move, Statement
from parley.record import folder, lookup, views, writing
from parley.record.connection import Store
from parley.record.filters import Filter, FilterFields
from parley.record.moments import now
from parley.record.naming import AnyReport
from parley.record.tables import Entry, Table
from parley.record.writing import AddOutcome
from parley.settings import Settings

_ALL = Filter()


class Record:
    """A record on disk. Make it with `create` or `open`; use it as a context manager or `close` it."""

    def __init__(self, path: Path, store: Store, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._store = store

    @classmethod
    def create(cls, path: Path | str, *, settings: Settings | None = None) -> Self:
        """Make a record in the folder `path`, which may exist; RecordError if it already holds one."""
        place = Path(path)
        folder.prepare(place)
        return cls._at(place, settings, create=True)

    @classmethod
    def open(cls, path: Path | str, *, settings: Settings | None = None) -> Self:
        """Open the record in the folder `path`, with the settings of its parley.toml unless others are given.

        Raises NotFoundError where there is none, NewerRecordError, BusyRecordError or RecordError where it cannot
        be used.
        """
        place = Path(path)
        folder.check(place)
        return cls._at(place, settings, create=False)

    @classmethod
    def _at(cls, path: Path, settings: Settings | None, *, create: bool) -> Self:
        chosen = settings or Settings.load(path / folder.SETTINGS_FILE)
        return cls(path, Store(path / folder.RECORD_FILE, chosen, create=create), chosen)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, version: Version, extraction: Extraction | None = None, *, at: datetime | None = None) -> AddOutcome:
        """Write a version and what was extracted from it, in one transaction; `at` is the moment it is recorded.

        Adding the same thing again changes nothing. MalformedError if a report's words do not stand in the version.
        """
        with self._store.writing() as connection:
            return writing.add(connection, version, extraction, at or now())

    def coded_by(self, version: str, extractor: str) -> str | None:
        """The version of `extractor` that last coded this version; None when it never did."""
        with self._store.reading() as connection:
            return writing.coded_by(connection, version, extractor)

    def statements(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Statement]:
        """Who said what; `fields` are those of `Filter`, as for every view."""
        return cast(Table[Statement], self._reports("statement", filter, fields))

    def events(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Event]:
        """Who did what to whom."""
        return cast(Table[Event], self._reports("event", filter, fields))

    def moves(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Move]:
        """Offers, refusals and the other acts of negotiating."""
        return cast(Table[Move], self._reports("move", filter, fields))

    def controls(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Control]:
        """Who is said to hold what."""
        return cast(Table[Control], self._reports("control", filter, fields))

    def documents(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Document]:
        """What was published; a filter on reports asks for documents that have such a report."""
        with self._store.reading() as connection:
            return views.document_table(connection, replace(filter, **fields))

    def _reports(self, kind: str, filter: Filter, fields: FilterFields) -> Table[AnyReport]:
        with self._store.reading() as connection:
            return views.report_table(connection, kind, replace(filter, **fields))

    def all_reports(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Iterator[AnyReport]:
        """Every report of every kind as shown, one by one, in order of publication: what joining reads."""
        with self._store.reading() as connection:
            yield from views.each_report(connection, replace(filter, **fields))

    def all_versions(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Iterator[Version]:
        """Every version as shown, one by one, in order of publication."""
        with self._store.reading() as connection:
            yield from views.each_version(connection, replace(filter, **fields))

    def all_links(self) -> tuple[Link, ...]:
        """Every link that the extractors find today, by id."""
        with self._store.reading() as connection:
            return lookup.links(connection)

    def get(self, id: str) -> Value:
        """The entry with this id, as shown today; NotFoundError where there is none."""
        with self._store.reading() as connection:
            return lookup.find(connection, id)

    def entry(self, report: str) -> Entry[AnyReport]:
        """A report with what is around it: outlet, dates, review; also when it is rejected or superseded."""
        with self._store.reading() as connection:
            return lookup.entry(connection, report)

    def versions(self, document: str) -> Table[Version]:
        """The versions of a document, oldest first."""
        with self._store.reading() as connection:
            return lookup.versions_of(connection, document)
