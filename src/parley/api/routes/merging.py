"""Who may be one, and who people said is one or another."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from parley.analysis.merges import Suggestion, suggestions_in
from parley.api.access import Books
from parley.api.query import PageQuery
from parley.api.routes.derived import cut
from parley.api.shapes import Listing
from parley.model.world import ActorRef

router = APIRouter(tags=["review"])


@router.get("/review/actors", summary="Which actors may be one")
def suggested(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[Suggestion]:
    """Suggestions with their reasons, as `parley actors suggest` has them; decide with `same` and `different`."""
    found = books.kept("actors to decide", (), lambda: suggestions_in(books.record))
    items, after = cut(found, query)
    return Listing[Suggestion].model_construct(items=items, total=len(found), all=len(found), next=after, facets=None)


class OneActor(BaseModel):
    """An actor, and the actors that people said are he."""

    actor: ActorRef
    names: list[ActorRef]


@router.get("/review/actors/same", summary="Whom people said to be one")
def one_actor(books: Books) -> list[OneActor]:
    """Every actor that people joined with others, under the id that is shown, in order of id."""
    found = books.record.identities().names
    return [
        OneActor(actor=next((a for a in actors if a.id == id), actors[0]), names=[a for a in actors if a.id != id])
        for id, actors in sorted(found.items())
    ]
