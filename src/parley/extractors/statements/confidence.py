"""How sure a statement is: the measured precision of the rule that found it, from `precision.csv`."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from parley.model.reports import Confidence


@lru_cache(maxsize=1)
def table() -> Mapping[str, Confidence]:
    """The measured rules."""
    text = files(__package__).joinpath("precision.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["rule"]: Confidence(precision=float(row["precision"]), n=int(row["n"])) for row in rows}


def of_rule(rule: str) -> Confidence | None:
    """None for a rule that was met too seldom to be measured."""
    return table().get(rule)
