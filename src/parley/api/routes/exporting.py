"""What is on the screen as a file, with the same filter."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from parley.api import rows
from parley.api.access import Books
from parley.api.library import Library
from parley.api.query import FilterQuery
from parley.errors import MalformedError
from parley.record import Filter

router = APIRouter(tags=["export"])
Kind = Literal[
    "statements", "events", "moves", "control-reports", "documents", "claims", "happenings", "talks", "rounds"
]
Format = Literal["jsonl", "json", "csv", "geojson"]
_REPORTS = {"statements": "statement", "events": "event", "moves": "move", "control-reports": "control"}
_MEDIA = {
    "jsonl": "application/x-ndjson",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}


@router.get(
    "/export/{kind}.{format}",
    summary="Everything that passes the filter, as a file",
    response_class=StreamingResponse,
    responses={200: {"content": {media: {} for media in _MEDIA.values()}, "description": "The file."}},
)
def export(books: Books, kind: Kind, format: Format, query: Annotated[FilterQuery, Query()]) -> StreamingResponse:
    """JSON and JSONL are the canonical form; CSV has the columns of the tables; GeoJSON has what could be located."""
    lines = (
        _reports(books, kind, format, query)
        if kind in (*_REPORTS, "documents")
        else _joined(books, kind, format, query)
    )
    name = f"parley-{kind}.{format}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type=_MEDIA[format], headers=headers)


def _reports(books: Library, kind: str, format: str, query: FilterQuery) -> Iterator[str]:
    f = query.to_filter()
    table: Any = books.record.documents(f) if kind == "documents" else books.table(_REPORTS[kind], f)
    if format == "jsonl":
        return rows.json_lines(table)
    if format == "json":
        return rows.json_array(table)
    if format == "csv":
        return rows.csv_lines(rows.report_columns(table.kind), rows.report_rows(table.entries))
    if kind == "documents":
        raise MalformedError("Documents have no place.", "Export events or control-reports as GeoJSON.")
    return rows.features(table.entries)


def _joined(books: Library, kind: str, format: str, query: FilterQuery) -> Iterator[str]:
    f = query.to_filter()
    ways: dict[str, Callable[[Filter], list[Any]]] = {
        "claims": lambda f: books.claims(f)[0],
        "happenings": lambda f: books.happenings(f)[0],
        "talks": books.talks,
        "rounds": books.rounds,
    }
    found = ways[kind](f)
    if format == "jsonl":
        return rows.json_lines(found)
    if format == "json":
        return rows.json_array(found)
    if format == "csv" and kind == "claims":
        return rows.csv_lines(rows.CLAIM_COLUMNS, rows.claim_rows(found))
    if format == "csv" and kind == "happenings":
        return rows.csv_lines(rows.HAPPENING_COLUMNS, rows.happening_rows(found))
    raise MalformedError(f"There is no {format} of {kind}.", "Take json or jsonl.")
