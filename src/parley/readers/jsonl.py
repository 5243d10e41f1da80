"""JSON: one object per line, a list of objects, or one object.

Invariant: lines are read one at a time, so a file may be larger than memory; a line that cannot be read fails with
its number and the next one is read.
"""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from parley.errors import MalformedError, UnreadableError
from parley.readers.columns import columns_of, draft_of, name_of
from parley.readers.contract import Context, Failure, Outcome, Raw
from parley.readers.decoding import bom, decode
from parley.readers.drafts import finish, sha256

_LINES = frozenset((".jsonl", ".ndjson", ".jsonlines", ".jl"))
# What `parley export` writes: such a file is imported, not read as reporting.
_EXPORTED = frozenset(("version", "document", "statement", "event", "move", "control", "outlet", "judgement"))


class JsonReader:
    """JSONL and JSON files with a mapping of columns."""

    name = "json"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        return raw.suffix in _LINES or raw.suffix == ".json" or _object(head.split(b"\n", 1)[0]) is not None

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        ctx = ctx.for_many(raw.source)
        if raw.suffix not in _LINES:
            whole = _whole(raw, ctx)
            if whole is not None:
                return _items(whole, raw, ctx)
        return _lines(raw, ctx)


def _whole(raw: Raw, ctx: Context) -> list[object] | None:
    """The items of a file that is one JSON value; None where it is one value per line."""
    head = raw.head()
    first = head.lstrip().split(b"\n", 1)
    if _object(first[0]) is not None and len(first) > 1 and first[1].strip():
        return None
    data = raw.bytes(ctx.settings.max_document_mb)
    try:
        value = json.loads(decode(data, raw.source, wanted=ctx.options.encoding).text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"{raw.source} is not JSON: {error}.", "One object per line? Name it .jsonl.") from error
    return value if isinstance(value, list) else [value]


def _items(items: list[object], raw: Raw, ctx: Context) -> Iterator[Outcome]:
    for number, item in enumerate(items, start=1):
        source = f"{raw.source}, item {number}"
        try:
            digest = sha256(json.dumps(item, sort_keys=True).encode())
            yield _row(item, digest, source, raw, ctx)
        except Exception as error:  # noqa: BLE001 - one document must never stop the others
            yield Failure.of(source, error)


def _lines(raw: Raw, ctx: Context) -> Iterator[Outcome]:
    limit = int(ctx.settings.max_document_mb * 1_000_000)
    # The form asks for UTF-8; guessing another encoding line by line would make one file two.
    encoding = ctx.options.encoding or bom(raw.head()) or "utf-8"
    if encoding.lower().startswith(("utf-16", "utf-32")):
        raise MalformedError(f"{raw.source} is in {encoding}; JSONL must be in UTF-8.", "Convert it first.")
    with raw.open() as stream:
        for number, line in _numbered(stream, limit):
            source = f"{raw.source}, line {number}"
            try:
                if len(line) > limit:
                    raise UnreadableError(
                        f"{source} is longer than {limit / 1_000_000:g} MB.", "Raise max_document_mb to read it."
                    )
                yield _row(_parsed(line, encoding, source), sha256(line.rstrip(b"\r\n")), source, raw, ctx)
            except Exception as error:  # noqa: BLE001 - one document must never stop the others
                yield Failure.of(source, error)


def _numbered(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank with their numbers; of a line beyond `limit` no more than its start is kept."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(1_000_000)) and not rest.endswith(b"\n"):
                pass
        if line.strip():
            yield number, line


def _parsed(line: bytes, encoding: str, source: str) -> object:
    try:
        return json.loads(line.decode(encoding).removeprefix("\ufeff"))
    except (UnicodeDecodeError, LookupError) as error:
        at = f" (byte {error.start + 1})" if isinstance(error, UnicodeDecodeError) else ""
        raise MalformedError(f"{source} is not in {encoding}{at}.", "Give the encoding with --encoding.") from error
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"{source} is not JSON: {error}.", "Mend or delete the line and add again.") from error


def _row(item: object, digest: str, source: str, raw: Raw, ctx: Context) -> Outcome:
    if not isinstance(item, dict):
        raise MalformedError(f"{source} is not an object with fields, but {type(item).__name__}.")
    if item.get("kind") in _EXPORTED and "id" in item:
        raise MalformedError(f"{source} is part of an exported record.", f"Run: parley import {raw.source}")
    row: Mapping[str, object] = item
    columns = columns_of(list(row), ctx.options, source)
    return finish(draft_of(row, columns, digest, source), raw, ctx, name_of(row, columns, source))


def _object(line: bytes) -> dict[str, object] | None:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return None
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
