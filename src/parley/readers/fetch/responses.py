"""What a server answered, and how it is unpacked.

Invariant: `body` is never larger than the limit it was read with, packed or unpacked.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message

from parley.errors import FetchError


@dataclass(frozen=True)
class Fetched:
    """A page as a server gave it. `url` is where it was in the end, `redirects` are the addresses before.

    `body` is unpacked; `sha256` is its hash. `etag` and `last_modified` are given back to the server next time;
    `not_modified` says that it then answered that nothing changed, and there is no body; `cut` that more came than the
    server announced, so that `body` is only its beginning.
    """

    asked: str
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    sha256: str
    fetched: datetime
    redirects: tuple[str, ...] = ()
    not_modified: bool = False
    attempts: int = 1
    cut: bool = False

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        return self.headers.get("last-modified")

    @property
    def content_type(self) -> str | None:
        """The media type alone, in lower case."""
        return self._typed().get_content_type() if "content-type" in self.headers else None

    @property
    def charset(self) -> str | None:
        return self._typed().get_content_charset()

    def _typed(self) -> Message:
        message = Message()
        message["Content-Type"] = self.headers.get("content-type", "")
        return message


class TooLargeError(FetchError):
    """A body went over its limit; `begun` is what had come by then."""

    def __init__(self, message: str, hint: str, begun: bytes) -> None:
        super().__init__(message, hint)
        self.begun = begun


@dataclass
class Unpacker:
    """Undoes a Content-Encoding, up to a limit. Servers that call raw deflate "deflate" are understood too."""

    encoding: str
    limit: int
    url: str
    _size: int = 0
    _parts: list[bytes] = field(default_factory=list)

    def read(self, chunks: Iterable[bytes]) -> bytes:
        """The unpacked body. Raises FetchError when it is too large, damaged or packed in another way."""
        if self.encoding in ("", "identity"):
            for chunk in chunks:
                self._add(chunk)
        elif self.encoding in ("gzip", "x-gzip", "deflate"):
            self._inflate(chunks)
        else:
            raise FetchError(f"{self.url} is packed in an unknown way: {self.encoding}.")
        return b"".join(self._parts)

    def _inflate(self, chunks: Iterable[bytes]) -> None:
        packed = zlib.decompressobj(47)
        first = True
        try:
            for chunk in chunks:
                if first and chunk and self.encoding == "deflate" and chunk[0] & 0x0F != 8:
                    packed = zlib.decompressobj(-15)
                first = first and not chunk
                self._add(packed.decompress(chunk, self.limit - self._size + 1))
            self._add(packed.flush())
            if not packed.eof:
                raise FetchError(f"{self.url} broke off.", "Try again later.")
        except zlib.error as error:
            raise FetchError(f"{self.url} is packed with errors: {error}.", "Try again later.") from error

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)
        if self._size > self.limit:
            raise TooLargeError(
                f"{self.url} is larger than {self.limit / 1_000_000:g} MB.",
                "Raise max_document_mb under [settings] in parley.toml to read it.",
                b"".join(self._parts),
            )
