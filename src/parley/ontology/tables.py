"""Reading the tables that ship inside the package.

Invariant: a table is CSV whose first lines start with "#" and say what a row means; every row has every column.
"""

import csv
from importlib.resources import files


def read_table(package: str, path: str) -> list[dict[str, str]]:
    """The rows of the CSV at `path` inside `package`; ValueError names a line with the wrong number of cells."""
    resource = files(package)
    for part in path.split("/"):
        resource = resource.joinpath(part)
    lines = [
        (number, line)
        for number, line in enumerate(resource.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    header, *rows = [next(csv.reader([line])) for _, line in lines]
    for (number, line), row in zip(lines[1:], rows, strict=True):
        if len(row) != len(header):
            raise ValueError(f"{path}, line {number}: {len(row)} cells where {len(header)} are wanted: {line}")
    return [dict(zip(header, (cell.strip() for cell in row), strict=True)) for row in rows]


def alternatives(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, separated by "|"."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
