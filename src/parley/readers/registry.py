"""Which reader takes which bytes.

Invariant: order decides. Bytes that say what they are come before names, names before guesses, plain text last; a
plug-in comes before all of them.
"""

from functools import lru_cache
from importlib.metadata import entry_points

from parley.errors import MalformedError
from parley.readers.archives.gzips import GzipReader
from parley.readers.archives.mail import MailboxReader, MessageReader
from parley.readers.archives.pdf import PdfReader
from parley.readers.archives.warcs import WarcReader
from parley.readers.archives.word import WordReader
from parley.readers.archives.zips import ZipReader
from parley.readers.contract import Raw, Reader
from parley.readers.feeds import FeedReader
from parley.readers.jsonl import JsonReader
from parley.readers.markdown import MarkdownReader
from parley.readers.page import PageReader
from parley.readers.plain import PlainReader
from parley.readers.tables import TableReader

# Other packages offer a reader, an object with `name`, `accepts` and `read`, in this group of entry points.
PLUG_INS = "parley.readers"

READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        PdfReader(), WarcReader(), GzipReader(), WordReader(), ZipReader(), MailboxReader(), FeedReader(), JsonReader(),
        TableReader(), PageReader(), MarkdownReader(), MessageReader(), PlainReader(),
    )
}


def choose(head: bytes, raw: Raw) -> Reader | None:
    """The first reader that accepts the bytes; None where nobody does."""
    return next((reader for reader in (*plug_ins(), *READERS.values()) if reader.accepts(head, raw)), None)


@lru_cache(maxsize=1)
def plug_ins() -> tuple[Reader, ...]:
    """The readers of other packages, by name. Raises MalformedError for one that is no reader."""
    found = []
    for point in sorted(entry_points(group=PLUG_INS), key=lambda point: point.name):
        reader = point.load()
        reader = reader() if isinstance(reader, type) else reader
        if not all(hasattr(reader, part) for part in ("name", "accepts", "read")):
            raise MalformedError(f"The plug-in {point.value} is not a reader.", "It needs name, accepts and read.")
        found.append(reader)
    return tuple(found)
