"""The way in: a path, a folder or a stream becomes versions and failures.

Invariant: `read` does not raise for what it reads. Whatever is wrong with one document is one `Failure`, and the
next document is read.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Set
from datetime import UTC, datetime
from pathlib import Path

from parley.errors import NotFoundError, UnreadableError
from parley.readers.contract import Context, Failure, Outcome, Pages, Raw, ReadOptions
from parley.readers.feeds import Feed
from parley.readers.fetch.client import Client
from parley.readers.fetch.responses import Fetched
from parley.readers.folders import documents_in, leads_out
from parley.readers.online import is_address, read_address, read_items
from parley.readers.plain import unreadable
from parley.readers.registry import choose
from parley.settings import Settings, did_you_mean

STANDARD_INPUT = "-"
# Two letters at least: one is a drive.
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(?!\\)", re.I)


def read(
    source: str | Path | Raw,
    *,
    options: ReadOptions | None = None,
    settings: Settings | None = None,
    pages: Pages | None = None,
) -> Iterator[Outcome]:
    """The documents of a file, a folder, a web address, standard input ("-"), or bytes, in a fixed order.

    With `pages`, a page that its server calls unchanged is `Unchanged`, and not sent again.
    """
    options = options or ReadOptions()
    ctx = Context(options, settings or Settings(), options.fetched or datetime.now(UTC), read_raw, pages)
    if isinstance(source, Raw):
        return read_raw(source, ctx)
    return _guarded(str(source), _documents(source, ctx))


def read_feed_items(
    fetched: Fetched, feed: Feed, client: Client, *, options: ReadOptions | None = None, known: Set[str] = frozenset()
) -> Iterator[Outcome]:
    """The articles of a feed that `fetch_feed` gave, but for those at addresses that are `known`."""
    options = options or ReadOptions()
    ctx = Context(options, client.settings, options.fetched or datetime.now(UTC), read_raw)
    return _guarded(fetched.url, read_items(fetched, feed, ctx, client, known))


def read_raw(raw: Raw, ctx: Context) -> Iterator[Outcome]:
    """The documents in these bytes; failures are yielded, never raised."""
    return _guarded(raw.source, _dispatched(raw, ctx))


def _documents(source: str | Path, ctx: Context) -> Iterator[Outcome]:
    if source == STANDARD_INPUT:
        yield from _standard_input(ctx)
        return
    if is_address(source):
        yield from read_address(str(source), ctx)
        return
    path = Path(source)
    if (scheme := _OTHER_SCHEME.match(str(source))) and not path.exists():
        raise UnreadableError(
            f"{source} is a link of the kind '{scheme[1].lower()}:', which leads to no page.",
            "Give a web address (https://...), a file or a folder.",
        )
    if path.is_dir():
        yield from _folder(path, ctx.for_many(str(path)))
    elif path.is_file():
        yield from read_raw(raw_file(path), ctx)
    else:
        raise _missing(path)


def _folder(folder: Path, ctx: Context) -> Iterator[Outcome]:
    found = False
    for path in documents_in(folder):
        found = True
        if isinstance(path, OSError):
            yield Failure.of(str(path.filename), path)
        elif leads_out(path, folder):
            yield Failure.of(str(path), _outside(path))
        else:
            yield from read_raw(raw_file(path), ctx)
    if not found:
        raise UnreadableError(f"{folder} holds no file that can be read.", "Give a file, or a folder with reporting.")


def raw_file(path: Path) -> Raw:
    """A file as bytes to read."""
    # A name that is not UTF-8 is shown with signs of loss, and opened by its own bytes.
    source = os.fsencode(path).decode("utf-8", errors="replace")
    return Raw(source=source, name=path.name, open=lambda: path.open("rb"))


def _standard_input(ctx: Context) -> Iterator[Outcome]:
    """Standard input, kept in a file while it is read: it may be larger than memory, and is looked at twice."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "input"
        with kept.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield from read_raw(Raw("standard input", "", lambda: kept.open("rb")), ctx)


def _dispatched(raw: Raw, ctx: Context) -> Iterator[Outcome]:
    head = raw.head()
    if not head.strip():
        raise UnreadableError(f"{raw.source} is empty.")
    reader = choose(head, raw)
    if reader is None:
        raise unreadable(head, raw.source)
    yield from reader.read(raw, ctx)


def _guarded(source: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """`outcomes`, and one failure more where they break off."""
    try:
        yield from outcomes
    except Exception as error:  # noqa: BLE001 - one document must never stop the others; the traceback is kept
        yield Failure.of(source, error)


def _outside(path: Path) -> UnreadableError:
    return UnreadableError(
        f"{path} is a link to a file outside the folder, and was not read.",
        f"If you mean it, add the file itself: parley add {path.resolve()}",
    )


def _missing(path: Path) -> NotFoundError:
    if path.exists():
        return NotFoundError(f"{path} is neither a file nor a folder.")
    beside = {p.name: None for p in path.parent.iterdir()} if path.parent.is_dir() else {}
    hint = did_you_mean(path.name, beside) if beside else ""
    return NotFoundError(f"{path} does not exist.", hint if hint.startswith("Did") else "Check the path.")
