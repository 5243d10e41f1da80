"""From a source to coded documents in the record.

Resumable: what was recorded stays recorded, what was coded by this version of the extractor is not coded again, and
every document has one outcome.
"""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from parley.errors import ParleyError, RecordError
from parley.extractors.contract import EXTRACTOR, EXTRACTOR_VERSION
from parley.model.documents import Document, Version
from parley.model.extraction import Extraction
from parley.model.judgements import Judgement
from parley.model.outcomes import OutcomeStatus, SourceOutcome
from parley.pipeline.pages import PageMemory
from parley.readers import Failure, Raw, ReadOptions, Unchanged
from parley.record import Record
from parley.settings import Settings
from parley.text.paragraphs import split_paragraphs

if TYPE_CHECKING:
    # Loading spaCy takes a second, which a question to the record need not wait for.
    from parley.extractors.extract import Analysis, Engine

Status = Literal["new", "new-version", "read-again", "unchanged", "removed", "not-coded", "failed"]
ACTORS_FILE = "actors.csv"


def extract(version: Version, *, settings: Settings | None = None) -> Extraction:
    """The reports and links of one version; many are read faster by `add` or `Engine.extract_all`."""
    from parley.extractors.extract import extract as extract_one

    return extract_one(version, settings=settings)


def read(source: str | Path, options: ReadOptions | None = None) -> Iterator[Version]:
    """The versions in a file or folder, in order; the first document that cannot be read raises its error."""
    from parley.readers import read as read_outcomes

    for found in read_outcomes(source, options=options):
        if isinstance(found, Failure):
            raise ParleyError(found.message, found.hint)
        if isinstance(found, Version):
            yield found


@dataclass(frozen=True)
class Outcome:
    """What became of one document. `reports` counts those that are new; `message` and `hint` say what failed."""

    source: str
    status: Status
    document: str | None = None
    title: str | None = None
    reports: int = 0
    code: str | None = None
    message: str = ""
    hint: str = ""


def load_engine(record: Record) -> "Engine":
    """The engine with the record's settings and its own actors, if it has a table of them."""
    from parley.extractors.extract import Engine

    own = record.path / ACTORS_FILE
    return Engine.load(record.settings, own if own.exists() else None)


def add(
    record: Record,
    sources: Iterable[str | Path | Raw],
    options: ReadOptions | None = None,
    engine: "Engine | None" = None,
    *,
    restore: bool = False,
) -> Iterator[Outcome]:
    """Read, code and record every document of `sources`; one outcome each, in order, failures too.

    Documents are parsed in batches and recorded one by one, each in a transaction of its own. RecordError (a full
    disk, a record in use) ends the run: what was recorded before stays.
    """
    from parley.readers import read as read_outcomes

    pages = PageMemory(record)
    # What the user says of a document may be new, and must be laid over the page itself.
    said = replace(options, fetched=None) if options else ReadOptions()
    asked = None if restore or said != ReadOptions() else pages
    found = (
        outcome
        for source in sources
        for outcome in read_outcomes(source, options=options, settings=record.settings, pages=asked)
    )
    try:
        yield from add_read(record, found, engine, restore=restore, pages=pages)
    finally:
        pages.save()


def add_read(
    record: Record,
    found: Iterable[Version | Failure | Unchanged],
    engine: "Engine | None" = None,
    *,
    restore: bool = False,
    pages: PageMemory | None = None,
) -> Iterator[Outcome]:
    """Code and record what readers gave, as `add` does."""
    coder = _Coder(record, engine, restore, pages)
    batch: list[Version] = []
    for outcome in found:
        if isinstance(outcome, Version):
            batch.append(outcome)
            if len(batch) < record.settings.batch_documents:
                continue
        yield from coder.record_all(batch)
        batch.clear()
        if isinstance(outcome, Failure):
            yield coder.failed(outcome)
        elif isinstance(outcome, Unchanged):
            yield coder.unchanged(outcome)
    yield from coder.record_all(batch)


