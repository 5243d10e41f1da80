"""Web archives (WARC): the pages that a crawler or a browser kept.

Invariant: one record is in memory at a time; the records before the place where a file is cut are all read, and the
cut is one failure.
"""

import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from parley.errors import UnreadableError
from parley.readers.contract import Context, Failure, Outcome, Raw

# What a page's text can come in; style, scripts, pictures and data are not documents.
_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown")
# Plain text that every site serves to machines.
_FOR_MACHINES = frozenset(("robots.txt", "ads.txt", "security.txt", "humans.txt", "app-ads.txt", "llms.txt"))


class WarcReader:
    """WARC files; packed ones come unpacked from the reader of gzip, however many pieces they are packed in."""

    name = "warc"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - the first bytes tell
        return head.startswith(b"WARC/")

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        ctx = ctx.inside(raw.source)
        limit = int(ctx.settings.max_document_mb * 1_000_000)
        found = False
        with raw.open() as stream:
            try:
                for record in ArchiveIterator(stream):
                    if _is_page(record):
                        found = True
                        yield from _record(record, raw, ctx, limit)
            except (ArchiveLoadFailed, EOFError, zlib.error, ValueError, AttributeError, KeyError, TypeError) as error:
                # warcio trips over damaged headers in all of these ways.
                message = f"{raw.source} is damaged or cut off: {_line(error)}; the records before are read."
                raise UnreadableError(message, "Fetch it again.") from error
        if not found:
            raise UnreadableError(f"{raw.source} holds no page.")


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is a page that was served whole: not a picture, an error, a redirect or a robots.txt."""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return False
    elif record.rec_type != "resource":
        return False
    return _content_type(record).startswith(_TYPES) and _name(record) not in _FOR_MACHINES


def _record(record: ArcWarcRecord, raw: Raw, ctx: Context, limit: int) -> Iterator[Outcome]:
    url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    source = f"{raw.source}, {url}"
    data = record.content_stream().read(limit + 1)
    # Bytes that the record's header promises and the file does not hold.
    missing = getattr(record.raw_stream, "limit", 0)
    if len(data) <= limit and missing > 0:
        raise UnreadableError(f"{raw.source} is cut off inside {url}; the records before are read.", "Fetch it again.")
    if len(data) > limit:
        hint = "Raise max_document_mb under [settings] in parley.toml to read it."
        yield Failure(source, UnreadableError.code, f"{source} is larger than {limit / 1_000_000:g} MB.", hint)
        return
    content_type, _, rest = _content_type(record).partition(";")
    charset = rest.partition("charset=")[2].split(";")[0].strip("\"' ") or None
    page = Raw.of_bytes(
        source, _name(record), data, content_type=content_type.strip(), charset=charset, url=url, fetched=_date(record)
    )
    yield from ctx.nested(page, ctx)


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type", "")).lower()


def _name(record: ArcWarcRecord) -> str:
    return PurePosixPath(urlsplit(record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")).path).name


def _date(record: ArcWarcRecord) -> datetime | None:
    try:
        moment = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
