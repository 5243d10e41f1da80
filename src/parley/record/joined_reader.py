"""What can be asked of the joined entries and of the index, page by page; part of `Reader`.

Invariant: nothing here changes the record, and nothing reads more entries than it answers with.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from parley.model.base import Value
from parley.model.links import Link
from parley.record import acts, density, derived_pages, lookup, search
from parley.record.acts import Act
from parley.record.connection import Store
from parley.record.density import LaneDay
from parley.record.derived_pages import DerivedPage, Sort
from parley.record.filters import Filter
from parley.record.identities import wanted

_ALL = Filter()


class JoinedReader:
    """The part of `Reader` that answers the app's views."""

    _store: Store

    def acts(self, filter: Filter = _ALL, between: tuple[str, ...] = ()) -> tuple[Act, ...]:
        """Who acts on whom, in the events that the filter lets through; of `between` all take part."""
        with self._store.reading() as connection:
            return tuple(acts.acts(connection, wanted(connection, filter), between))

    def density(self, filter: Filter = _ALL) -> tuple[LaneDay, ...]:
        """How many entries there are on each day in each lane, by their own time and by publication."""
        with self._store.reading() as connection:
            return density.density(connection, wanted(connection, filter))

    def by_kind(self, filter: Filter = _ALL) -> Mapping[str, int]:
        """How many reports of each kind the filter lets through."""
        with self._store.reading() as connection:
            return density.by_kind(connection, wanted(connection, filter))

    def unjudged(self, kind: str | None = None, filter: Filter = _ALL) -> list[tuple[str, float]]:
        """The reports that nobody has judged, each with how likely it is wrong, 0..1."""
        with self._store.reading() as connection:
            return density.unjudged(connection, kind, wanted(connection, filter))

    def passages(self, filter: Filter = _ALL) -> Iterator[tuple[str, str]]:
        """The reports that the filter lets through, each with the words of its passage."""
        with self._store.reading() as connection:
            yield from search.passages(connection, wanted(connection, filter))

    def openings(self, documents: Collection[str], letters: int) -> dict[str, str]:
        """So many letters from the start of each document's newest text."""
        with self._store.reading() as connection:
            return lookup.openings(connection, documents, letters)

    def first_reports(self, filter: Filter = _ALL) -> dict[str, str]:
        """The id of the first report in the text of each document that has one which the filter lets through."""
        with self._store.reading() as connection:
            return lookup.first_reports(connection, wanted(connection, filter))

    def report_ids(self, filter: Filter = _ALL) -> frozenset[str]:
        """The ids of the reports that the filter lets through."""
        with self._store.reading() as connection:
            return density.report_ids(connection, wanted(connection, filter))

    def joined(
        self, kind: str, filter: Filter = _ALL, *, sort: Sort = "joined", limit: int | None = None, skip: int = 0
    ) -> DerivedPage:
        """Derived entries of a kind with a report that the filter lets through, and how many there are."""
        with self._store.reading() as connection:
            return derived_pages.page(connection, kind, wanted(connection, filter), sort=sort, limit=limit, skip=skip)

    def claim_counts(self, filter: Filter = _ALL) -> Mapping[str, Mapping[str, int]]:
        """How many claims have each "standing" and are of each "class"."""
        with self._store.reading() as connection:
            return derived_pages.claim_counts(connection, wanted(connection, filter))

    def acted_on(self, filter: Filter = _ALL, *, limit: int, denied: bool = False) -> list[Value]:
        """Claims that fell or were upheld, or that were only `denied`, those last acted on first."""
        with self._store.reading() as connection:
            return derived_pages.acted_on(connection, wanted(connection, filter), limit, denied=denied)

    def act_days(self, acts: Iterable[str]) -> Mapping[date, int]:
        """How many of these standing acts were done on each day."""
        with self._store.reading() as connection:
            return derived_pages.act_days(connection, acts)

    def claims_at(self, place: str) -> list[Value]:
        """Claims whose proposition is about a place, in the order of joining."""
        with self._store.reading() as connection:
            return derived_pages.at_place(connection, place)

    def made_of(self, reports: Sequence[str], kind: str) -> Mapping[str, Sequence[Value]]:
        """The derived entries of a kind that rest on each of these reports."""
        with self._store.reading() as connection:
            return derived_pages.made_of(connection, reports, kind)

    def weighty(self) -> list[Value]:
        """What makes a report matter beyond itself: contested claims, talks, happenings of several documents."""
        with self._store.reading() as connection:
            return derived_pages.weighty(connection)

    def links_at(self, ends: Sequence[str]) -> tuple[Link, ...]:
        """Links of the extractors and of joining that start or end at one of these entries, by id."""
        with self._store.reading() as connection:
            return lookup.links_at(connection, ends)
