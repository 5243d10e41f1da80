"""When an answer is still fresh: everything read from the record is a function of the record and the address.

Invariant: the mark changes whenever the record's file does, so an unchanged tag means unchanged contents.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley import __version__
from parley.record.folder import RECORD_FILE

# Streams, jobs, what a watch remembers and what is read for its meaning change without the record changing.
_UNTAGGED = ("/api/jobs", "/api/live", "/api/feeds", "/api/search/meaning")


def record_mark(record: Path) -> str:
    """What changes with every change of the record: size and time of its file and of SQLite's log beside it."""
    parts = [__version__]
    for name in (RECORD_FILE, f"{RECORD_FILE}-wal"):
        try:
            stat = (record / name).stat()
            # An empty log is no log: SQLite makes and unmakes it without anything having changed.
            parts.append(f"{stat.st_size}-{stat.st_mtime_ns}" if stat.st_size else "")
        except FileNotFoundError:
            parts.append("")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class Tags:
    """ASGI middleware: tags what is read from the record, and answers 304 to who has it already."""

    def __init__(self, app: ASGIApp, mark: Callable[[], str]) -> None:
        self.app = app
        self.mark = mark

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        taggable = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and path.startswith("/api/")
        if not taggable or path.startswith(_UNTAGGED):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        tag = self._tag(scope, headers)
        known = {part.strip().removeprefix("W/") for part in headers.get("if-none-match", "").split(",")}
        if tag.removeprefix("W/") in known:
            await Response(status_code=304, headers={"etag": tag, "cache-control": "no-cache"})(scope, receive, send)
            return

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                if message["status"] == 200:
                    own.setdefault("etag", tag)
                own.setdefault("cache-control", "no-cache" if message["status"] == 200 else "no-store")
            await send(message)

        await self.app(scope, receive, tagged)

    def _tag(self, scope: Scope, headers: Headers) -> str:
        # The token is part of the tag: what one may read, another may not.
        parts = (self.mark(), scope["path"], scope["query_string"].decode("latin-1"), headers.get("authorization", ""))
        return f'W/"{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:20]}"'
