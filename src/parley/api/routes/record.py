"""The record itself: what it is, how much is in it, and any entry by its id."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, JsonValue

from parley import __version__
from parley.api.access import Books, Caller, caller
from parley.api.library import REPORT_KINDS
from parley.api.tokens import Scope, allows

router = APIRouter(tags=["record"])


class Status(BaseModel):
    """What is served and what the caller may do."""

    version: str = Field(description="Parley's version.")
    name: str = Field(description="The record's folder, without where it lies.")
    counts: dict[str, int]
    mark: str = Field(description="Changes whenever the record does.")
    may: list[Scope] = Field(description="What the caller may do: read, review, admin.")
    author: str | None = Field(description="The fixed name of the caller's judgements.")
    joined: bool = Field(True, description="Whether what is joined is up to date; else it is being made again.")
    published: bool = Field(False, description="A static copy without a server: nothing can be changed.")


@router.get("/status", summary="What is served, and what the caller may do")
def status(books: Books, held: Annotated[Caller, Depends(caller)]) -> Status:
    """Counts of everything, and the scopes of the caller."""
    counts = {kind: books.total(kind) for kind in (*REPORT_KINDS, "document")}
    may: list[Scope] = [scope for scope in ("read", "review", "admin") if allows(held.scope, scope)]
    return Status(
        version=__version__,
        name=books.path.resolve().name,
        counts=counts,
        mark=books.mark(),
        may=may,
        author=held.name,
        joined=books.joined(),
    )


@router.get("/entries/{id}", summary="Any entry by its id, in the canonical form")
def entry(books: Books, id: str) -> dict[str, JsonValue]:
    """The entry as shown today; a former id leads to the entry that took it over."""
    books.refresh()
    value: dict[str, JsonValue] = books.record.get(id).model_dump(mode="json")
    return value


@router.get("/schema", summary="The JSON Schema of the canonical form")
def schema() -> dict[str, JsonValue]:
    """What an export's lines look like."""
    from parley.model.schema import line_schema

    found: dict[str, JsonValue] = line_schema()  # type: ignore[assignment]
    return found
