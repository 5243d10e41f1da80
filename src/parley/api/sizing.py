"""How large a published copy will be, told before it is written: parts that are many are measured on a few of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from pydantic import TypeAdapter

from parley.api.citing import shown
from parley.api.library import REPORT_KINDS, Library
from parley.api.query import FilterQuery
from parley.api.routes import derived, documents, reports
from parley.record import Filter

_ANY: TypeAdapter[Any] = TypeAdapter(Any)
# Pages of one kind differ by a factor of three or four; the mean of so many is near enough to decide by.
_SAMPLE = 24
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Size:
    """Files, and their bytes together."""

    files: int
    bytes: int

    def __add__(self, other: "Size") -> "Size":
        return Size(self.files + other.files, self.bytes + other.bytes)

    def __str__(self) -> str:
        return f"{max(1, round(self.bytes / _MEGABYTE)):,} MB in {self.files:,} files"


def written(value: object) -> bytes:
    """An answer as its file holds it."""
    return _ANY.dump_json(value, by_alias=True)


def estimate(books: Library, standing: Iterable[tuple[str, Any]], days: int) -> Size:
    """About how large a copy will be: `standing` is what stood at one moment, written again for each of the days."""
    moment = [len(written(value)) for _, value in standing]
    found = Size(len(moment) * (days + 1), sum(moment) * (days + 1))
    for kind in REPORT_KINDS:
        entries = books.table(kind, Filter(superseded=True, limit=_SAMPLE)).entries
        count = books.record.count(kind, Filter(superseded=True))
        found += _many([e.value.id for e in entries], count, lambda id: reports.report(books, id))
        found += Size(1, _many([*entries], count, shown).bytes)
    for name, make in (
        ("claim", lambda id: derived.claim(books, id, FilterQuery())),
        ("happening", lambda id: derived.happening(books, id)),
    ):
        table = books.record.joined(name, limit=_SAMPLE)
        found += _many([cast(Any, value).id for value in table.values], table.total, make)
    listed = [entry.value.id for entry in islice(books.record.documents().entries, _SAMPLE)]
    # A document is written as the newest of its versions and as each of them.
    return found + _many(
        listed, 2 * books.total("document"), lambda id: documents.document(books, id, documents.VersionQuery())
    )


def _many(sample: Sequence[Any], count: int, make: Callable[[Any], Any]) -> Size:
    """The size of `count` files, by the mean of those made of the sample."""
    if not sample:
        return Size(0, 0)
    sizes = [len(written(make(one))) for one in sample]
    return Size(count, count * sum(sizes) // len(sizes))
