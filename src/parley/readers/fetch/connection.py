"""Connections to checked addresses, with one deadline for everything on them.

Invariant: no call waits beyond the deadline, so a server that sends a byte a minute costs no more than one that
sends nothing.
"""

import re
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from parley.errors import FetchError
from parley.readers.fetch.addresses import resolve

_HEAD_ENDS = b"\r\n\r\n"
# An answer that another follows: "103 Early Hints".
_INTERIM = re.compile(rb"HTTP/1\.\d 1\d\d")


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        """Seconds to wait at most. Raises httpcore.ReadTimeout when the moment has passed."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this page is over")
        return left if timeout is None else min(left, timeout)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that `resolve` allows."""

    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        self._deadline, self._private = deadline, private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve(host, port, private=self._private)
        for at, address in enumerate(addresses, start=1):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
                return TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if at == len(addresses):
                    raise
        raise FetchError(f"{host} has no address.")


class TimedStream(httpcore.NetworkStream):
    """A stream on which the deadline ends every wait, and which counts the body that comes in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline
        self._head: bytes | None = b""
        # Bytes that came after the head of the answer.
        self.body = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._deadline.left(timeout))
        if self._head is None:
            self.body += len(data)
        else:
            self._read_head(self._head + data)
        return data

    def _read_head(self, begun: bytes) -> None:
        head, end, rest = begun.partition(_HEAD_ENDS)
        while end and _INTERIM.match(head):
            head, end, rest = rest.partition(_HEAD_ENDS)
        self._head = None if end else head
        self.body = len(rest)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        return self._stream.get_extra_info(info)
