"""Documents, their versions, and what failed to be read."""

from textwrap import shorten
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from parley.analysis.coverage import Coverage, coverage
from parley.analysis.feeds import FeedShown, feeds_of
from parley.api.access import Books
from parley.api.citing import shown
from parley.api.library import REPORT_KINDS, Library
from parley.api.query import FilterQuery, PageQuery, Words
from parley.api.shapes import DocumentPage, DocumentShown, Listing, Report, Shown, VersionShown
from parley.errors import NotFoundError
from parley.model.documents import Document, Version
from parley.model.outcomes import OutcomeStatus, SourceOutcome
from parley.record import Entry, Filter

router = APIRouter(tags=["documents"])
# As long as a long headline.
_OPENING = 110


@router.get("/documents", summary="What was published")
def documents(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[DocumentShown]:
    """Documents in order of publication; a filter on reports asks for documents that have such a report."""
    f = query.page()
    table = books.record.documents(f)
    openings = books.record.openings([e.value.id for e in table.entries if not e.title], 2 * _OPENING)
    return Listing[DocumentShown].model_construct(
        items=[document_shown(entry, openings.get(entry.value.id)) for entry in table.entries],
        total=books.record.count("document", f),
        all=books.total("document"),
        next=table.next,
        facets=None,
    )


def document_shown(entry: Entry[Document], text: str | None = None) -> DocumentShown:
    """A document as a list shows it; `text` is what it begins with, for one without a title."""
    return DocumentShown(
        id=entry.value.id, outlet=entry.outlet, title=entry.title, url=entry.value.url, published=entry.published,
        recorded_at=entry.recorded_at, review=entry.review,
        opening=shorten(text, _OPENING, placeholder=" …") if text else None,
    )  # fmt: skip


class VersionQuery(FilterQuery):
    """Which version of the document."""

    version: Words | None = Field(None, description="A version's id; the newest by default.")


@router.get("/documents/{id}", summary="A document to be read")
def document(books: Books, id: str, query: Annotated[VersionQuery, Query()]) -> DocumentPage:
    """A version's text with the reports that stand in it, each with its span."""
    versions = books.record.versions(id)
    chosen = next((v for v in versions if v.id == query.version), None) if query.version else versions[-1]
    if chosen is None:
        raise NotFoundError(f"Document '{id}' has no version '{query.version}'.", "Leave the version out.")
    return document_page(books, id, list(versions), chosen, rejected=query.rejected)


def document_page(books: Library, id: str, versions: list[Version], chosen: Version, *, rejected: bool) -> DocumentPage:
    entries = books.record.versions(id).entries
    entry: Entry[Any] = next(e for e in entries if e.value.id == chosen.id)
    document = Document(id=id, outlet=chosen.outlet, url=chosen.url, title=chosen.title)
    reports = _reports_in(books, id, chosen.id, rejected=rejected)
    ids = [r.entry.id for r in reports]
    claims = books.claims_of(ids)
    return DocumentPage(
        document=DocumentShown(
            id=id, outlet=document.outlet, title=document.title, url=document.url, published=entry.published,
            recorded_at=entry.recorded_at, review=entry.review,
        ),
        versions=[
            VersionShown(
                id=v.id, title=v.title, published=v.published, fetched=v.fetched, language=v.language,
                characters=len(v.text),
            )
            for v in versions
        ],
        version=chosen.id,
        text=chosen.text,
        excerpts=False,
        byline=chosen.byline,
        follow_ups=chosen.follow_ups,
        notes=chosen.notes,
        reports=reports,
        links=list(books.record.links_at([id, *ids])),
        claims={i: [c.id for c in claims[i]] for i in ids if i in claims},
    )  # fmt: skip


def _reports_in(books: Library, document: str, version: str, *, rejected: bool) -> list[Shown[Report]]:
    """The reports that stand in a version, in the order of the text."""
    f = Filter(document=document, superseded=True, rejected=rejected)
    found = [shown(e) for kind in REPORT_KINDS for e in books.table(kind, f).entries]
    own = [s for s in found if s.entry.version == version]
    return sorted(own, key=lambda s: (s.entry.passage.start, s.entry.passage.end, s.entry.id))


@router.get("/coverage", summary="What there is and what is missing")
def covered(books: Books, query: Annotated[FilterQuery, Query()]) -> Coverage:
    """Outlets with their documents, days without reporting, documents without a date or not coded."""
    return coverage_of(books, query.to_filter())


def coverage_of(books: Library, f: Filter) -> Coverage:
    return books.kept("coverage", f, lambda: coverage(books.record.all_versions(f)))


class OutcomeQuery(FilterQuery):
    """Which outcomes."""

    status: OutcomeStatus | None = Field(None, description="Only outcomes of this kind.")


@router.get("/outcomes", summary="What became of every source that was added")
def outcomes(books: Books, query: Annotated[OutcomeQuery, Query()]) -> list[SourceOutcome]:
    """The last outcome of each source: read, failed and why, not coded, unchanged, removed."""
    return [without_path(o) for o in books.record.outcomes(query.status)]


@router.get("/feeds", summary="How the watched feeds stand")
def feeds(books: Books) -> list[FeedShown]:
    """Every feed that is watched for this record, those that are broken, stale or silent first."""
    return feeds_of(books.path)


def without_path(outcome: SourceOutcome) -> SourceOutcome:
    """An outcome whose source is named without the folders of this machine."""
    source = outcome.source
    if "://" in source or "/" not in source:
        return outcome
    name = source.rsplit("/", 1)[-1]
    return outcome.model_copy(update={"source": name, "message": outcome.message.replace(source, name)})
