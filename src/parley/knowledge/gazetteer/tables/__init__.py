"""The gazetteer's own tables, and how they are read."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `name`.csv, header comments left out."""
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
