"""Cursors: where a page ended, as an opaque word that a client hands back."""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import cast

from parley.errors import MalformedError


def write_cursor(values: Sequence[object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(cursor: str, length: int) -> list[str | int]:
    """The values in a cursor; MalformedError for anything that `write_cursor` did not make."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise MalformedError(f"{cursor!r} is not a cursor.", "Leave it out to start from the beginning.") from error
    if not isinstance(values, list) or len(values) != length or not all(isinstance(v, str | int) for v in values):
        raise MalformedError(f"{cursor!r} is not a cursor of this view.", "Leave it out to start from the beginning.")
    return cast(list[str | int], values)
