"""What every reader takes and gives.

Invariant: a reader yields one `Version` or one `Failure` for each document it meets, in the order of the source, and
keeps no state between calls. What it cannot read at all it raises as ParleyError; `read` turns that into a Failure.
"""

import io
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import BinaryIO, Protocol

from parley.errors import MalformedError, ParleyError, UnreadableError
from parley.model.documents import Version
from parley.settings import Settings

# Enough to see a magic number, a declaration of the encoding and the first lines of text.
HEAD_BYTES = 65_536
# A packed web archive in a WACZ in a ZIP is as deep as honest archives go.
MAX_DEPTH = 4
# A year of a large outlet's pages is less; a bomb is more.
MAX_UNPACKED = 20_000_000_000


@dataclass(frozen=True)
class Failure:
    """A document that could not be read, and why. `details` is a traceback where the cause was not foreseen."""

    source: str
    code: str
    message: str
    hint: str = ""
    details: str = ""

    @classmethod
    def of(cls, source: str, error: Exception) -> "Failure":
        """The failure that an error means; to be called where it is caught, so that its traceback is at hand."""
        if isinstance(error, ParleyError):
            return cls(source, error.code, error.message, error.hint)
        if isinstance(error, PermissionError):
            return cls(source, UnreadableError.code, f"{source} may not be read.", "Change its permissions.")
        if isinstance(error, OSError):
            return cls(source, UnreadableError.code, f"{source} could not be read: {error.strerror or error}.")
        message = f"{source} broke its reader: {type(error).__name__}: {error}."
        return cls(source, "reader", message, "Please report it.", traceback.format_exc())


@dataclass(frozen=True)
class Unchanged:
    """A page that its server says is as it was when `document` was last read from it; it was not sent again."""

    source: str
    document: str


Outcome = Version | Failure | Unchanged


class Pages(Protocol):
    """What is known of pages that were fetched before."""

    def known(self, url: str) -> "KnownPage | None":
        """The page at this address as it was last read; None where it must be read anew."""

    def fetched(self, url: str, page: "KnownPage", sha256: str) -> None:
        """Note that these bytes were fetched; they count once their version is recorded."""


@dataclass(frozen=True)
class KnownPage:
    """The marks that a server gave a page, and the document that it became."""

    etag: str | None = None
    last_modified: str | None = None
    document: str = ""
    version: str = ""


@dataclass(frozen=True)
class ReadOptions:
    """What the user says about the documents; it wins over what a page says about itself.

    `columns` maps a field (text, title, date, outlet, url, author, language, id) to the column that holds it.
    `fetched` is the moment of reading, now where it is None. `published` needs a zone if it has a time.
    """

    outlet: str | None = None
    published: date | datetime | None = None
    url: str | None = None
    title: str | None = None
    detokenise: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    fetched: datetime | None = None

    def __post_init__(self) -> None:
        for name in ("published", "fetched"):
            value = getattr(self, name)
            if isinstance(value, datetime) and value.tzinfo is None:
                raise MalformedError(f"{name} {value} has no time zone.", f"Write it as {value.isoformat()}+00:00.")


@dataclass(frozen=True)
class Raw:
    """Bytes to read, wherever they lie. `source` names them in messages, `name` carries the extension.

    `content_type`, `charset`, `url` and `fetched` are what a server or an archive said of them; `outlet` is the name
    to use where the document itself has none.
    """

    source: str
    name: str
    open: Callable[[], BinaryIO]
    content_type: str | None = None
    charset: str | None = None
    url: str | None = None
    fetched: datetime | None = None
    outlet: str | None = None

    @classmethod
    def of_bytes(cls, source: str, name: str, data: bytes, **facts: object) -> "Raw":
        return cls(source, name, lambda: io.BytesIO(data), **facts)  # type: ignore[arg-type]

    @property
    def suffix(self) -> str:
        """The extension in lower case with its dot; "" where there is none."""
        return PurePath(self.name).suffix.lower()

    def head(self) -> bytes:
        """The first bytes, enough to tell what they are."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    def bytes(self, limit_mb: float) -> bytes:
        """All bytes. Raises UnreadableError when there are more than `limit_mb` megabytes."""
        limit = int(limit_mb * 1_000_000)
        with self.open() as stream:
            data = stream.read(limit + 1)
            if len(data) <= limit:
                # Unpacking streams say on the read after the last one that they were cut off.
                stream.read(1)
        if len(data) > limit:
            raise UnreadableError(
                f"{self.source} is larger than {limit_mb:g} MB.",
                "Raise max_document_mb under [settings] in parley.toml to read it.",
            )
        return data


@dataclass
class Budget:
    """How many unpacked bytes the archives of one source may still give; shared by the archives inside it."""

    left: int = MAX_UNPACKED

    def spend(self, count: int, source: str) -> None:
        """Raises UnreadableError when nothing is left."""
        self.left -= count
        if self.left < 0:
            raise UnreadableError(
                f"{source} unpacks to more than {MAX_UNPACKED // 1_000_000_000} GB.", "Unpack it, and add the folder."
            )


@dataclass(frozen=True)
class Context:
    """What a reader knows besides the bytes. `nested` reads bytes found inside, such as a file in an archive."""

    options: ReadOptions
    settings: Settings
    now: datetime
    nested: Callable[["Raw", "Context"], Iterator[Outcome]]
    pages: Pages | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    def moment(self, raw: Raw) -> datetime:
        """When these bytes were fetched, in UTC."""
        return (self.options.fetched or raw.fetched or self.now).astimezone(UTC)

    def for_many(self, source: str) -> "Context":
        """The context for the documents inside `source`. Raises MalformedError for options that fit one document."""
        for name in ("url", "title"):
            if getattr(self.options, name):
                raise MalformedError(
                    f"{source} may hold many documents, and {name} belongs to one.", f"Leave --{name} out."
                )
        return self

    def inside(self, source: str) -> "Context":
        """The context one archive deeper. Raises UnreadableError where archives nest too deeply."""
        if self.depth >= MAX_DEPTH:
            raise UnreadableError(f"{source} is an archive in more than {MAX_DEPTH} others.", "Unpack it first.")
        budget = Budget() if self.depth == 0 else self.budget
        return replace(self.for_many(source), depth=self.depth + 1, budget=budget)


class Reader(Protocol):
    """One kind of source. `accepts` looks at the first bytes and the name and must not raise."""

    name: str

    def accepts(self, head: bytes, raw: Raw) -> bool:
        """Whether these bytes are of this reader's kind."""

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        """The documents in `raw`, in order. Raises ParleyError when none can be read."""
