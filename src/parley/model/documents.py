"""Publications: outlets, documents and the versions of their text."""

from datetime import datetime
from typing import Literal

from parley.model.base import Value, content_id


class Outlet(Value):
    """Who published."""

    kind: Literal["outlet"] = "outlet"
    id: str
    name: str

    @classmethod
    def named(cls, name: str) -> "Outlet":
        return cls(id=content_id("o", name.casefold()), name=name)


class FollowUp(Value):
    """A "Read next" headline or a related link: a link to another document, never reported content."""

    text: str
    url: str | None = None


class Document(Value):
    """One publication, whatever its edits."""

    kind: Literal["document"] = "document"
    id: str
    outlet: str
    url: str | None = None
    title: str | None = None

    @staticmethod
    def id_for(url: str | None, outlet: str, first_text: str) -> str:
        """Hash of the canonical URL, or of outlet and first text where there is none."""
        return content_id("d", "url", url) if url else content_id("d", "text", outlet.casefold(), first_text)


class Version(Value):
    """One text of a document as it was read. All spans are offsets into `text`.

    `published` and `fetched` are UTC. `published_precision` is "day" when the source gave no time of day; then
    `published` is that day's midnight UTC.
    """

    kind: Literal["version"] = "version"
    id: str
    document: str
    outlet: str
    text: str
    fetched: datetime
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: datetime | None = None
    published_precision: Literal["second", "minute", "day"] | None = None
    language: str = "en"
    raw_sha256: str
    source: str | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    notes: tuple[str, ...] = ()

    @staticmethod
    def id_for(document: str, text: str) -> str:
        return content_id("v", document, text)
