"""Streams that unpack, with an end.

Invariant: nothing that is unpacked is ever larger than its limits, whatever its header claims, and a stream that is
cut off gives what it held before it fails.
"""

import gzip
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Protocol

from parley.errors import UnreadableError
from parley.readers.contract import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Text packs to a tenth, repetitive logs to a fiftieth; a bomb to a thousandth. Small files may do as they like.
MAX_RATIO = 200
RATIO_COUNTS_FROM = 10_000_000


class Unpacking(Protocol):
    """A stream of the standard library that unpacks as it is read."""

    def read1(self, size: int = -1, /) -> bytes: ...

    def close(self) -> None: ...


class BoundedStream(io.RawIOBase):
    """Unpacked bytes, counted against a budget and against the packed size.

    Where the packed bytes are cut off, the stream first ends and then, asked once more, fails: a buffer around it
    would otherwise throw away what it holds.
    """

    def __init__(self, stream: Unpacking, source: str, budget: Budget, packed: int | None = None) -> None:
        self._stream, self._source, self._budget, self._packed = stream, source, budget, packed
        self._count = 0
        self._cut = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        if self._cut:
            raise UnreadableError(f"{self._source} is cut off.", "Fetch it again.")
        try:
            # One step at a time: `read` would throw away what came before a cut.
            data = self._stream.read1(len(view))
        except EOFError:
            self._cut = True
            return 0
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
            raise UnreadableError(f"{self._source} is damaged: {error}.", "Fetch it again.") from error
        except (RuntimeError, ValueError) as error:
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


def bounded(stream: Unpacking, source: str, budget: Budget, packed: int | None = None) -> BinaryIO:
    """`stream`, buffered, with its limits. Reading raises UnreadableError for what is cut, damaged or too much."""
    return io.BufferedReader(BoundedStream(stream, source, budget, packed), 65_536)
