"""Bytes to text: which encoding they are in, and what was lost.

Invariant: the same bytes give the same text on every machine; the locale plays no part.
"""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from parley.errors import MalformedError, UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The web reads these labels as Windows' superset, because that is what pages so labelled contain.
_WEB_LABELS = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "cp1252")
# Curly quotes, dashes, dots, euro, no-break space, guillemets: all that English prose in Windows' encoding needs.
_TYPOGRAPHY = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xab\xbb\xb0\xe9")
# Text in UTF-8 that was cut or patched has far more whole characters than broken ones; other encodings do not.
_WHOLE_PER_BROKEN = 10
# Detection reads this much; more takes seconds and changes nothing.
_SAMPLE = 65_536
# Text holds hardly any control bytes; pictures, programs and compressed data have one in ten.
_MAX_CONTROL_SHARE = 0.02
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """Text, the encoding it was in, and a note where characters were lost or guessed."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, source: str, declared: str | None = None, wanted: str | None = None) -> Decoded:
    """The text in `data`: the encoding `wanted` by the user, else a byte order mark, UTF-8, the one declared, a guess.

    Raises MalformedError when `wanted` does not exist or does not fit, UnreadableError when nothing fits.
    """
    if wanted:
        return Decoded(_as_wanted(data, source, wanted), wanted)
    marked = bom(data) or _utf16_without_mark(data)
    if marked:
        text = data.decode(marked, errors="replace")
        return Decoded(text, marked, "some characters could not be decoded" if "\ufffd" in text else None)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _patched_utf8(data) or _guessed(data, source)


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding."""
    if bom(head) or _utf16_without_mark(head):
        return False
    return len(_CONTROL.findall(head)) > _MAX_CONTROL_SHARE * len(head)


def bom(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start says."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def sniff(head: bytes, source: str, wanted: str | None = None) -> str:
    """The encoding of a stream by its first bytes, for sources that are read line by line."""
    whole = head[: head.rfind(b"\n") + 1] or head
    if wanted or bom(whole):
        return _known(wanted, source) if wanted else bom(whole) or "utf-8"
    return decode(whole, source).encoding


def _as_wanted(data: bytes, source: str, wanted: str) -> str:
    try:
        return data.decode(_known(wanted, source))
    except (UnicodeDecodeError, UnicodeError) as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise MalformedError(
            f"{source} is not in the encoding {wanted}{at}.", "Leave --encoding out to have it found."
        ) from error


def _known(wanted: str, source: str) -> str:
    try:
        info = codecs.lookup(wanted)
        if not info._is_text_encoding:
            raise LookupError(wanted)
        return info.name
    except (LookupError, ValueError) as error:
        raise MalformedError(f"{source}: there is no encoding '{wanted}'.", "Try utf-8 or cp1251.") from error


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in nearly every second byte, all on one side."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    try:
        encoding = codecs.lookup(_WEB_LABELS.get(name, name)).name
        return None if encoding == "utf-8" else Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _patched_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    if whole < _WHOLE_PER_BROKEN * broken:
        return None
    return Decoded(text, "utf-8", f"characters that were not valid UTF-8: {broken}")


def _guessed(data: bytes, source: str) -> Decoded:
    high = {byte for byte in data if byte > 0x7F}
    if high <= _TYPOGRAPHY:
        return Decoded(data.decode("cp1252"), "cp1252", "encoding guessed: cp1252")
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError(
            f"{source} is in no encoding that could be found.", "Give it with --encoding, for example cp1251."
        )
    text = data.decode(best.encoding, errors="replace")
    return Decoded(text, best.encoding, f"encoding guessed: {best.encoding}")
