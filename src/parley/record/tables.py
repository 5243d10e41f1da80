"""What a view answers: a sequence of the model's values, each with what the record knows around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from parley.model.base import Value
from parley.record.columns import flat, table_columns
from parley.record.judged import Review

if TYPE_CHECKING:
    import pandas
    import polars

V = TypeVar("V", bound=Value, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[V]):
    """A value as shown, with its document's outlet, title and date, and when it entered the record.

    `published_from` and `published_to` bound the time for which its version was the newest one.
    """

    value: V
    document: str
    outlet: str
    title: str | None
    published: datetime | None
    published_from: datetime
    published_to: datetime | None
    recorded_at: datetime
    review: Review | None = None

    def to_dict(self) -> dict[str, object]:
        """The value in its canonical form, and what is around it under "context"."""
        around = {
            "outlet": self.outlet,
            "title": self.title,
            "published": self.published.isoformat() if self.published else None,
            "recorded_at": self.recorded_at.isoformat(),
            "review": self.review,
        }
        return {**self.value.model_dump(mode="json"), "context": around}


class Page(Sequence[V]):
    """A stretch of entries that belong to no one document. `next` continues it (`Filter.after`)."""

    def __init__(self, values: Sequence[V], next_: str | None = None) -> None:
        self._values = tuple(values)
        self.next = next_

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> "Page[V]": ...
    def __getitem__(self, index: int | slice) -> "V | Page[V]":
        return Page(self._values[index]) if isinstance(index, slice) else self._values[index]

    def __len__(self) -> int:
        return len(self._values)

    def to_dicts(self) -> list[dict[str, object]]:
        """Each value in its canonical form."""
        return [value.model_dump(mode="json") for value in self._values]


class Table(Sequence[V]):
    """The values of a view in its order. `next` continues it (`Filter.after`); None when nothing is left."""

    def __init__(self, kind: str, entries: Sequence[Entry[V]], next_: str | None = None) -> None:
        self.kind = kind
        self.entries = tuple(entries)
        self.next = next_

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> "Table[V]": ...
    def __getitem__(self, index: int | slice) -> "V | Table[V]":
        if isinstance(index, slice):
            return Table(self.kind, self.entries[index])
        return self.entries[index].value

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[V]:
        return (entry.value for entry in self.entries)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} {self.kind}s>"

    def to_dicts(self) -> list[dict[str, object]]:
        """Each value in its canonical form (nested), with "context" beside it."""
        return [entry.to_dict() for entry in self.entries]

    def to_polars(self) -> "polars.DataFrame":
        """One row a value, one column a fact; the columns are the same whatever was found."""
        import polars

        columns = table_columns(self.kind)
        rows = [flat(entry) for entry in self.entries]
        return polars.DataFrame(
            {name: [row[name] for row in rows] for name in columns},
            schema={name: dtype() for name, dtype in columns.items()},
        )

    def to_pandas(self) -> "pandas.DataFrame":
        """As `to_polars`, for pandas (an optional dependency: parley-record[pandas])."""
        return self.to_polars().to_pandas()
