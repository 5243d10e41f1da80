"""The record: one folder with everything that was read, who said it, and what people decided about it.

Invariant: each method that changes the record is one transaction; it happens wholly or not at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import JsonValue

from parley.model.base import Value
from parley.model.documents import Version
from parley.model.extraction import Extraction
from parley.model.judgements import Judgement, Verdict
from parley.model.outcomes import SourceOutcome
from parley.record import attempts, checking, derivation, folder, indexing, judging, removal, revision, writing
from parley.record.checking import Finding
from parley.record.connection import Store
from parley.record.importing import Importer, ImportOutcome
from parley.record.moments import at_or_now
from parley.record.naming import AnyReport
from parley.record.reader import Reader
from parley.record.writing import AddOutcome
from parley.settings import Settings


class Record(Reader):
    """A record on disk. Make it with `create` or `open`; use it as a context manager or `close` it.

    `at`, wherever a method takes it, is the moment at which the change enters the record: now, unless given.
    """

    def __init__(self, path: Path, store: Store, settings: Settings) -> None:
        super().__init__(store)
        self.path = path
        self.settings = settings

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
        store = Store(path / folder.RECORD_FILE, chosen, create=create)
        with store.reading() as connection:
            stale = indexing.is_stale(connection)
        if stale:
            with store.writing() as connection:
                indexing.rebuild_all(connection)
        return cls(path, store, chosen)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        version: Version,
        extraction: Extraction | None = None,
        *,
        at: datetime | None = None,
        restore: bool = False,
        outcome: SourceOutcome | None = None,
    ) -> AddOutcome:
        """Write a version, what was extracted from it, and what became of its source.

        Adding the same thing again changes nothing. A document that was removed stays away unless `restore` is
        given. `outcome` is noted for the source in place of "read", "unchanged" and so on: where coding failed.
        MalformedError if a report's words do not stand in the version.
        """
        with self._store.writing() as connection:
            return writing.add(connection, version, extraction, at_or_now(at), restored=restore, outcome=outcome)

    def code(self, version: Version, extraction: Extraction, *, at: datetime | None = None) -> AddOutcome:
        """Write what was extracted from a version of this record, read with the particulars that people corrected.

        The particulars themselves are not written: a correction stays a judgement, and undoing it brings back what
        the source says. MalformedError if a report's words do not stand in the version.
        """
        with self._store.writing() as connection:
            return writing.code(connection, version, extraction, at_or_now(at))

    def remove(self, document: str, reason: str, *, author: str = "", at: datetime | None = None) -> None:
        """Delete a document's texts and reports for good; its id and the reason stay. Join again afterwards."""
        with self._store.writing() as connection:
            removal.remove(connection, document, reason=reason, author=author, at=at_or_now(at))
        self._store.checkpoint()

    def note(self, outcome: SourceOutcome) -> None:
        """Keep what became of an attempt to add a source; saying the same twice is saying it once."""
        with self._store.writing() as connection:
            attempts.note(connection, outcome)

    def judge(
        self,
        id: str,
        verdict: Verdict,
        *,
        author: str,
        reason: str = "",
        field: str | None = None,
        new: JsonValue = None,
        other: str | None = None,
        at: datetime | None = None,
    ) -> Judgement:
        """Accept, reject or edit the entry `id`, or bind it to `other` as same or different.

        Two actors may be bound too, by their ids: the same are shown as the first one. "a:ana-reyl@d-0123456789abcdef"
        is whoever is called so in that document only.
        An edit sets `field` to `new`, JSON in the canonical form; of a document the fields `outlet`, `published`
        ("2022-02-28" or with a time), `title` and `url`. MalformedError where it does not fit.
        """
        with self._store.writing() as connection:
            return judging.judge(
                connection,
                id,
                verdict,
                author=author,
                at=at_or_now(at),
                reason=reason,
                field=field,
                new=new,
                other=other,
            )

    def add_report(self, report: AnyReport, *, author: str, reason: str = "", at: datetime | None = None) -> Judgement:
        """Add a report that the extractor missed; its id is made here and is the judgement's target."""
        with self._store.writing() as connection:
            return judging.add_report(connection, report, author=author, at=at_or_now(at), reason=reason)

    def undo(self, judgement: str, *, author: str, reason: str = "", at: datetime | None = None) -> Judgement:
        """Take a judgement back, or take back an undo."""
        with self._store.writing() as connection:
            return judging.undo(connection, judgement, author=author, at=at_or_now(at), reason=reason)

    def replace_derived(
        self, derived: Sequence[Value], redirects: Mapping[str, str] | None = None, *, made_from: str = ""
    ) -> int:
        """Make `derived` all that joining made; how many entries changed.

        An id that is no longer in use leads to the entry that took most of its reports over, or where `redirects`
        says. `made_from` is kept for `derived_from`.
        """
        with self._store.writing() as connection:
            revision.note_joined(connection, made_from)
            return derivation.replace_all(connection, derived, redirects or {})

    def import_(self, lines: Iterable[str | Mapping[str, object]], *, at: datetime | None = None) -> ImportOutcome:
        """Take in lines of an export, all or none; MalformedError with the number of the first that is wrong."""
        with self._store.writing() as connection:
            return Importer(connection, at_or_now(at)).run(lines)

    def backup(self, path: Path | str) -> None:
        """Copy the record into the file `path` while it is in use; RecordError if the file exists."""
        self._store.backup(folder.fresh(Path(path)))

    def check(self) -> tuple[Finding, ...]:
        """Look the record over: the file, the index, full text, judgements without their words."""
        with self._store.writing() as connection:
            return checking.check(connection)

    def reindex(self) -> None:
        """Make everything shown again from what was read and judged."""
        with self._store.writing() as connection:
            indexing.rebuild_all(connection)
