"""Reading the tables: CSV with a header comment saying what a row means.

Invariant: every row has a `source` and a `weight`; a row that nobody checked against a named source says
"general knowledge" and weighs less than one that was.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from parley.errors import MalformedError

Row = dict[str, str]


def table(name: str) -> Iterator[Row]:
    """The rows of the table `name` that ships with Parley, in file order."""
    text = files("parley.knowledge").joinpath("tables", f"{name}.csv").read_text(encoding="utf-8")
    return _rows(text)


def table_at(path: Path, required: frozenset[str]) -> Iterator[Row]:
    """The rows of a user's table; MalformedError when it lacks a column or is not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedError(f"{path} is not UTF-8 text.", "Save it as CSV with UTF-8 encoding.") from error
    head = next(csv.reader(line for line in text.splitlines() if not line.startswith("#")), [])
    missing = sorted(required - set(head))
    if missing:
        raise MalformedError(f"{path} has no column '{missing[0]}'.", "See docs/how-to/add-actors.md for the columns.")
    return _rows(text)


def _rows(text: str) -> Iterator[Row]:
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return ({k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(lines))


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list ("a|b|c")."""
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)
