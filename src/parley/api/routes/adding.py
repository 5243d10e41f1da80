"""Adding documents: uploaded or pasted, read in the background.

Invariant: a client's file name is only a label and a hint of the kind; no path that a client sends is ever opened.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Annotated, Any, cast
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from parley.api.access import Books, admin
from parley.api.errors import RefusedError
from parley.api.jobs import Job, Jobs
from parley.api.query import moment
from parley.errors import MalformedError
from parley.readers import Raw, ReadOptions
from parley.readers.dates import FIRST_YEAR, LAST_YEAR

router = APIRouter(tags=["adding"])
MAX_FILES = 50
_TICK_SECONDS = 0.3
_LIVE_SECONDS = 1.0
# What a name may keep: enough to know one's own file again, nothing that could be a path or markup.
_ODD = re.compile(r"[^\w. ()\[\]-]+")


class Pasted(BaseModel):
    """An article as text."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "text": "The mayor said on Monday that talks would go on.",
                "title": "Mayor: talks go on",
                "outlet": "Karsk Courier",
                "published": "2031-05-03",
            }
        },
    )
    text: str = Field(min_length=1, max_length=2_000_000)
    title: str | None = Field(None, max_length=500)
    outlet: str | None = Field(None, max_length=200, description="Who published it.")
    published: str | None = Field(None, max_length=40, description="2022-02-28, or with a time and zone.")
    url: str | None = Field(None, max_length=2000)


def day_or_moment(text: str | None) -> date | datetime | None:
    """A publication date: a bare day stays a day."""
    at = moment(text or None, "published")
    if at and not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise MalformedError(f"published is {text!r}, which no publication is from.", "Look at its year.")
    return at.date() if at and text and len(text) == len("2022-02-28") else at


def safe_name(name: str | None) -> str:
    """A client's file name as a label: no folders, no odd characters, not long."""
    last = re.split(r"[\\/]", name or "")[-1]
    return _ODD.sub("_", last).strip(" .")[-80:] or "upload"


@router.post("/documents/text", dependencies=[Depends(admin)], status_code=202, summary="Add an article as text")
def paste(request: Request, pasted: Pasted) -> Job:
    """Read a pasted article in the background; watch the job for what became of it."""
    label = f"pasted: {pasted.title or pasted.text[:60]}"
    source = Raw.of_bytes(" ".join(label.split()), "pasted.txt", pasted.text.encode("utf-8", "replace"))
    options = ReadOptions(
        outlet=pasted.outlet or "pasted text", title=pasted.title or None, url=web_address(pasted.url),
        published=day_or_moment(pasted.published),
    )  # fmt: skip
    return jobs(request).add([source], options)


def web_address(url: str | None) -> str | None:
    """An address that a reader may be sent to: http or https only, never javascript or a file."""
    if not url:
        return None
    try:
        named = bool(urlsplit(url).hostname)
    except ValueError:
        named = False
    if not named or not re.fullmatch(r"https?://\S+", url, re.IGNORECASE) or not url.isprintable():
        raise MalformedError(f"{url[:80]!r} is no web address.", "Write it with http:// or https://, without spaces.")
    return url


@router.post("/documents", dependencies=[Depends(admin)], status_code=202, summary="Add files")
def upload(
    request: Request,
    books: Books,
    files: Annotated[list[UploadFile], File(description="Pages, texts, archives, JSONL or CSV.")],
    outlet: Annotated[str | None, Form(max_length=200)] = None,
    published: Annotated[str | None, Form(max_length=40)] = None,
) -> Job:
    """Read uploaded files in the background. Their kind is told from their bytes."""
    if len(files) > MAX_FILES:
        raise RefusedError(
            413, "too-many-files", f"At most {MAX_FILES} files at once.", "Add folders with 'parley add'."
        )
    limit = int(books.record.settings.max_document_mb * 1_000_000)
    sources = []
    for file in files:
        data = file.file.read(limit + 1)
        if len(data) > limit:
            raise RefusedError(
                413, "too-large", f"'{safe_name(file.filename)}' is larger than {limit // 1_000_000} MB.",
                "Add it with 'parley add', or raise max_document_mb.",
            )  # fmt: skip
        name = safe_name(file.filename)
        sources.append(Raw.of_bytes(f"upload: {name}", name, data))
    return jobs(request).add(sources, ReadOptions(outlet=outlet or None, published=day_or_moment(published)))


def jobs(request: Request) -> Jobs:
    return cast(Jobs, request.app.state.jobs)


@router.get("/jobs/{id}", summary="How far a job is")
def job(request: Request, id: str) -> Job:
    """A job with what became of each document so far."""
    return jobs(request).get(id)


STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {}}, "description": "Server-sent events."}
}


@router.get(
    "/jobs/{id}/events", summary="A job's progress as it happens", responses=STREAM, response_class=EventSourceResponse
)
async def progress(request: Request, id: str) -> EventSourceResponse:
    """Server-sent events `progress`, each the job as JSON; the stream ends with the job."""
    known = jobs(request)
    known.get(id)

    async def events() -> AsyncIterator[ServerSentEvent]:
        last = None
        while not await request.is_disconnected():
            now = known.get(id)
            if now != last:
                yield ServerSentEvent(now.model_dump_json(), event="progress")
                last = now
            if now.state in ("done", "failed"):
                return
            await asyncio.sleep(_TICK_SECONDS)

    return EventSourceResponse(events())


@router.get("/live", summary="A sign whenever the record changes", responses=STREAM, response_class=EventSourceResponse)
async def live(request: Request, books: Books) -> EventSourceResponse:
    """Server-sent events `changed` with the record's mark: once at the start, then at every change."""

    async def events() -> AsyncIterator[ServerSentEvent]:
        last = None
        while not await request.is_disconnected():
            now = books.mark()
            if now != last:
                yield ServerSentEvent(now, event="changed")
                last = now
            await asyncio.sleep(_LIVE_SECONDS)

    return EventSourceResponse(events())
