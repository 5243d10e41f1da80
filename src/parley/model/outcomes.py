"""What became of each document that somebody tried to add."""

from datetime import datetime
from typing import Literal

from parley.model.base import Value

OutcomeStatus = Literal["read", "failed", "not-coded", "unchanged", "removed"]


class SourceOutcome(Value):
    """The outcome of one attempt at one source (a path or URL).

    `code`, `message` and `hint` are those of the error that made it fail, or say why it was not coded.
    """

    source: str
    status: OutcomeStatus
    raw_sha256: str | None = None
    document: str | None = None
    version: str | None = None
    code: str | None = None
    message: str = ""
    hint: str = ""
    at: datetime
