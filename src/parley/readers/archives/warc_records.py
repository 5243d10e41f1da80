"""The records of a web archive, one after the other, past damaged ones.

Invariant: no more than one record and a little is in memory; whatever lies between two records that can be read is
one `Damaged`, so nothing is lost without being said.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

GZIP = b"\x1f\x8b\x08"
# What stands in the unpacked bytes after a damaged piece, and in place of one that gave nothing; no record begins so.
_BREAK = b"\r\n\r\n\0"
_LOST = b"\r\n\r\n\1"
_START = re.compile(rb"WARC/\d\.\d+\r?\n[A-Za-z][A-Za-z-]*:")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:\s*(\d{1,15})\s*$", re.I | re.M)
_ADDRESS = re.compile(rb"^WARC-Target-URI:\s*<?([^\s>]+)", re.I | re.M)
_CHUNK = 65_536
# Crawlers write a few hundred bytes.
_MAX_HEAD = 65_536
# So much of a packed piece is kept to look for the next one in: a decoder runs on a little before it sees damage.
_KEPT = 4_000_000


@dataclass(frozen=True)
class Whole:
    """A record as it stands in the archive, head and block; `block` is None where it is larger than the limit."""

    number: int
    address: str
    head: bytes
    block: bytes | None


@dataclass(frozen=True)
class Damaged:
    """A record that cannot be read; `last` where nothing after it can be read either."""

    number: int
    address: str
    last: bool


def records(pieces: Iterator[bytes], limit: int) -> Iterator[Whole | Damaged]:
    """The records in `pieces`, numbered from 1, in order."""
    window, number = _Window(pieces), 0
    while window.skip_blank():
        number += 1
        head = window.head()
        length = _LENGTH.search(head) if head is not None else None
        address = _address(head or b"")
        if head is None or length is None:
            yield Damaged(number, address, last=not window.seek(len(head) if head else 1))
        elif int(length[1]) > limit:
            window.take(len(head))
            # Too large to be kept; a next record that begins within it says that its length is wrong.
            if window.pass_over(int(length[1])):
                yield Whole(number, address, head, None)
            else:
                yield Damaged(number, address, last=not window.held)
        elif window.is_whole(len(head), int(length[1])):
            window.take(len(head))
            yield Whole(number, address, head, window.take(int(length[1])))
        else:
            yield Damaged(number, address, last=not window.seek(len(head)))


def unpacked(stream: BinaryIO, spend: Callable[[int], None]) -> Iterator[bytes]:
    """What is packed in pieces, each by itself; a mark stands where one is damaged, and the next one follows.

    `spend` is told how much was unpacked, and may raise.
    """
    packed = _Packed(stream)
    while packed.held or packed.more():
        given = 0
        for data in packed.piece():
            spend(len(data))
            given += len(data)
            yield data
        if packed.damaged:
            yield _BREAK if given else _LOST
            if not packed.seek():
                return


def plain(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of an archive that is not packed."""
    return iter(lambda: stream.read(_CHUNK), b"")


def begins_record(packed: bytes) -> bool:
    """Whether packed bytes begin with a record."""
    try:
        return packed.startswith(GZIP) and zlib.decompressobj(31).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False


def _address(head: bytes) -> str:
    found = _ADDRESS.search(head)
    return found[1].decode("utf-8", errors="replace") if found else ""


