"""E-mail: single messages (EML) and mailboxes (mbox).

Invariant: a message is one document with its subject, sender and date; files attached to it are documents of their
own. What a reply quotes stays in the text, because it was sent.
"""

import re
from collections.abc import Iterator
from email import policy
from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect, MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from typing import BinaryIO

from parley.errors import ParleyError, UnreadableError
from parley.readers.contract import Context, Failure, Outcome, Raw
from parley.readers.dates import parse_published
from parley.readers.decoding import decode
from parley.readers.drafts import Draft, finish, sha256
from parley.readers.page import text_of
from parley.text.clean import clean, unwrap

_HEADERS = re.compile(
    rb"^(?:Return-Path|Received|Delivered-To|X-[A-Za-z-]+|MIME-Version|Message-ID|From|Date|Subject|To): ?\S", re.I
)
_SECOND_HEADER = re.compile(rb"\n(?:From|Date|Subject|To|Message-ID|Received|MIME-Version|Content-Type): ?\S", re.I)
_ENVELOPE = re.compile(rb"^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
# Browsers save a page with its pictures as a message (MHTML).
_SUFFIXES = frozenset((".eml", ".mht", ".mhtml"))
_SIGNATURE = re.compile(r"\n-- \n.*\Z", re.S)
# A plain part shorter than this beside an HTML part says "view this mail in your browser".
_MIN_PLAIN = 200


class MessageReader:
    """EML files."""

    name = "message"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        named = raw.suffix in _SUFFIXES or raw.content_type == "message/rfc822"
        return named or bool(_HEADERS.match(head) and _SECOND_HEADER.search(head[:4096]) and b"\n" in head)

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        yield from _message(raw.bytes(ctx.settings.max_document_mb), raw.source, raw, ctx)


class MailboxReader:
    """mbox files, read one message at a time."""

    name = "mailbox"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        return bool(_ENVELOPE.match(head)) or (raw.suffix == ".mbox" and head.startswith(b"From "))

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        ctx = ctx.inside(raw.source)
        limit = int(ctx.settings.max_document_mb * 1_000_000)
        with raw.open() as stream:
            for number, data in enumerate(_messages(stream, limit), start=1):
                source = f"{raw.source}, message {number}"
                try:
                    if len(data) > limit:
                        raise UnreadableError(
                            f"{source} is larger than {limit / 1_000_000:g} MB.", "Raise max_document_mb to read it."
                        )
                    yield from _message(data, source, raw, ctx)
                except Exception as error:  # noqa: BLE001 - one document must never stop the others
                    yield Failure.of(source, error)


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The messages of a mailbox; of one beyond `limit` no more than a little beyond it is kept."""
    message: list[bytes] = []
    size, blank = 0, True
    for line in iter(lambda: stream.readline(limit + 2), b""):
        if blank and line.startswith(b"From "):
            if message:
                yield b"".join(message)
            message, size = [], 0
            blank = False
            continue
        blank = line.strip() == b""
        if size <= limit:
            message.append(re.sub(rb"^>(>*From )", rb"\1", line))
            size += len(line)
    if message:
        yield b"".join(message)


def _message(data: bytes, source: str, raw: Raw, ctx: Context) -> Iterator[Outcome]:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        page = _saved_page(message, source)
        if page is not None:
            return ctx.nested(page, ctx)
        draft = _draft(message, data, source)
        attached = list(_attachments(message, source))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        # The parser of the standard library meets broken headers with any of these.
        raise UnreadableError(f"{source} is not a message that can be read: {error}.") from error
    return _documents(draft, attached, source, raw, ctx)


def _documents(
    draft: Draft, attached: list[tuple[str, bytes | UnreadableError]], source: str, raw: Raw, ctx: Context
) -> Iterator[Outcome]:
    """The message itself and the files attached to it; a message without words fails only where it stands alone."""
    try:
        yield finish(draft, raw, ctx, source)
    except ParleyError as error:
        if not attached:
            raise
        yield Failure.of(source, error)
    inner = ctx.inside(source) if attached else ctx
    for name, content in attached:
        if isinstance(content, UnreadableError):
            yield Failure.of(f"{source}, {name}", content)
            continue
        yield from inner.nested(Raw.of_bytes(f"{source}, {name}", name, content, fetched=raw.fetched), inner)


def _saved_page(message: EmailMessage, source: str) -> Raw | None:
    """The page that a browser saved as a message; None for messages that people sent."""
    address = message.get("Snapshot-Content-Location")
    part = message.get_body(preferencelist=("html",)) if address else None
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return None
    charset = part.get_content_charset()
    return Raw.of_bytes(source, "page.html", payload, content_type="text/html", charset=charset, url=str(address))


def _draft(message: EmailMessage, data: bytes, source: str) -> Draft:
    sender, address = parseaddr(str(message.get("From", "")))
    host = address.rpartition("@")[2]
    return Draft(
        text=_body(message, source),
        notes=_noted(message),
        sha256=sha256(data),
        title=str(message.get("Subject", "")) or None,
        byline=sender or address or None,
        outlet=_list_name(str(message.get("List-Id", ""))) or sender or host or None,
        published=parse_published(str(message.get("Date", ""))),
    )


def _noted(message: EmailMessage) -> tuple[str, ...]:
    """What is odd about a message whose body has been unpacked."""
    damaged = any(isinstance(d, InvalidBase64CharactersDefect) for part in message.walk() for d in part.defects)
    return ("its base64 is damaged: letters may be missing",) if damaged else ()


def _list_name(header: str) -> str | None:
    return header.partition("<")[0].strip().strip('"') or None


def _body(message: EmailMessage, source: str) -> str:
    plain, html = _part(message, "plain", source), _part(message, "html", source)
    if plain is not None and (html is None or len(plain) >= _MIN_PLAIN):
        return unwrap(_SIGNATURE.sub("\n", clean(plain)))
    return text_of(html) if html is not None else ""


def _part(message: EmailMessage, kind: str, source: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return None
    data = _content(part, source)
    return decode(data, source, part.get_content_charset()).text


def _content(part: MIMEPart, source: str) -> bytes:
    """The bytes of a part. Raises UnreadableError where it is packed as base64 and is none."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    packed = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    # What it cannot unpack at all the standard library gives back as it stands.
    whole = not any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects)
    if packed == "base64" and not (whole and (data or not str(part.get_payload()).strip())):
        raise UnreadableError(f"{source} has a part whose base64 cannot be read.", "Save the message anew.")
    return data


def _attachments(message: EmailMessage, source: str) -> Iterator[tuple[str, bytes | UnreadableError]]:
    """Attached files that could be documents: those with a name that are no pictures or sound."""
    for part in message.iter_attachments():
        name = part.get_filename()
        if name and not part.is_multipart() and part.get_content_maintype() in ("application", "text", "message"):
            try:
                yield name, _content(part, f"{source}, {name}")
            except UnreadableError as error:
                yield name, error
