"""The pieces of work that a process beside may do; each opens the record by its folder, for a process shares none."""

from datetime import datetime
from pathlib import Path

from parley import pipeline
from parley.analysis.meaning import make_vectors
from parley.joining.join import Derived
from parley.record import AsOf, Record


def join_at(path: Path) -> None:
    """Bring the derived entries of the record in a folder up to date."""
    with Record.open(path) as record:
        pipeline.join_record(record)


def read_meanings(path: Path) -> None:
    """Make the vectors of the record in a folder that are missing."""
    with Record.open(path) as record:
        make_vectors(record)


def derive_at(path: Path, as_of: datetime, by: AsOf) -> Derived:
    """What joining makes of the record in a folder as it stood at a moment."""
    with Record.open(path) as record:
        return pipeline.derive(record, as_of, by)
