"""The base of every value in a record, and how ids are made."""

import hashlib

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen, typed value; unknown fields are an error, never silently kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def content_id(letter: str, *parts: object) -> str:
    """A stable id: `letter`, a dash, and the first 16 hex digits of SHA-256 over the parts.

    Parts are joined by U+001F, which no text that we keep contains, so ("a", "bc") and ("ab", "c") differ.
    64 bits make a collision among ten million entries less likely than one in 300,000.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{letter}-{hashlib.sha256(joined.encode()).hexdigest()[:16]}"
