"""The application: routes, what stands before them, and the app's pages."""

import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from parley import __version__
from parley.api import access, errors, pages
from parley.api.ahead import read_ahead
from parley.api.caching import Tags
from parley.api.errors import ErrorAnswer
from parley.api.jobs import Jobs
from parley.api.library import Library
from parley.api.routes import (
    adding,
    analysis,
    derived,
    documents,
    exporting,
    judging,
    merging,
    names,
    record,
    reports,
    searching,
    stories,
)
from parley.api.safety import LOOPBACK_HOSTS, Guard, RateLimit
from parley.api.tokens import TokenBook

_DESCRIPTION = """\
The sourced record of a conflict and its peace talks. Every entry names the document, version and offsets of the words
that support it; offsets count Unicode code points of that version's text.

Lists take the same filters and come in pages: `total` entries pass the filter, `all` there are, `next` continues.
`as_of` shows what stood at a moment. A request that changes something needs the header `X-Parley: 1`.
"""
# An upload of the most files of the largest size would be a gigabyte; nobody sends that through a browser.
_MAX_BODY = 200_000_000
# Reading ahead is given up at the end; what it holds is only memory.
_SHUTDOWN_SECONDS = 5.0


@dataclass(frozen=True)
class Limits:
    """How often one caller may ask, and how much it may send (bytes). Zero requests a second means no limit."""

    requests_per_second: float = 100.0
    burst: int = 400
    body: int = _MAX_BODY


def create_app(
    record_path: Path,
    *,
    token_required: bool = False,
    read_only: bool = False,
    hosts: Iterable[str] = (),
    limits: Limits | None = None,
    app_folder: Path | None = None,
) -> FastAPI:
    """The API and the app for one record.

    `hosts` are the names under which it may be called besides this machine's own. Opens the record when called, so
    that what is wrong with it is said before anything is served.
    """
    library = Library(record_path)
    jobs = Jobs(library)
    chosen = limits or Limits()

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001 - Starlette's signature
        warming = threading.Thread(target=read_ahead, args=(library,), name="parley-warm", daemon=True)
        warming.start()
        yield
        warming.join(timeout=_SHUTDOWN_SECONDS)
        jobs.close()
        library.close()

    app = _bare(life)
    app.state.library = library
    app.state.jobs = jobs
    app.state.door = access.Door(token_required, read_only, TokenBook(record_path))
    pages.install(app, app_folder)
    app.add_middleware(Tags, mark=library.mark)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    rate = RateLimit(chosen.requests_per_second, chosen.burst)
    app.add_middleware(Guard, hosts=(*LOOPBACK_HOSTS, *hosts), limit=rate, max_body=chosen.body)
    return app


def describe() -> dict[str, Any]:
    """The OpenAPI description, without a record."""
    return _bare().openapi()


def _bare(life: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None) -> FastAPI:
    """The routes and the shape of errors, without a record."""
    app = FastAPI(
        title="Parley",
        version=__version__,
        description=_DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,  # both pages load scripts from elsewhere, which the content policy forbids
        redoc_url=None,
        lifespan=life,
        license_info={"name": "Apache-2.0"},
    )
    errors.install(app)
    app.include_router(_api())
    return app


def _api() -> APIRouter:
    """Every route under /api, with the errors that any of them may answer."""
    described = {
        status: {"model": ErrorAnswer, "description": text}
        for status, text in (
            (400, "The body is not what it says it is."),
            (401, "A token is needed."),
            (403, "Not allowed."),
            (404, "There is no such entry."),
            (413, "Too large."),
            (421, "Called under a host name that is not this server's."),
            (422, "A parameter is missing, unknown or not of its form."),
            (429, "Too many requests."),
            (503, "The record cannot be used right now."),
        )
    }
    api = APIRouter(prefix="/api", responses=described, dependencies=[Depends(access.reader)])  # type: ignore[arg-type]
    rooms = (
        record, reports, derived, stories, documents, searching, analysis, names, judging, merging, adding, exporting,
    )  # fmt: skip
    for room in rooms:
        api.include_router(room.router)
    return api
