"""CAMEO codes: labels, Goldstein values and the way to and from PLOVER.

Codes are strings ("036"). Where the published crosswalk contradicts PLOVER's manual the table follows the manual;
every such row is marked `settled` and explained in docs/explanation/plover-cameo.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from parley.ontology.plover import PACKAGE
from parley.ontology.tables import read_table


@dataclass(frozen=True)
class CameoCode:
    """A code with its values; `goldstein_gdelt` is None for a code that GDELT does not list."""

    code: str
    label: str
    goldstein: float
    goldstein_gdelt: float | None


@dataclass(frozen=True)
class PloverClass:
    """What a CAMEO code is in PLOVER; `settled` where it differs from the published crosswalk."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    settled: bool


@lru_cache(maxsize=1)
def cameo_codes() -> Mapping[str, CameoCode]:
    """All 313 codes, in order."""
    return {
        row["code"]: CameoCode(
            row["code"],
            row["label"],
            float(row["goldstein_icews"]),
            float(row["goldstein_gdelt"]) if row["goldstein_gdelt"] else None,
        )
        for row in read_table(PACKAGE, "cameo/codes.csv")
    }


@lru_cache(maxsize=1)
def crosswalk() -> Mapping[str, PloverClass]:
    """The codes that are events in PLOVER; statements (01) are absent."""
    return {
        row["cameo"]: PloverClass(
            row["type"], row["mode"] or None, tuple(filter(None, row["contexts"].split(";"))), row["settled"] == "yes"
        )
        for row in read_table(PACKAGE, "plover/crosswalk.csv")
        if row["type"]
    }


def goldstein(code: str | None) -> float | None:
    """The Goldstein value of `code` in the ICEWS release, of its parent where it has none of its own."""
    known = cameo_codes()
    while code and code not in known:
        code = code[:-1]
    return known[code].goldstein if code else None


def goldstein_gdelt(code: str | None) -> float | None:
    """The Goldstein value that GDELT gives `code`, of its parent where GDELT does not list it."""
    known = cameo_codes()
    while code and (code not in known or known[code].goldstein_gdelt is None):
        code = code[:-1]
    return known[code].goldstein_gdelt if code else None
