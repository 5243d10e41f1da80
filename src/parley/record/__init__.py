"""The store: writing, views, judgements, search, migrations."""

from parley.record.checking import Finding
from parley.record.facets import Facet
from parley.record.filters import AsOf, Filter
from parley.record.folder import nearest
from parley.record.importing import ImportOutcome
from parley.record.lookup import Reading
from parley.record.record import Record
from parley.record.search import Found, Hit
from parley.record.tables import Entry, Page, Table
from parley.record.writing import AddOutcome

__all__ = [
    "AddOutcome",
    "AsOf",
    "Entry",
    "Facet",
    "Filter",
    "Finding",
    "Found",
    "Hit",
    "ImportOutcome",
    "Page",
    "Reading",
    "Record",
    "Table",
    "nearest",
]
