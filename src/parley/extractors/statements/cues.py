"""The lexicon of cues: which words attribute, with what strength, and which content they take."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import cast, get_args

from parley.model.reports import CueClass

CLASSES: tuple[str, ...] = get_args(CueClass)
FRAMES = (
    "that", "wh", "quote", "np", "np-person", "np-document", "to", "oto", "pto", "ato", "ing", "sc", "as", "aud-that",
    "aud-wh", "figure",
)  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """A word of the lexicon: its usual class and strength, and what each frame commits its speaker to."""

    lemma: str
    pos: str
    cue_class: CueClass
    strength: str
    commits: Mapping[str, tuple[CueClass, str]]

    @cached_property
    def frames(self) -> frozenset[str]:
        return frozenset(self.commits)

    def phrases(self, kind: str) -> frozenset[str]:
        """The prepositions after `kind` ("p", "op", "aud-p") that bring in content."""
        return self._phrases.get(kind, frozenset())

    @cached_property
    def _phrases(self) -> Mapping[str, frozenset[str]]:
        pairs = [f.split(":", 1) for f in self.frames if ":" in f]
        return {kind: frozenset(p for k, p in pairs if k == kind) for kind, _ in pairs}

    def in_frame(self, *frames: str) -> tuple[CueClass, str]:
        """Class and strength in the first of `frames` that the cue takes; its usual ones where it takes none."""
        return next((self.commits[f] for f in frames if f in self.commits), (self.cue_class, self.strength))


@lru_cache(maxsize=1)
def strengths() -> frozenset[str]:
    """The closed list of what a cue may commit its speaker to."""
    table = files(__package__).joinpath("strengths.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(row["strength"] for row in rows)


@lru_cache(maxsize=1)
def lexicon() -> Mapping[tuple[str, str], Cue]:
    """Every cue by (lemma, part of speech: "verb", "noun" or "adjective")."""
    table = files(__package__).joinpath("cues.csv").read_text(encoding="utf-8")
    found: dict[tuple[str, str], Cue] = {}
    for row in csv.DictReader(line for line in table.splitlines() if not line.startswith("#")):
        key, means = (row["cue"], row["pos"]), (cast(CueClass, row["class"]), row["strength"])
        first = found.get(key)
        commits = {**(first.commits if first is not None else {}), **dict.fromkeys(row["frames"].split(), means)}
        usual = (first.cue_class, first.strength) if first is not None else means
        found[key] = Cue(*key, *usual, commits)
    return found


def verb(lemma: str) -> Cue | None:
    return lexicon().get((lemma, "verb"))


def noun(lemma: str) -> Cue | None:
    return lexicon().get((lemma, "noun"))


def adjective(lemma: str) -> Cue | None:
    return lexicon().get((lemma, "adjective"))
