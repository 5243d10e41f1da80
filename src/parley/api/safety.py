"""What stands before every route: whose host this is, how often, how much, from where.

Invariant: a page of another site can neither read from here (no CORS, Host check) nor change anything here (a header
that such a page cannot send). Every answer carries the headers that keep text from the world from running.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.api.errors import RefusedError, answer

# The header that a client sends with every change; a form or image of another site cannot set it.
CHANGE_HEADER = "x-parley"
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
# Styles are computed for charts (positions, widths), which needs inline styles; scripts never are.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
# As many callers as are remembered for the rate limit; the one seen longest ago is forgotten first.
_CALLERS = 4096


@dataclass
class Bucket:
    """A token bucket: `left` requests may come now, refilled with time."""

    left: float
    at: float


@dataclass
class RateLimit:
    """At most `burst` requests at once and `per_second` in the long run, by caller; 0 per second means no limit."""

    per_second: float
    burst: int
    clock: Callable[[], float] = time.monotonic
    _buckets: "OrderedDict[str, Bucket]" = field(default_factory=OrderedDict)

    def wait(self, caller: str) -> float:
        """Seconds until `caller` may come again; 0 when it may now, and that counts as having come."""
        if self.per_second <= 0:
            return 0.0
        now = self.clock()
        bucket = self._buckets.setdefault(caller, Bucket(self.burst, now))
        self._buckets.move_to_end(caller)
        if len(self._buckets) > _CALLERS:
            self._buckets.popitem(last=False)
        bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.per_second)
        bucket.at = now
        if bucket.left < 1:
            return (1 - bucket.left) / self.per_second
        bucket.left -= 1
        return 0.0


class Guard:
    """The ASGI middleware of all this. `hosts` are the names under which this server may be called."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], limit: RateLimit, max_body: int) -> None:
        self.app = app
        self.hosts = frozenset(host.casefold() for host in hosts)
        self.limit = limit
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        is_head = scope["method"] == "HEAD"

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        try:
            self._check(scope)
        except RefusedError as error:
            wait = {"retry-after": "1"} if error.status == 429 else None
            await answer(error.status, error.code, error.message, error.hint, wait)(scope, receive, safely)
            return
        # Whatever may be read may be asked for without its body.
        await self.app({**scope, "method": "GET"} if is_head else scope, self._counted(receive), safely)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = host_name(headers.get("host", ""))
        if host not in self.hosts:
            raise RefusedError(
                421, "wrong-host", "This server does not answer to that host name.",
                "Use the address that 'parley serve' printed, or name the host with --allow-host.",
            )  # fmt: skip
        client = scope.get("client")
        if self.limit.wait(client[0] if client else "unknown") > 0:
            raise RefusedError(429, "too-many-requests", "Too many requests at once.", "Wait a second and go on.")
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self.max_body:
            raise _too_large(self.max_body)
        if scope["method"] not in _READING:
            _check_origin(headers)

    def _counted(self, receive: Receive) -> Receive:
        """`receive`, which breaks off a body that is longer than it said or than it may be."""
        seen = 0

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.max_body:
                raise _too_large(self.max_body)
            return message

        return counting


def _too_large(limit: int) -> RefusedError:
    return RefusedError(
        413, "too-large", f"A request may be at most {limit // 1_000_000} MB.", "Add large files with 'parley add'."
    )


def _check_origin(headers: Headers) -> None:
    """RefusedError for a change that did not come from our own page or a program."""
    if CHANGE_HEADER not in headers:
        raise RefusedError(
            403, "no-change-header", "A request that changes something needs the header 'X-Parley: 1'.",
            "It shows that the request was not sent by a page of another site.",
        )  # fmt: skip
    origin = headers.get("origin")
    if origin is not None and not _is_own(origin, headers.get("host", "")):
        raise RefusedError(403, "other-origin", "Changes from a page of another site are refused.")


def _is_own(origin: str, host: str) -> bool:
    """Whether a page of this origin was served by this host."""
    scheme, _, netloc = origin.casefold().partition("://")
    return scheme in ("http", "https") and netloc == host.casefold()


_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^:\[\]@/\s]*))(?::\d*)?", re.IGNORECASE)


def host_name(host: str) -> str | None:
    """The name in a Host header, without its port and brackets; None where it is no name with a port."""
    found = _HOST.fullmatch(host.strip())
    return (found[1] or found[2]).casefold() if found else None