@dataclass
class _Coder:
    """Codes versions and records them; the engine is loaded when the first version needs it."""

    record: Record
    engine: "Engine | None"
    restore: bool = False
    pages: PageMemory | None = None

    def record_all(self, versions: list[Version]) -> Iterator[Outcome]:
        waiting = [v for v in versions if v.language == "en" and not self._coded(v)]
        extractions = self._extract(waiting)
        for version in versions:
            yield self._record(version, extractions.get(version.id))

    def _coded(self, version: Version) -> bool:
        return self.record.coded_by(version.id, EXTRACTOR) == EXTRACTOR_VERSION

    def _extract(self, versions: list[Version]) -> dict[str, Extraction | Failure]:
        """The extraction of each version; one that breaks the extractor is a failure and leaves the others alone."""
        if not versions:
            return {}
        self.engine = self.engine or load_engine(self.record)
        try:
            return dict(zip((v.id for v in versions), self.engine.extract_all(versions), strict=True))
        except Exception as error:  # noqa: BLE001 - one document must never stop the others; the traceback is kept
            if len(versions) > 1:
                return {v.id: found for v in versions for found in self._extract([v]).values()}
            only = versions[0]
            message = f"{only.source or only.id} broke the extractor: {type(error).__name__}: {error}."
            failure = Failure(only.source or only.id, "extractor", message, "Please report it.", traceback.format_exc())
            return {only.id: failure}

    def _record(self, version: Version, extraction: Extraction | Failure | None) -> Outcome:
        source = version.source or version.id
        failure = extraction if isinstance(extraction, Failure) else None
        coded = extraction if isinstance(extraction, Extraction) else None
        try:
            done = self.record.add(version, coded, restore=self.restore)
        except RecordError:
            raise
        except ParleyError as error:
            return self.failed(Failure.of(source, error))
        if failure:
            return self.failed(failure)
        if self.pages:
            self.pages.recorded(version)
        status: Status = done.status
        message = self._left_out(version) if status != "unchanged" else ""
        read = done.status in ("new", "new-version", "read-again")
        if read and any(j.target.id == version.document for j in self.record.judgements(version.document)):
            # People corrected its date or outlet, which the source does not know of.
            code_again(self.record, version.document, self.engine)
        if version.language != "en" and status != "removed":
            status, message = "not-coded", f"{source} is written in '{version.language}'; only English is coded."
        self._note(source, status, version, message=message)
        return Outcome(source, status, version.document, version.title, done.added, message=message)

    def unchanged(self, page: Unchanged) -> Outcome:
        """The outcome of a page that its server calls unchanged."""
        message = "Its server says that nothing changed."
        self._note(page.source, "unchanged", None, message=message)
        return Outcome(page.source, "unchanged", page.document, message=message)

    def _left_out(self, version: Version) -> str:
        """Says which part of a version is kept and not coded."""
        limit = self.record.settings.max_paragraph_chars
        over = sum(piece.end - piece.start > limit for piece in split_paragraphs(version.text))
        return f"Kept but not coded, being longer than {limit} characters: {over} of its paragraphs." if over else ""

    def failed(self, failure: Failure) -> Outcome:
        """The outcome of a document that could not be read or coded; it is kept, with its traceback if any."""
        message = "\n".join(part for part in (failure.message, failure.details) if part)
        self._note(failure.source, "failed", None, failure.code, message, failure.hint)
        return Outcome(failure.source, "failed", code=failure.code, message=failure.message, hint=failure.hint)

    def _note(
        self, source: str, status: Status, version: Version | None,
        code: str | None = None, message: str = "", hint: str = "",
    ) -> None:  # fmt: skip
        kept: dict[Status, OutcomeStatus] = {"new": "read", "new-version": "read", "read-again": "read"}
        self.record.note(
            SourceOutcome.model_validate(
                {
                    "source": source, "status": kept.get(status, status), "code": code,
                    "message": message, "hint": hint,
                    "raw_sha256": version.raw_sha256 if version else None,
                    "document": version.document if version else None, "version": version.id if version else None,
                    "at": datetime.now(UTC),
                }
            )
        )  # fmt: skip


def code_again(record: Record, document: str, engine: "Engine | None" = None) -> int:
    """Code every version of a document anew, with its particulars as corrected; how many readings changed."""
    coder = engine or load_engine(record)
    versions = [v for v in record.versions(document) if v.language == "en"]
    done = [record.code(v, e) for v, e in zip(versions, coder.extract_all(versions), strict=True)]
    return sum(outcome.added + outcome.changed + outcome.retired for outcome in done)


def edit_document(
    record: Record, document: str, *, published: date | datetime | None, outlet: str | None, author: str, reason: str
) -> None:
    """Set a document's date or outlet by a judgement, and read it again with them."""
    if published is not None:
        record.judge(document, "edit", author=author, reason=reason, field="published", new=published.isoformat())
    if outlet is not None:
        record.judge(document, "edit", author=author, reason=reason, field="outlet", new=outlet)
    code_again(record, document)


def undo(record: Record, judgement: str, *, author: str, reason: str = "") -> Judgement:
    """Take a judgement back, or take back an undo; a document whose correction changes by it is read again."""
    made = record.undo(judgement, author=author, reason=reason)
    document = made.target.document
    if document is not None and any(j.target.id == document for j in record.judgements(document, standing=False)):
        code_again(record, document)
    return made


def explain(text: str, published: date | datetime | None = None, engine: "Engine | None" = None) -> "Analysis":
    """How a text is read, with everything found on the way to its reports."""
    from parley.extractors.extract import Engine

    at = datetime(published.year, published.month, published.day, tzinfo=UTC) if published else None
    if isinstance(published, datetime):
        at = published
    document = Document.id_for(None, "explained", text)
    version = Version(
        id=Version.id_for(document, text), document=document, outlet="the text itself", text=text, published=at,
        published_precision="day" if at else None, fetched=datetime.now(UTC), raw_sha256="",
    )  # fmt: skip
    return next((engine or Engine.load(Settings())).analyse([version]))
