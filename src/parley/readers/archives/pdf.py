"""PDF files that hold text.

Invariant: the text is what the file says it is, page after page; running heads, page numbers and the line breaks of
the layout are taken out, words never changed but where a line end split them.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pypdf import PdfReader as Pdf
from pypdf.errors import DependencyError, PyPdfError

from parley.errors import UnreadableError
from parley.readers.contract import Context, Outcome, Raw
from parley.readers.dates import NO_DATE, Published, parse_published
from parley.readers.drafts import Draft, finish, sha256
from parley.text.clean import clean

# A book; longer files are collections that somebody should take apart first.
MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.I)
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2}'?\d{2})?")


class PdfReader:
    """PDF files."""

    name = "pdf"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        # Readers of PDF allow some junk before the mark.
        return head.startswith(b"%PDF-") or (raw.suffix == ".pdf" and b"%PDF-" in head[:1024])

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        _quieten()
        data = raw.bytes(ctx.settings.max_document_mb)
        try:
            pdf = Pdf(io.BytesIO(data), strict=False)
            if pdf.is_encrypted and not pdf.decrypt(""):
                raise UnreadableError(f"{raw.source} is locked with a password.", "Save an open copy first.")
            if len(pdf.pages) > MAX_PAGES:
                raise UnreadableError(f"{raw.source} has more than {MAX_PAGES} pages.", "Split it first.")
            pages = [page.extract_text() for page in pdf.pages]
            facts = {key: str(value) for key, value in (pdf.metadata or {}).items()}
        except DependencyError as error:
            raise UnreadableError(f"{raw.source} is locked in a way that cannot be opened: {error}.") from error
        except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
            # What pypdf raises on damaged files is not of one kind.
            raise UnreadableError(f"{raw.source} is a damaged PDF: {error}.", "Open and save it anew.") from error
        text = _text(pages)
        if not text:
            raise UnreadableError(
                f"{raw.source} holds no text, only pictures of its pages.", "Run text recognition (OCR) on it first."
            )
        draft = Draft(
            text=text, sha256=sha256(data), url=raw.url, title=facts.get("/Title"), byline=facts.get("/Author"),
            published=_created(facts.get("/CreationDate", "")),
        )
        yield finish(draft, raw, ctx)


def _text(pages: list[str]) -> str:
    split = [[line.strip() for line in clean(page).split("\n")] for page in pages]
    running = _running(split)
    lines = [line for page in split for line in page if line not in running and not _PAGE_NUMBER.match(line)]
    return "\n\n".join(_paragraphs(lines))


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Lines that stand at the top or bottom of most pages."""
    if len(pages) < 3:
        return frozenset()
    edges = Counter(line for page in pages for line in {*page[:2], *page[-2:]} if line)
    return frozenset(line for line, count in edges.items() if count > len(pages) / 2)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs: one ends at a blank line, or where a sentence ends well before the margin."""
    margin = sorted(map(len, lines))[int(0.8 * len(lines))] if lines else 0
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if line:
            split_word = re.search(r"[a-z]-$", current) and line[0].islower()
            current = current[:-1] + line if split_word else f"{current} {line}".strip()
        if not line or (len(line) < 0.8 * margin and line.endswith((".", "!", "?", "”", '"', ":"))):
            paragraphs.append(current)
            current = ""
    return [p for p in (*paragraphs, current) if p]


def _created(stated: str) -> Published:
    """When the file was made: not when it was published, and it says so."""
    match = _DATE.match(stated)
    if not match:
        return NO_DATE
    year, month, day, hour, minute, second, zone = match.groups()
    written = f"{year}-{month}-{day}"
    if hour and minute:
        offset = "+00:00" if not zone or zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
        written += f"T{hour}:{minute}:{second or '00'}{offset}"
    found = parse_published(written)
    return found._replace(note="published when the PDF was made, as far as it says") if found.at else found


@lru_cache(maxsize=1)
def _quieten() -> None:
    """Keep pypdf's remarks on damaged files off the terminal."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
