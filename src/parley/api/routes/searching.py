"""Search over passages and whole texts."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from parley.analysis.meaning import available
from parley.api.access import Books
from parley.api.answers import MeaningAnswer, MeaningHit, SearchAnswer, SearchHit
from parley.api.citing import cite
from parley.api.library import REPORT_KINDS
from parley.api.query import FilterQuery, Words
from parley.api.routes.derived import counted
from parley.api.shapes import Facets
from parley.record import Hit

router = APIRouter(tags=["search"])


class SearchQuery(FilterQuery):
    """The filters and the words."""

    q: Words = Field(description='Words, all of them; "a phrase"; endin* for any ending.')
    limit: int = Field(50, ge=1, le=200)


@router.get("/search", summary="Find passages and documents by their words")
def search(books: Books, query: Annotated[SearchQuery, Query()]) -> SearchAnswer:
    """Passages first, then whole documents; what was typed is only ever words."""
    f = query.to_filter(limit=query.limit)
    found = books.record.search(query.q, f)
    return SearchAnswer(
        reports=[_hit(hit) for hit in found.reports],
        documents=[_hit(hit) for hit in found.documents],
        total={**dict.fromkeys((*REPORT_KINDS, "document"), 0), **found.counts},
        facets=_facets([*found.reports]),
    )


class MeaningQuery(FilterQuery):
    """The filters and the question."""

    q: Words = Field(min_length=1, description="What is looked for, in any words.", examples=["safe passage"])
    limit: int = Field(20, ge=1, le=100)


@router.get("/search/meaning", summary="Find passages by what they mean")
def meaning(books: Books, query: Annotated[MeaningQuery, Query()]) -> MeaningAnswer:
    """Passages near in meaning, nearest first, as far as they have been read; needs the extra `encoder`."""
    if not available():
        hint = "Install what it needs: pip install 'parley-record[encoder]'."
        return MeaningAnswer(available=False, hint=hint, ready=0, total=0, hits=[])
    f = query.to_filter()
    found, ready, total = books.near(query.q, f, query.limit)
    reports = {shown.entry.id: shown for shown in books.reports(near.report for near in found)}
    hits = [MeaningHit(score=near.score, hit=cite(reports[near.report])) for near in found]
    return MeaningAnswer(available=True, hint="", ready=ready, total=total, hits=hits)


def _hit(hit: Hit) -> SearchHit:
    return SearchHit(
        id=hit.id, kind=hit.kind, document=hit.document, outlet=hit.outlet, title=hit.title, published=hit.published,
        snippet=[(words, marked) for words, marked in hit.snippet], start=hit.start, end=hit.end,
    )  # fmt: skip


def _facets(hits: list[Hit]) -> Facets:
    """How the hits fall into kinds and outlets."""
    return {"kind": counted(h.kind for h in hits), "outlet": counted(h.outlet for h in hits)}
