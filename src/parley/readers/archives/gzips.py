"""One file packed with gzip, read as what it is inside."""

import gzip
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from parley.readers.archives.bounded import bounded
from parley.readers.contract import Context, Outcome, Raw

MAGIC = b"\x1f\x8b"


class GzipReader:
    """Files ending in .gz, and whatever begins like one."""

    name = "gzip"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - the first two bytes tell
        return head.startswith(MAGIC)

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        inner = PurePath(raw.name).stem if raw.suffix in (".gz", ".gzip") else raw.name
        ctx = ctx.inside(raw.source)

        def unpacked() -> BinaryIO:
            stream = gzip.GzipFile(fileobj=raw.open())
            # The attribute that closes the packed stream with the unpacked one, as gzip.open() sets it.
            stream.myfileobj = stream.fileobj  # type: ignore[assignment]
            return bounded(stream, raw.source, ctx.budget)

        yield from ctx.nested(Raw(raw.source, inner, unpacked, url=raw.url, fetched=raw.fetched), ctx)
