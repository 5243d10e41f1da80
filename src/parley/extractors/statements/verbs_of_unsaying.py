"""The verbs by which words are taken back or stood by (`retractions.csv`), for whoever asks what a verb does.

Invariant: a row says what the verb may do; whether it does so here its object and its clause decide.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, tuple[str, str]]:
    """Act and condition on the object for each verb."""
    table = files(__package__).joinpath("retractions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return {row["verb"]: (row["act"], row["object"]) for row in rows}
