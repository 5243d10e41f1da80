"""Stories: the documents about one thing that happened, threaded."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from parley.analysis.stories import passing, stored
from parley.api.access import Books
from parley.api.library import Library
from parley.api.query import PageQuery
from parley.api.routes.derived import cut
from parley.api.routes.documents import document_shown
from parley.api.shapes import Citation, DocumentShown, Listing
from parley.model.derived import Story
from parley.record import Filter

router = APIRouter(tags=["joined"])


class StoryDocument(BaseModel):
    """A document of a story; `lead` is the first of its words that a report stands on."""

    document: DocumentShown
    lead: Citation | None


class StoryShown(Story):
    """A story with its documents as a list shows them, in order of publication."""

    told: tuple[StoryDocument, ...] = Field(description="Its documents, each with the first words coded in it.")


@router.get("/stories", summary="Documents threaded into stories")
def stories(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[StoryShown]:
    """Stories of two documents or more in order of publication, each with its documents and what they share."""
    f = query.to_filter(newest_first=query.newest_first)
    if f.as_of is None:
        books.refresh()
    every = stored(books.record) if f.as_of is None else books.then(f.as_of, f.by).stories
    found = passing(books.record, every, f)
    items, following = cut(found, query)
    return Listing[StoryShown].model_construct(
        items=told(books, items), total=len(found), all=len(every), next=following, facets=None
    )


def told(books: Library, found: Sequence[Story]) -> list[StoryShown]:
    """The stories with their documents."""
    wanted = Filter(document=tuple(dict.fromkeys(id for story in found for id in story.documents)))
    if not wanted.document:
        return []
    documents = {entry.value.id: document_shown(entry) for entry in books.record.documents(wanted).entries}
    leads = {words.document: words for words in books.citations(books.record.first_reports(wanted).values()).values()}
    return [
        StoryShown(
            **story.model_dump(),
            told=tuple(
                StoryDocument(document=documents[id], lead=leads.get(id)) for id in story.documents if id in documents
            ),
        )
        for story in found
    ]
