"""Streams that unpack, with an end.

Invariant: nothing that is unpacked is ever larger than its limits, whatever its header claims, and a stream that is
cut off gives what it held before it fails.
"""

import gzip
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from parley.errors import UnreadableError
from parley.readers.contract import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Text packs to a tenth, repetitive logs to a fiftieth; a bomb to a thousandth. Small files may do as they like.
MAX_RATIO = 200
RATIO_COUNTS_FROM = 10_000_000


class BoundedStream(io.RawIOBase):
    """Unpacked bytes, counted against a budget and against the packed size."""

    def __init__(self, stream: BinaryIO, source: str, budget: Budget, packed: int | None = None) -> None:
        self._stream, self._source, self._budget, self._packed = stream, source, budget, packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except EOFError as error:
            raise UnreadableError(f"{self._source} is cut off.", "Fetch it again.") from error
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
            raise UnreadableError(f"{self._source} is damaged: {error}.", "Fetch it again.") from error
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableError(f"{self._source} cannot be unpacked: {error}.", "Unpack it first.") from error
        self._count += len(data)
        self._budget.spend(len(data), self._source)
        if self._packed is not None and self._count > max(RATIO_COUNTS_FROM, MAX_RATIO * self._packed):
            raise UnreadableError(f"{self._source} unpacks to more than {MAX_RATIO} times its size.")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def bounded(stream: BinaryIO, source: str, budget: Budget, packed: int | None = None) -> BinaryIO:
    """`stream`, buffered, with its limits. Reading raises UnreadableError for what is cut, damaged or too much."""
    return io.BufferedReader(BoundedStream(stream, source, budget, packed), 65_536)
