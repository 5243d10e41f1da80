"""ZIP archives, and WACZ, which is a ZIP of web archives.

Invariant: members are read in the order of their names and nothing is written to disk, so no name can lead out of
the archive; names that try are failures all the same.
"""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from parley.errors import ParleyError, UnreadableError
from parley.readers.archives.bounded import MAX_RATIO, RATIO_COUNTS_FROM, Unpacking, bounded
from parley.readers.contract import Context, Failure, Outcome, Raw
from parley.readers.folders import is_asset

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
# More members than this are no collection of reporting.
MAX_MEMBERS = 200_000
# A ZIP inside a ZIP must be held in memory, because it is read from its end.
MAX_NESTED_MB = 200.0

# ZIPs that are one document of a kind we do not read, by a member that each must have.
_OTHER_KINDS = {
    "xl/workbook.xml": ("an Excel workbook", "Save the sheet as CSV."),
    "ppt/presentation.xml": ("a presentation", "Save it as PDF."),
    "META-INF/container.xml": ("an EPUB book", "Convert it to HTML or plain text."),
    "META-INF/manifest.xml": ("an OpenDocument file", "Save it as DOCX."),
}


class ZipReader:
    """ZIP and WACZ files."""

    name = "zip"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - the first four bytes tell
        return head.startswith(MAGIC)

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        inner = ctx.inside(raw.source)
        with opened(raw, seekable=ctx.depth == 0) as archive:
            yield from _members(archive, raw, inner)


@contextmanager
def opened(raw: Raw, *, seekable: bool = True) -> Iterator[zipfile.ZipFile]:
    """The archive in `raw`. Raises UnreadableError where it is damaged or holds too many files."""
    held = raw if seekable else Raw.of_bytes(raw.source, raw.name, raw.bytes(MAX_NESTED_MB))
    with held.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise UnreadableError(f"{raw.source} is damaged or cut off: {error}.", "Fetch it again.") from error
        with archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise UnreadableError(
                    f"{raw.source} holds more than {MAX_MEMBERS} files.", "Unpack it, and add the folder."
                )
            yield archive


def refuse_bomb(info: zipfile.ZipInfo, source: str) -> None:
    """Raises UnreadableError for a member that promises more than text packs to; before anything is unpacked.

    One that lies about its size is stopped while it is unpacked, and all members share one budget.
    """
    if info.file_size > max(RATIO_COUNTS_FROM, MAX_RATIO * info.compress_size):
        size = f"{info.file_size // 1_000_000} MB from {info.compress_size // 1000} kB"
        raise UnreadableError(f"{source} would unpack to {size}.", "Do not trust this file.")


def _members(archive: zipfile.ZipFile, raw: Raw, ctx: Context) -> Iterator[Outcome]:
    names = set(archive.namelist())
    for member, (kind, hint) in _OTHER_KINDS.items():
        if member in names:
            raise UnreadableError(f"{raw.source} is {kind}.", hint)
    web = raw.suffix == ".wacz" or {"datapackage.json", "archive/data.warc.gz"} <= names
    found = False
    for info in sorted(archive.infolist(), key=lambda i: (i.filename.casefold(), i.filename)):
        aside = is_asset(info.filename) or (web and not info.filename.startswith("archive/"))
        if info.is_dir() or (aside and not _leads_out(info.filename)):
            continue
        found = True
        yield from _member(archive, info, raw, ctx)
    if not found:
        raise UnreadableError(f"{raw.source} holds no file that can be read.")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, raw: Raw, ctx: Context) -> Iterator[Outcome]:
    source = f"{raw.source}, {info.filename}"
    try:
        _check(info, source)
    except ParleyError as error:
        yield Failure.of(source, error)
        return
    name = PurePosixPath(info.filename).name
    yield from ctx.nested(Raw(source, name, partial(_open, archive, info, source, ctx)), ctx)


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str, ctx: Context) -> BinaryIO:
    try:
        # The stubs call it IO; it is a buffered stream with read1.
        stream = cast(Unpacking, archive.open(info))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableError(f"{source} cannot be unpacked: {error}.", "Unpack the archive first.") from error
    return bounded(stream, source, ctx.budget, info.compress_size)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or path.parts[:1] == ("~",) or ":" in "".join(path.parts[:1])


def _check(info: zipfile.ZipInfo, source: str) -> None:
    if _leads_out(info.filename):
        raise UnreadableError(f"{source} leads out of the archive.", "Do not trust this archive.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableError(f"{source} is a link, not a file.")
    if info.flag_bits & 1:
        raise UnreadableError(f"{source} is locked with a password.", "Unpack the archive first.")
    refuse_bomb(info, source)
