"""The reports: statements, events, moves, control; lists and single entries."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from parley.api.access import Books
from parley.api.citing import around, shown
from parley.api.library import REPORT_KINDS, Library
from parley.api.query import FilterQuery, PageQuery
from parley.api.shapes import Facets, Listing, ReadingShown, Report, ReportPage, Shown
from parley.errors import MalformedError, NotFoundError
from parley.model.reports import Control, Event, Move, Statement

router = APIRouter(tags=["reports"])
# An act that everybody reported has hundreds of reports; a page shows no more of them than this.
_MOST_CITED = 200
# Reports of every kind.
_ANY = "report"


def listing(books: Library, kind: str, query: PageQuery) -> Listing[Any]:
    """A page of a kind of report."""
    f = query.page()
    table = books.table(kind, f)
    return Listing[Any].model_construct(
        items=[shown(entry) for entry in table.entries],
        total=books.record.count(kind, f),
        all=books.total(kind),
        next=table.next,
        facets=books.facets(kind, f) if query.facets else None,
    )


@router.get("/statements", response_model=Listing[Shown[Statement]], summary="Who said what")
def statements(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Any]:
    """Statements with speaker, principal, words and chain of attribution."""
    return listing(books, "statement", query)


@router.get("/events", response_model=Listing[Shown[Event]], summary="Who did what to whom")
def events(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Any]:
    """Events in PLOVER and CAMEO, each according to somebody."""
    return listing(books, "event", query)


@router.get("/moves", response_model=Listing[Shown[Move]], summary="Offers, refusals and other moves")
def moves(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Any]:
    """The acts of negotiating, as reports; the board of talks joins them."""
    return listing(books, "move", query)


@router.get("/control-reports", response_model=Listing[Shown[Control]], summary="Who is said to hold what, as reports")
def control_reports(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Any]:
    """Reports that a place is held, contested, surrounded or left; /control joins them."""
    return listing(books, "control", query)


class IdsQuery(FilterQuery):
    """Only ids count here."""

    id: list[Annotated[str, Field(max_length=100)]] = Field(description="Up to 200 ids.", max_length=200)


@router.get("/reports", summary="Reports of any kind, by their ids")
def by_ids(books: Books, query: Annotated[IdsQuery, Query()]) -> list[Shown[Report]]:
    """The reports with these ids in the order asked for, also those rejected or replaced; unknown ids are left out."""
    return books.reports(query.id)


@router.get("/reports/{id}", summary="One report with everything known of it")
def report(books: Books, id: str) -> ReportPage:
    """The report, its readings, what people decided, and the claims, happenings and links that it belongs to."""
    entry = books.record.entry(id)
    claims = books.claims_of([id]).get(id, [])
    happenings: Sequence[Any] = books.record.made_of([id], "happening").get(id, [])
    named = {r for c in claims for r in (*c.reports_for, *c.reports_against)} | {
        r for h in happenings for r in h.reports
    }
    links = books.record.links_at([id])
    named |= {end for link in links for end in (link.source, link.target) if end}
    return ReportPage.model_construct(
        entry=entry.value,
        context=around(entry),
        readings=_readings(books, id),
        judgements=list(books.record.judgements(id, standing=False)),
        claims=list(claims),
        happenings=list(happenings),
        links=list(links),
        citations=books.citations(sorted(named - {id})[:_MOST_CITED]),
    )


def _readings(books: Library, id: str) -> list[ReadingShown]:
    """Every reading; none for a report that a person added."""
    try:
        found = books.record.history(id)
    except NotFoundError:
        return []
    return [
        ReadingShown(recorded_at=r.recorded_at, extractor_version=r.extractor_version, report=r.report) for r in found
    ]


@router.get("/facets/{kind}", summary="How entries fall into types, outlets, actors, places, months")
def facets(books: Books, kind: str, query: Annotated[FilterQuery, Query()]) -> Facets:
    """Counts for a kind of report: statement, event, move or control; "report" counts all of them together."""
    if kind not in (*REPORT_KINDS, _ANY):
        raise MalformedError(f"There is no kind of report '{kind}'.", f"Known: {', '.join((*REPORT_KINDS, _ANY))}.")
    return books.facets(None if kind == _ANY else kind, query.to_filter())
