"""One shape for everything that goes wrong: `{"error": {"code", "message", "hint"}}`.

Invariant: an answer never holds a stack trace, a path of this machine or a word of the record's database.
"""

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from parley.errors import BusyRecordError, FullDiskError, InputError, NotFoundError, ParleyError, RecordError

log = logging.getLogger("parley.api")

_STATUS: tuple[tuple[type[ParleyError], int], ...] = (
    (NotFoundError, 404),
    (InputError, 422),
    (BusyRecordError, 503),
    (FullDiskError, 507),
    (RecordError, 503),
)
_HTTP_CODES = {401: "no-token", 403: "forbidden", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}
# How pydantic begins when a form field stands where a file should.
_IS_NO_FILE = "Expected UploadFile"
_BAD_BODY = "Look at the body: its form is described in /api/openapi.json."


class ErrorBody(BaseModel):
    """What went wrong, for a program (`code`), for a person (`message`), and what to do next (`hint`)."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "code": "not-found",
                "message": "There is no entry 'e-0000000000000000' in this record.",
                "hint": "List ids with 'parley show documents'.",
            }
        }
    )
    code: str = Field(description="A short name of the kind of problem; it does not change between releases.")
    message: str = Field(description="One sentence that names the thing and the cause.")
    hint: str = Field(description="What to do next; empty where nothing can be done.")


class ErrorAnswer(BaseModel):
    """Every answer that is not a success."""

    error: ErrorBody


class RefusedError(ParleyError):
    """A request that is understood and not allowed; `status` is its HTTP status."""

    def __init__(self, status: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.status = status
        self.code = code


def answer(
    status: int, code: str, message: str, hint: str = "", headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """An error in the one shape."""
    body = ErrorAnswer(error=ErrorBody(code=code, message=message, hint=hint))
    return JSONResponse(body.model_dump(), status_code=status, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Make every error of the application take the one shape."""
    app.add_exception_handler(ParleyError, _on_parley_error)
    app.add_exception_handler(RequestValidationError, _on_bad_request)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(Exception, _on_surprise)


def status_of(error: ParleyError) -> int:
    """The HTTP status that says what kind of problem `error` is."""
    if isinstance(error, RefusedError):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 503)


async def _on_parley_error(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001 - Starlette's signature
    assert isinstance(error, ParleyError)
    message, hint = error.message, error.hint
    if isinstance(error, RecordError):
        # These name the record's file; whoever runs the server finds it in the log.
        log.warning("%s", error)
        message, hint = "The record cannot be used right now.", "Try again; if it stays so, run 'parley doctor'."
    return answer(status_of(error), error.code, message, hint)


async def _on_bad_request(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("query", "body", "path"))
    said = "a file is sent with a file name" if _IS_NO_FILE in first["msg"] else first["msg"]
    said = said.removeprefix("Value error, ")
    message = f"{where or 'The request'}: {said.rstrip('.')}."
    return answer(422, "bad-input", message, "The fields are described in /api/openapi.json.")


async def _on_http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _HTTP_CODES.get(error.status_code, "bad-request")
    message = f"{request.method} {request.url.path}: {str(error.detail).rstrip('.')}."
    hint = _BAD_BODY if error.status_code == 400 else "The addresses are listed in /api/openapi.json."
    return answer(error.status_code, code, message, hint, error.headers)


async def _on_surprise(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return answer(500, "internal", "Something went wrong inside Parley.", "The server's log has the details.")
