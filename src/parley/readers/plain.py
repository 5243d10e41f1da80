"""Plain text, kept as it was found.

Invariant: the text of the version differs from the file's by its newlines and control characters only; notices and
links stay in it and are told apart by their role.
"""

from collections.abc import Iterator

from parley.errors import UnreadableError
from parley.readers.contract import Context, Outcome, Raw
from parley.readers.decoding import decode, is_binary
from parley.readers.drafts import Draft, finish, sha256
from parley.text.clean import clean, unwrap

# What files begin with that look like text, or nearly, and are none that we can read.
_OTHER_KINDS = (
    (b"{\\rtf", "an RTF file", "Save it as DOCX, HTML or plain text."),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save it as DOCX or plain text."),
    (b"%!PS", "a PostScript file", "Convert it to PDF."),
    (b"\x89PNG", "a picture", "Parley reads text."),
    (b"\xff\xd8\xff", "a picture", "Parley reads text."),
    (b"GIF8", "a picture", "Parley reads text."),
    (b"SQLite format 3", "a database", "If it is a record, open it with --record."),
    (b"<?xml", "an XML file", "Parley reads HTML, RSS, Atom and plain text."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
)


class PlainReader:
    """Anything that is text and nothing else."""

    name = "plain"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - text under any name is text
        return not is_binary(head) and other_kind(head) is None

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        data = raw.bytes(ctx.settings.max_document_mb)
        decoded = decode(data, raw.source, raw.charset, ctx.options.encoding)
        text = unwrap(clean(decoded.text))
        yield finish(
            Draft(text=text, sha256=sha256(data), url=raw.url, notes=(decoded.note,) if decoded.note else ()), raw, ctx
        )


def other_kind(head: bytes) -> tuple[str, str] | None:
    """What bytes are that look like text, or nearly, and what to do with it; None where they may be text."""
    return next(((kind, hint) for mark, kind, hint in _OTHER_KINDS if head.lstrip().startswith(mark)), None)


def unreadable(head: bytes, source: str) -> UnreadableError:
    """The error for bytes that no reader takes, with what they seem to be."""
    kind = other_kind(head)
    if kind is not None:
        return UnreadableError(f"{source} is {kind[0]}.", kind[1])
    return UnreadableError(f"{source} is binary, not text.", "Parley reads text, HTML, JSONL and CSV.")
