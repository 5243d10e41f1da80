"""Web archives (WARC): the pages that a crawler or a browser kept.

Invariant: one record is in memory at a time; a damaged record is one failure, and the records around it are read.
"""

import io
import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from parley.errors import UnreadableError
from parley.readers.archives.warc_records import GZIP, Damaged, Whole, begins_record, plain, records, unpacked
from parley.readers.contract import Context, Failure, Outcome, Raw

# What a page's text can come in; style, scripts, pictures and data are not documents.
_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown")
# The kinds of record that may hold a page.
_KIND = re.compile(rb"^WARC-Type:\s*(?:response|resource)\s*$", re.I | re.M)
# Plain text that every site serves to machines.
_FOR_MACHINES = frozenset(("robots.txt", "ads.txt", "security.txt", "humans.txt", "app-ads.txt", "llms.txt"))


class WarcReader:
    """WARC files, plain or packed record by record."""

    name = "warc"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        named = raw.name.lower().endswith(".warc.gz") and head.startswith(GZIP)
        return head.startswith(b"WARC/") or named or begins_record(head)

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        ctx = ctx.inside(raw.source)
        limit = int(ctx.settings.max_document_mb * 1_000_000)
        found = False
        with raw.open() as stream:
            packed = raw.head().startswith(GZIP)
            pieces = unpacked(stream, lambda count: ctx.budget.spend(count, raw.source)) if packed else plain(stream)
            for record in records(pieces, limit):
                outcomes = _damaged(record, raw) if isinstance(record, Damaged) else _whole(record, raw, ctx, limit)
                for outcome in outcomes:
                    found = True
                    yield outcome
        if not found:
            raise UnreadableError(f"{raw.source} holds no page.")


def _damaged(record: Damaged, raw: Raw) -> Iterator[Failure]:
    name = f"record {record.number}" + (f" ({record.address})" if record.address else "")
    source = f"{raw.source}, {record.address or name}"
    after = "is damaged or cut off; the records before are read" if record.last else "is damaged; the others are read"
    yield Failure(source, UnreadableError.code, f"{raw.source}, {name} {after}.", "Fetch the archive again.")


def _whole(found: Whole, raw: Raw, ctx: Context, limit: int) -> Iterator[Outcome]:
    """The documents of a record that is there as a whole; nothing where it is no page."""
    source = f"{raw.source}, {found.address or f'record {found.number}'}"
    if found.block is None:
        if _KIND.search(found.head):
            hint = "Raise max_document_mb under [settings] in parley.toml to read it."
            message = f"{source} is larger than {limit / 1_000_000:g} MB."
            yield Failure(source, UnreadableError.code, message, hint)
        return
    if not _KIND.search(found.head):
        return
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(found.head + found.block + b"\r\n\r\n"))), None)
        page = _page(record, source, limit) if record is not None and _is_page(record) else None
    except (ArchiveLoadFailed, EOFError, zlib.error, ValueError, AttributeError, KeyError, TypeError):
        # warcio trips over damaged headers in all of these ways.
        yield from _damaged(Damaged(found.number, found.address, last=False), raw)
        return
    except UnreadableError as error:
        yield Failure.of(source, error)
        return
    if page is not None:
        yield from ctx.nested(page, ctx)


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is a page that was served whole: not a picture, an error, a redirect or a robots.txt."""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return False
    elif record.rec_type != "resource":
        return False
    return _content_type(record).startswith(_TYPES) and _name(record) not in _FOR_MACHINES


def _page(record: ArcWarcRecord, source: str, limit: int) -> Raw:
    """What the record holds. Raises UnreadableError where it unpacks to more than the limit."""
    data = record.content_stream().read(limit + 1)
    if len(data) > limit:
        hint = "Raise max_document_mb under [settings] in parley.toml to read it."
        raise UnreadableError(f"{source} is larger than {limit / 1_000_000:g} MB.", hint)
    content_type, _, rest = _content_type(record).partition(";")
    charset = rest.partition("charset=")[2].split(";")[0].strip("\"' ") or None
    return Raw.of_bytes(
        source, _name(record), data, content_type=content_type.strip(), charset=charset,
        url=record.rec_headers.get_header("WARC-Target-URI", "").strip("<>"), fetched=_date(record),
    )  # fmt: skip


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