@dataclass
class _Window:
    """The part of the archive that is looked at."""

    pieces: Iterator[bytes]
    held: bytearray = field(default_factory=bytearray)
    ended: bool = False

    def fill(self, count: int) -> bool:
        """Have at least `count` bytes; whether there are so many."""
        while len(self.held) < count and not self.ended:
            piece = next(self.pieces, None)
            self.ended = piece is None
            self.held += piece or b""
        return len(self.held) >= count

    def take(self, count: int) -> bytes:
        self.fill(count)
        taken = bytes(self.held[:count])
        del self.held[:count]
        return taken

    def skip_blank(self) -> bool:
        """Go to the next byte that is no line end; whether there is one."""
        while self.fill(1):
            rest = self.held.lstrip(b"\r\n")
            if rest:
                del self.held[: len(self.held) - len(rest)]
                return True
            self.held.clear()
        return False

    def head(self) -> bytes | None:
        """The head of the record that begins here, up to its blank line; None where none begins."""
        self.fill(_MAX_HEAD)
        if not _START.match(self.held[:_MAX_HEAD]):
            return None
        end = _HEAD_END.search(self.held, 0, _MAX_HEAD)
        return bytes(self.held[: end.end()]) if end else None

    def is_whole(self, start: int, length: int) -> bool:
        """Whether a block of `length` bytes is there and is followed as a block is: by a blank line, or a record."""
        end = start + length
        self.fill(end + 4 + len(_BREAK))
        after = bytes(self.held[end:])
        if len(self.held) < end or after.startswith(_BREAK):
            return False
        return after[:9].strip() == b"" or after.startswith(b"WARC/") or (
            after.startswith(b"\r\n\r\n") and not after[4:].startswith(_BREAK)
        )  # fmt: skip

    def seek(self, start: int) -> bool:
        """Go to the next head of a record from `start` on; whether there is one."""
        del self.held[:start]
        while True:
            found = _START.search(self.held)
            if found:
                del self.held[: found.start()]
                return True
            if self.ended:
                self.held.clear()
                return False
            # A head may begin at the end of what is here.
            del self.held[: max(0, len(self.held) - 256)]
            self.fill(len(self.held) + 1)

    def pass_over(self, length: int) -> bool:
        """Go past `length` bytes; False where the archive ends or another record begins before that."""
        left = length
        while left:
            self.fill(min(left, _CHUNK) + 256)
            found = _START.search(self.held, 0, min(left, len(self.held)))
            if found:
                del self.held[: found.start()]
                return False
            if not self.held:
                return False
            passed = min(left, max(len(self.held) - 256, 1) if left > len(self.held) else left)
            del self.held[:passed]
            left -= passed
        return True


@dataclass
class _Packed:
    """A packed stream, unpacked piece after piece."""

    stream: BinaryIO
    held: bytes = b""
    damaged: bool = False
    _kept: bytearray = field(default_factory=bytearray)

    def more(self) -> bytes:
        self.held = self.stream.read(_CHUNK)
        return self.held

    def piece(self) -> Iterator[bytes]:
        """One piece from here; afterwards `held` begins with the next, or `damaged` is set."""
        unpacker, self.damaged, data = zlib.decompressobj(31), False, b""
        self._kept.clear()
        self._keep(self.held)
        try:
            while not unpacker.eof:
                if not self.held and len(data) < _CHUNK:
                    if not self.more():
                        self.damaged = True
                        return
                    self._keep(self.held)
                data = unpacker.decompress(self.held, _CHUNK)
                self.held = unpacker.unconsumed_tail
                yield data
        except zlib.error:
            self.damaged = True
            return
        self.held = unpacker.unused_data.lstrip(b"\0")

    def seek(self) -> bool:
        """Go to the next piece that begins a record, looking from the damaged one's second byte on."""
        looked_at = bytes(self._kept[1:])
        while True:
            at = looked_at.find(GZIP)
            while at >= 0:
                if len(looked_at) - at < 1024:
                    looked_at += self.stream.read(_CHUNK)
                if begins_record(looked_at[at : at + 1024]):
                    self.held = looked_at[at:]
                    return True
                at = looked_at.find(GZIP, at + 1)
            if not self.more():
                return False
            looked_at = looked_at[-2:] + self.held

    def _keep(self, data: bytes) -> None:
        self._kept += data
        if len(self._kept) > _KEPT:
            del self._kept[:-_KEPT]
