"""The store: writing, views, judgements, search, migrations."""

from parley.record.filters import Filter
from parley.record.folder import nearest
from parley.record.record import Record
from parley.record.tables import Entry, Table
from parley.record.writing import AddOutcome

__all__ = ["AddOutcome", "Entry", "Filter", "Record", "Table", "nearest"]
