"""The lexicon of cues: which words attribute, with what strength, and which content they take."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast, get_args

from parley.model.reports import CueClass

CLASSES: tuple[str, ...] = get_args(CueClass)
# What a cue commits its speaker to. "withheld" is for negated cues: nothing was said.
STRENGTHS = (
    "admitted", "agreed", "alleged", "asked", "believed", "claimed", "confirmed", "corrected", "criticized", "decided",
    "demanded", "denied", "disowned", "doubted", "expected", "feared", "found", "hoped", "insisted", "offered",
    "planned", "praised", "promised", "refused", "reported", "ruled", "said", "saw", "supported", "threatened",
    "upheld", "wanted", "warned", "withdrawn", "withheld",
)
FRAMES = (
    "that", "wh", "quote", "np", "np-person", "to", "oto", "pto", "ato", "ing", "sc", "as", "aud-that", "aud-wh",
)


@dataclass(frozen=True)
class Cue:
    """One row of the lexicon."""

    lemma: str
    pos: str
    cue_class: CueClass
    strength: str
    frames: frozenset[str]

    def phrases(self, kind: str) -> frozenset[str]:
        """The prepositions after `kind` ("p", "op", "aud-p") that bring in content."""
        return frozenset(f.split(":", 1)[1] for f in self.frames if f.startswith(kind + ":"))


@lru_cache(maxsize=1)
def lexicon() -> Mapping[tuple[str, str], Cue]:
    """Every cue by (lemma, part of speech: "verb", "noun" or "adjective")."""
    table = files(__package__).joinpath("cues.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return {
        (row["cue"], row["pos"]): Cue(
            row["cue"], row["pos"], cast(CueClass, row["class"]), row["strength"], frozenset(row["frames"].split())
        )
        for row in rows
    }


def verb(lemma: str) -> Cue | None:
    return lexicon().get((lemma, "verb"))


def noun(lemma: str) -> Cue | None:
    return lexicon().get((lemma, "noun"))


def adjective(lemma: str) -> Cue | None:
    return lexicon().get((lemma, "adjective"))
