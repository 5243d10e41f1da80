"""What a record remembers of the pages it was given by address: the marks that let a server say "unchanged".

Invariant: a page counts as known only while the version that was read from it is in the record, read by today's
extractor; a file of marks that is lost or damaged costs a transfer and nothing else.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path

from parley.errors import NotFoundError
from parley.extractors.contract import EXTRACTOR, EXTRACTOR_VERSION
from parley.model.documents import Version
from parley.readers import KnownPage
from parley.record import Record

PAGES_FILE = "pages.json"


class PageMemory:
    """The pages of one record; `save` keeps what was recorded since."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._file = record.path / PAGES_FILE
        self._pages = _load(self._file)
        self._fetched: dict[str, tuple[str, KnownPage]] = {}
        self._changed = False

    def known(self, url: str) -> KnownPage | None:
        """The page at this address, if the record still holds what it said."""
        page = self._pages.get(url)
        if page is None:
            return None
        try:
            version = self._record.get(page.version)
        except NotFoundError:
            return None
        foreign = isinstance(version, Version) and version.language != "en"
        return page if foreign or self._record.coded_by(page.version, EXTRACTOR) == EXTRACTOR_VERSION else None

    def fetched(self, url: str, page: KnownPage, sha256: str) -> None:
        """Note that these bytes were fetched; they count once their version is recorded."""
        if page.etag or page.last_modified:
            self._fetched[sha256] = (url, page)

    def recorded(self, version: Version) -> None:
        """Note that this version is in the record."""
        if version.raw_sha256 in self._fetched:
            url, page = self._fetched.pop(version.raw_sha256)
            self._pages[url] = replace(page, document=version.document, version=version.id)
            self._changed = True

    def save(self) -> None:
        """Keep the marks, whole or not at all."""
        if self._changed:
            half = self._file.with_name(f".{PAGES_FILE}")
            half.write_text(json.dumps({url: asdict(page) for url, page in sorted(self._pages.items())}))
            half.replace(self._file)


def _load(file: Path) -> dict[str, KnownPage]:
    try:
        return {url: KnownPage(**page) for url, page in json.loads(file.read_text()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
