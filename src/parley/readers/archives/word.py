"""Word files (DOCX): paragraphs and tables of the body, tracked deletions left out."""

import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from parley.errors import UnreadableError
from parley.readers.archives.zips import MAGIC, opened, refuse_bomb
from parley.readers.contract import Context, Outcome, Raw
from parley.readers.dates import NO_DATE, parse_published
from parley.readers.drafts import Draft, finish, sha256

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
# What old programs show in place of a drawing: its text a second time.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"


class WordReader:
    """DOCX files."""

    name = "word"

    def accepts(self, head: bytes, raw: Raw) -> bool:
        return head.startswith(MAGIC) and (raw.suffix == ".docx" or b"word/" in head)

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        data = raw.bytes(ctx.settings.max_document_mb)
        with opened(Raw.of_bytes(raw.source, raw.name, data)) as archive:
            limit = ctx.settings.max_document_mb
            body, core = _xml(archive, _BODY, raw.source, limit), _xml(archive, _CORE, raw.source, limit)
        if body is None:
            raise UnreadableError(f"{raw.source} is not a Word document.")
        made = core.findtext(f".//{_CREATED}") if core is not None else None
        published = parse_published(made) if made else NO_DATE
        if published.at:
            published = published._replace(note="published when the file was made, as far as it says")
        draft = Draft(
            text="\n\n".join(_paragraphs(body)), sha256=sha256(data), url=raw.url, published=published,
            title=core.findtext(f".//{_TITLE}") if core is not None else None,
            byline=core.findtext(f".//{_CREATOR}") if core is not None else None,
        )
        yield finish(draft, raw, ctx)


def _xml(archive: zipfile.ZipFile, name: str, source: str, limit_mb: float) -> etree._Element | None:
    try:
        info = archive.getinfo(name)
        refuse_bomb(info, source)
        if info.file_size > limit_mb * 1_000_000:
            raise UnreadableError(f"{source} is larger than {limit_mb:g} MB.", "Raise max_document_mb to read it.")
        content = archive.read(info)
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except KeyError:
        return None
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError) as error:
        raise UnreadableError(f"{source} is a damaged Word file: {error}.", "Open and save it anew.") from error


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The body's paragraphs in order; cells of a table row are one paragraph."""
    rows_done: set[etree._Element] = set()
    for paragraph in body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        row = next(reversed(list(paragraph.iterancestors(f"{_W}tr"))), None)
        if row is None:
            text = _text(paragraph)
        elif row in rows_done:
            continue
        else:
            rows_done.add(row)
            cells = (" ".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in row.iterchildren(f"{_W}tc"))
            text = " | ".join(cell.strip() for cell in cells if cell.strip())
        if text.strip():
            yield " ".join(text.split())


def _text(paragraph: etree._Element) -> str:
    words = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
    return "".join(words.get(e.tag) or e.text or "" for e in paragraph.iter(f"{_W}t", *words))
