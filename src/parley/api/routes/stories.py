"""Stories: the documents about one thing that happened, threaded."""

from typing import Annotated

from fastapi import APIRouter, Query

from parley.analysis.stories import passing, stored
from parley.api.access import Books
from parley.api.query import PageQuery
from parley.api.routes.derived import cut
from parley.api.shapes import Listing
from parley.model.derived import Story

router = APIRouter(tags=["joined"])


@router.get("/stories", summary="Documents threaded into stories")
def stories(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Story]:
    """Stories of two documents or more in order of publication, each with its documents and what they share."""
    f = query.to_filter(newest_first=query.newest_first)
    if f.as_of is None:
        books.refresh()
    every = stored(books.record) if f.as_of is None else books.then(f.as_of, f.by).stories
    found = passing(books.record, every, f)
    items, following = cut(found, query)
    return Listing[Story].model_construct(items=items, total=len(found), all=len(every), next=following, facets=None)
