"""The one place that opens the SQLite file, begins transactions and turns its complaints into Parley's errors.

Invariant: everything that writes runs in `Store.writing()`, which takes the write lock at once (BEGIN IMMEDIATE)
and commits or leaves nothing. `Store.reading()` sees one unmoving state of the record however long it lasts.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import StatementError

from parley.errors import (
    BusyRecordError,
    FullDiskError,
    MalformedError,
    NewerRecordError,
    NotFoundError,
    RecordError,
)
from parley.record.migrations import APPLICATION_ID, migrate, migrations, schema_version
from parley.settings import Settings

_WRITING = "parley_writing"
# Enough for the pages that a filter over 100,000 reports touches; SQLite counts negative sizes in KiB.
_CACHE_KIB = 64 * 1024


class Store:
    """The connections to one record's file."""

    def __init__(self, file: Path, settings: Settings, *, create: bool = False) -> None:
        self.file = file
        self._settings = settings
        self._mode = "rwc" if create else "rw"
        self._engine = self._make_engine()
        try:
            self._prepare(migrations())
        except BaseException:
            self.close()
            raise

    def _make_engine(self) -> Engine:
        engine = create_engine("sqlite+pysqlite://", creator=self._connect, poolclass=QueuePool)

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writing = connection.get_execution_options().get(_WRITING)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return engine

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.file.absolute().as_uri()}?mode={self._mode}",
            uri=True,
            timeout=self._settings.lock_wait_seconds,
            isolation_level=None,  # we say BEGIN ourselves: the driver's own timing breaks transactional DDL
            check_same_thread=False,
        )
        try:
            self._configure(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _configure(self, connection: sqlite3.Connection) -> None:
        # Counts only for a new file. A reading takes about two kilobytes, of which 4,096 hold one and 8,192 three.
        connection.execute("PRAGMA page_size = 8192")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a document that was reported as read survives a power cut, at one fsync per document.
        connection.execute("PRAGMA synchronous = FULL")
        # Neighbouring documents touch the same pages: folding the log in at 32 MB instead of 8 halves what is written.
        connection.execute("PRAGMA wal_autocheckpoint = 4000")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        # What is removed is overwritten, not only forgotten.
        connection.execute("PRAGMA secure_delete = ON")
        if self._settings.max_record_mb > 0:
            page = connection.execute("PRAGMA page_size").fetchone()[0]
            pages = max(1, int(self._settings.max_record_mb * 1024 * 1024 / page))
            connection.execute(f"PRAGMA max_page_count = {pages}")

    def _prepare(self, scripts: tuple[str, ...]) -> None:
        """Check that the file is a record that we understand, and bring it up to date."""
        with self.reading() as connection:
            version = schema_version(connection)
            if version > len(scripts):
                raise NewerRecordError(
                    f"The record {self.file} has format {version}; this Parley knows formats up to {len(scripts)}.",
                    "Update Parley: pip install --upgrade parley-record.",
                )
            ours = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one()) == APPLICATION_ID
            empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if not ours and not empty:
            raise RecordError(
                f"{self.file} is an SQLite database, but not a record of Parley.",
                "Name another folder with --record, or make a record with 'parley init'.",
            )
        if version == len(scripts):
            return
        if version:
            self.backup(self.file.with_name(f"{self.file.stem}.format-{version}.sqlite"))
        with self.writing() as connection:
            migrate(connection, scripts)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction: everything read inside it belongs to one state of the record."""
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction: committed when the block ends, undone when it raises."""
        with (
            self._translated(),
            self._engine.connect().execution_options(**{_WRITING: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def backup(self, target: Path) -> None:
        """Copy the record as it is now into `target`, while others may go on reading and writing it."""
        with self._translated():
            source = self._connect()
            try:
                copy = sqlite3.connect(target)
                try:
                    source.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
            finally:
                source.close()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that nothing removed lingers there."""
        with self._translated():
            connection = self._connect()
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except StatementError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise self._translate(error.orig) from error
            if isinstance(error.orig, UnicodeEncodeError | OverflowError):
                raise _unspeakable(error.orig) from error
            raise
        except sqlite3.Error as error:
            raise self._translate(error) from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise _unspeakable(error) from error

    def _translate(self, error: sqlite3.Error) -> Exception:
        """The error of ours that says what to do about SQLite's; an unforeseen one is returned unchanged."""
        # The low byte is the primary result code; the rest only refines it.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        name = f"The record {self.file}"
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return BusyRecordError(
                f"{name} is being written by another process.",
                f"Try again when it is done; lock_wait_seconds is {self._settings.lock_wait_seconds:g}.",
            )
        if code == sqlite3.SQLITE_FULL:
            return FullDiskError(
                f"{name} has no room left; nothing of this document was written.",
                "Free some disk space or raise max_record_mb, then run the same command again.",
            )
        if code == sqlite3.SQLITE_NOTADB:
            return RecordError(
                f"{self.file} is not a database.", "Put your backup in its place, or name another folder with --record."
            )
        if code == sqlite3.SQLITE_CORRUPT:
            return RecordError(
                f"{name} is damaged: {error}.", "Put your backup in its place; 'parley doctor' says more."
            )
        if code == sqlite3.SQLITE_CANTOPEN and not self.file.exists():
            return NotFoundError(f"There is no record at {self.file}.", f"Run 'parley init {self.file.parent}'.")
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return RecordError(
                f"{name} cannot be written: {error}. Even reading needs to write beside it.",
                f"Make the folder {self.file.parent} writable, or copy it to one that is.",
            )
        if code == sqlite3.SQLITE_IOERR:
            return RecordError(f"{name}: the disk failed: {error}.", "Check the disk, then run 'parley doctor'.")
        return error


def _unspeakable(error: Exception) -> MalformedError:
    """Half a surrogate pair, or a number beyond 64 bits: nothing that a record could hold or look for."""
    return MalformedError(f"A value given to the record cannot be stored: {error}.", "Look at what was passed.")
