"""Everything that can be asked of a record.

Invariant: nothing here changes the record; each answer belongs to one moment of it, however long it takes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Unpack, cast

from parley.model.base import Value
from parley.model.documents import Document, Version
from parley.model.identities import Identities
from parley.model.judgements import Judgement
from parley.model.links import Link
from parley.model.outcomes import OutcomeStatus, SourceOutcome
from parley.model.reports import Control, Event, Move, Statement
from parley.record import (
    attempts,
    coding,
    counts,
    derivation,
    exporting,
    facets,
    judging,
    lookup,
    revision,
    search,
    views,
)
from parley.record.connection import Store
from parley.record.counts import DayCount, Named, Unlocated
from parley.record.facets import Facet
from parley.record.filters import Filter, FilterFields
from parley.record.identities import also, identities, wanted
from parley.record.joined_reader import JoinedReader
from parley.record.lookup import Reading
from parley.record.naming import AnyReport
from parley.record.search import Found
from parley.record.tables import Entry, Page, Table

_ALL = Filter()


class Reader(JoinedReader):
    """The views of a record. Every view takes a `Filter`, its fields as keywords, or both (the keywords win)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def statements(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Statement]:
        """Who said what."""
        return cast(Table[Statement], self._reports("statement", filter, fields))

    def events(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Event]:
        """Who did what to whom."""
        return cast(Table[Event], self._reports("event", filter, fields))

    def moves(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Move]:
        """Offers, refusals and the other acts of negotiating."""
        return cast(Table[Move], self._reports("move", filter, fields))

    def controls(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Control]:
        """Who is said to hold what."""
        return cast(Table[Control], self._reports("control", filter, fields))

    def documents(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Table[Document]:
        """What was published; a filter on reports asks for documents that have such a report."""
        with self._store.reading() as connection:
            return views.document_table(connection, wanted(connection, replace(filter, **fields)))

    def outlets(self) -> dict[str, str]:
        """The names of all outlets by id."""
        with self._store.reading() as connection:
            return lookup.outlets(connection)

    def _reports(self, kind: str, filter: Filter, fields: FilterFields) -> Table[AnyReport]:
        with self._store.reading() as connection:
            return views.report_table(connection, kind, wanted(connection, replace(filter, **fields)))

    def all_reports(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Iterator[AnyReport]:
        """Every report of every kind as shown, one by one, in order of publication: what joining reads."""
        with self._store.reading() as connection:
            yield from views.each_report(connection, wanted(connection, replace(filter, **fields)))

    def all_versions(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Iterator[Version]:
        """Every version as shown, one by one, in order of publication."""
        with self._store.reading() as connection:
            yield from views.each_version(connection, wanted(connection, replace(filter, **fields)))

    def all_links(self) -> tuple[Link, ...]:
        """Every link that the extractors find today and nobody rejected, by id."""
        with self._store.reading() as connection:
            return lookup.links(connection)

    def count(self, kind: str, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> int:
        """How many entries of a kind of report, or of "document", the filter lets through."""
        with self._store.reading() as connection:
            return facets.count(connection, kind, wanted(connection, replace(filter, **fields)))

    def facets(
        self, kind: str | None, filter: Filter = _ALL, **fields: Unpack[FilterFields]
    ) -> Mapping[str, tuple[Facet, ...]]:
        """How reports, of one kind or of all, fall into types, issues, outlets, actors, places and months."""
        with self._store.reading() as connection:
            return facets.facets(connection, kind, wanted(connection, replace(filter, **fields)))

    def volume(self, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> tuple[DayCount, ...]:
        """How many reports were published on each day, by kind."""
        with self._store.reading() as connection:
            return counts.volume(connection, wanted(connection, replace(filter, **fields)))

    def actors(
        self, name: str | None = None, filter: Filter = _ALL, *, most: int = 50, **fields: Unpack[FilterFields]
    ) -> tuple[Named, ...]:
        """Who takes part in what the filter lets through, the busiest first; `name` narrows by id or whole words."""
        with self._store.reading() as connection:
            f = wanted(connection, replace(filter, **fields))
            return counts.actors(connection, f, also(identities(connection), name), most)

    def places(
        self, name: str | None = None, filter: Filter = _ALL, *, most: int = 50, **fields: Unpack[FilterFields]
    ) -> tuple[Named, ...]:
        """The located places that the filter's entries name, the most frequent first."""
        with self._store.reading() as connection:
            return counts.places(connection, wanted(connection, replace(filter, **fields)), name, most)

    def unlocated(
        self, filter: Filter = _ALL, *, most: int = 200, **fields: Unpack[FilterFields]
    ) -> tuple[Unlocated, ...]:
        """Words for places that could not be located, the most frequent first."""
        with self._store.reading() as connection:
            return counts.unlocated(connection, wanted(connection, replace(filter, **fields)), most)

    def search(self, words: str, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Found:
        """Passages and documents that have all of `words`; "phrases" and word* are understood."""
        with self._store.reading() as connection:
            return search.search(connection, words, wanted(connection, replace(filter, **fields)))

    def get(self, id: str) -> Value:
        """The entry with this id as shown today; a former id leads to its heir; NotFoundError where there is none."""
        with self._store.reading() as connection:
            return lookup.find(connection, id)

    def entry(self, report: str) -> Entry[AnyReport]:
        """A report with what is around it: outlet, dates, review; also when it is rejected or superseded."""
        with self._store.reading() as connection:
            return lookup.entry(connection, report)

    def versions(self, document: str) -> Table[Version]:
        """The versions of a document, oldest first."""
        with self._store.reading() as connection:
            return lookup.versions_of(connection, document)

    def history(self, report: str) -> tuple[Reading, ...]:
        """Every reading of a report, oldest first, as the extractors made them."""
        with self._store.reading() as connection:
            return lookup.history(connection, report)

    def coded_by(self, version: str, extractor: str) -> str | None:
        """The version of `extractor` that last coded this version; None when it never did."""
        with self._store.reading() as connection:
            return coding.coded_by(connection, version, extractor)

    def outcomes(self, status: OutcomeStatus | None = None, *, every: bool = False) -> Sequence[SourceOutcome]:
        """The last outcome of each source (or `every` one), in the order of the attempts."""
        with self._store.reading() as connection:
            return attempts.outcomes(connection, status, every=every)

    def judgements(self, entry: str | None = None, *, standing: bool = True) -> tuple[Judgement, ...]:
        """Judgements (on one entry) in order of time; without `standing` also undos and what they took back."""
        with self._store.reading() as connection:
            return judging.judgements(connection, standing=standing, entry_id=entry)

    def orphans(self) -> tuple[Judgement, ...]:
        """Standing judgements whose words the newest version of their document no longer has."""
        with self._store.reading() as connection:
            return judging.orphans(connection)

    def bindings(self) -> tuple[tuple[str, str, bool], ...]:
        """Pairs of reports judged the same (True) or different (False), as they reach today's reports."""
        with self._store.reading() as connection:
            return judging.bindings(connection)

    def identities(self) -> Identities:
        """Which actors people said are one, and which are not."""
        with self._store.reading() as connection:
            return identities(connection)

    def derived(self, kind: str, filter: Filter = _ALL, **fields: Unpack[FilterFields]) -> Page[Value]:
        """What joining made of a kind, in its order: the entries with a report that the filter lets through.

        The entries are those of the whole record. With `as_of` they are those that had begun by then; for their
        state at that moment join the reports of that moment.
        """
        with self._store.reading() as connection:
            return derivation.derived_page(connection, kind, wanted(connection, replace(filter, **fields)))

    def revision(self) -> str:
        """A text that differs whenever anything that joining reads has changed."""
        with self._store.reading() as connection:
            return revision.revision(connection)

    def derived_from(self) -> str | None:
        """What `replace_derived` was last told that the derived entries were made from."""
        with self._store.reading() as connection:
            return revision.joined(connection)

    def export(self) -> Iterator[dict[str, object]]:
        """The record in its canonical form, an object a line."""
        with self._store.reading() as connection:
            yield from exporting.export(connection)
