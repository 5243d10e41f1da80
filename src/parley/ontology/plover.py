"""PLOVER 2.0: event types, modes, contexts, scores and quad classes.

The tables lie in plover/ with their own share-alike notice. The score of ACCUSE is -3: the manual prints 3, a lost
sign, since all its modes are negative. SANCTION is material conflict (4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from parley.ontology.tables import alternatives, read_table

PACKAGE = "parley.ontology"


@dataclass(frozen=True)
class EventType:
    """One of the sixteen types, with its modes and their scores."""

    name: str
    quad: int
    score: float
    recipient_required: bool
    gist: str
    modes: Mapping[str, float]


@lru_cache(maxsize=1)
def event_types() -> Mapping[str, EventType]:
    """All types by name, in the manual's order."""
    modes: dict[str, dict[str, float]] = {}
    for row in read_table(PACKAGE, "plover/modes.csv"):
        modes.setdefault(row["type"], {})[row["mode"]] = float(row["score"])
    return {
        row["type"]: EventType(
            row["type"],
            int(row["quad"]),
            float(row["score"]),
            row["recipient"] == "yes",
            row["gist"],
            modes.get(row["type"], {}),
        )
        for row in read_table(PACKAGE, "plover/types.csv")
    }


@lru_cache(maxsize=1)
def context_words() -> Mapping[str, tuple[str, ...]]:
    """The lemmas that suggest each of the 37 contexts."""
    return {row["context"]: alternatives(row["words"]) for row in read_table(PACKAGE, "plover/contexts.csv")}


def score(type_: str, mode: str | None) -> float:
    """PLOVER's conflict-cooperation score, from -10 to 10; the type's own where the mode has none."""
    kind = event_types()[type_]
    return kind.modes.get(mode or "", kind.score)


def quad(type_: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return event_types()[type_].quad
