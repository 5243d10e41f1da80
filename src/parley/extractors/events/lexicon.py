"""The tables of lexicon/ as typed rows, indexed by lemma.

Invariant: a table is read once and never changed; every capitalised value names a class, a PLOVER type or one of
DYNAMIC, which `check` (and a test) makes sure of.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from parley.ontology.cameo import cameo_codes
from parley.ontology.plover import event_types
from parley.ontology.tables import alternatives, read_table

PACKAGE = "parley.extractors.events"
# Classes that are decided from the token and not from a list: who can act, who acts for a state, named people.
DYNAMIC = frozenset({"ACTOR", "POLITY", "PERSON"})
# Rows under this verb are tried where no row of the verb itself fits.
ANY_VERB = "*"


@dataclass(frozen=True)
class Condition:
    """One slot of a row with the values that it must (or, `negated`, must not) hold."""

    slot: str
    values: tuple[str, ...]
    negated: bool


@dataclass(frozen=True)
class VerbRow:
    """A verb of verbs.csv; `word` is its second word, None where it has none. `line` names the row in reasons."""

    verb: str
    word: str | None
    conditions: tuple[Condition, ...]
    type: str
    mode: str
    cameo: str
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    line: str


@dataclass(frozen=True)
class NounRow:
    """A noun of nouns.csv with the words that must stand before it."""

    noun: str
    before: tuple[str, ...]
    type: str
    mode: str
    cameo: str
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    strength: str


@dataclass(frozen=True)
class LightRow:
    """A verb that lends its syntax to a noun."""

    verb: str
    word: str | None
    nouns: tuple[str, ...]
    role: str
    effect: str


@dataclass(frozen=True)
class ComposeRow:
    """What an act becomes by what it is about."""

    act: str
    about: tuple[str, ...]
    mode: str
    cameo: str
    type: str


@dataclass(frozen=True)
class Blocker:
    """Words that show that another word is not meant as an event."""

    kind: str
    words: frozenset[str]
    cues: frozenset[str]
    unless: str
    blocks: frozenset[str]


@dataclass(frozen=True)
class RefineRow:
    """One row of refine.csv; no words fit always."""

    codes: tuple[str, ...]
    types: tuple[str, ...]
    words: tuple[str, ...]
    against: tuple[str, ...]
    code: str
    mode: str


def _split_word(entry: str) -> tuple[str, str | None]:
    verb, _, word = entry.partition(" ")
    return verb, word or None


def _condition(text: str) -> Condition:
    slot, _, values = text.partition("=")
    return Condition(slot.rstrip("!"), tuple(_spellings(alternatives(values))), slot.endswith("!"))


def _spellings(entries: Iterable[str]) -> Iterator[str]:
    """Each entry, and one with a hyphen also as the three words that the tokeniser makes of it."""
    for entry in entries:
        yield entry
        if "-" in entry:
            yield entry.replace("-", " ")


@lru_cache(maxsize=1)
def classes() -> Mapping[str, frozenset[str]]:
    """The lemmas of each class; entries of several words keep their spaces."""
    return {row["class"]: frozenset(alternatives(row["words"])) for row in read_table(PACKAGE, "lexicon/classes.csv")}


@lru_cache(maxsize=1)
def verb_rows() -> Mapping[str, tuple[VerbRow, ...]]:
    """The rows of each verb, in the table's order."""
    found: dict[str, list[VerbRow]] = {}
    for row in read_table(PACKAGE, "lexicon/verbs.csv"):
        conditions = tuple(_condition(part) for part in row["when"].split(";") if part)
        for entry in alternatives(row["verbs"]):
            verb, word = _split_word(entry)
            found.setdefault(verb, []).append(
                VerbRow(
                    verb,
                    word,
                    conditions,
                    row["type"],
                    row["mode"],
                    row["cameo"],
                    tuple(row["agent"].split("+")) if row["agent"] else ("subj",),
                    alternatives(row["patient"]),
                    f"{entry}[{row['when']}]",
                )
            )
    return {verb: tuple(rows) for verb, rows in found.items()}


@lru_cache(maxsize=1)
def noun_rows() -> Mapping[str, tuple[NounRow, ...]]:
    """The rows of each head noun, those with more words before it first."""
    found: dict[str, list[NounRow]] = {}
    for row in read_table(PACKAGE, "lexicon/nouns.csv"):
        for entry in _spellings(alternatives(row["nouns"])):
            *before, noun = entry.split()
            found.setdefault(noun, []).append(
                NounRow(
                    noun,
                    tuple(before),
                    row["type"],
                    row["mode"],
                    row["cameo"],
                    alternatives(row["agent"]),
                    alternatives(row["patient"]),
                    row["strength"],
                )
            )
    return {noun: tuple(sorted(rows, key=lambda r: -len(r.before))) for noun, rows in found.items()}


@lru_cache(maxsize=1)
def light_rows() -> Mapping[str, tuple[LightRow, ...]]:
    """The rows of each light verb."""
    found: dict[str, list[LightRow]] = {}
    for row in read_table(PACKAGE, "lexicon/light.csv"):
        for entry in alternatives(row["verbs"]):
            verb, word = _split_word(entry)
            found.setdefault(verb, []).append(
                LightRow(verb, word, alternatives(row["nouns"]), row["role"], row["effect"])
            )
    return {verb: tuple(rows) for verb, rows in found.items()}


@lru_cache(maxsize=1)
def compose_rows() -> Mapping[str, tuple[ComposeRow, ...]]:
    """The rows of each act, in the table's order."""
    found: dict[str, list[ComposeRow]] = {}
    for row in read_table(PACKAGE, "lexicon/compose.csv"):
        found.setdefault(row["act"], []).append(
            ComposeRow(row["act"], alternatives(row["about"]), row["mode"], row["cameo"], row["type"])
        )
    return {act: tuple(rows) for act, rows in found.items()}


@lru_cache(maxsize=1)
def blockers() -> tuple[Blocker, ...]:
    """The rows of blockers.csv."""
    return tuple(
        Blocker(
            row["kind"],
            frozenset(alternatives(row["words"])),
            frozenset(alternatives(row["cues"])),
            row["unless"],
            frozenset(alternatives(row["blocks"])),
        )
        for row in read_table(PACKAGE, "lexicon/blockers.csv")
    )


@lru_cache(maxsize=1)
def refine_rows() -> tuple[RefineRow, ...]:
    """The rows in the table's order."""
    return tuple(
        RefineRow(
            alternatives(row["codes"]), alternatives(row["types"]), alternatives(row["words"]),
            alternatives(row["not"]), row["code"], row["mode"],
        )
        for row in read_table(PACKAGE, "lexicon/refine.csv")
    )  # fmt: skip


def check() -> list[str]:
    """Every fault of the tables, as sentences: unknown types, modes, classes."""
    types, known = event_types(), set(classes()) | DYNAMIC
    faults: list[str] = []

    def kind(where: str, type_: str, mode: str) -> None:
        if type_ not in types:
            faults.append(f"{where}: there is no PLOVER type {type_!r}")
        elif mode and mode not in types[type_].modes and not mode.startswith("="):
            faults.append(f"{where}: {type_} has no mode {mode!r}")

    def values(where: str, cell: tuple[str, ...]) -> None:
        for value in cell:
            name = value.partition(":")[0]
            if name.isupper() and name not in known and name not in types:
                faults.append(f"{where}: there is no class {name!r}")

    for rows in verb_rows().values():
        for row in rows:
            kind(f"verbs.csv, {row.line}", row.type, row.mode)
            for condition in row.conditions:
                values(f"verbs.csv, {row.line}", condition.values)
    for nouns in noun_rows().values():
        for noun in nouns:
            kind(f"nouns.csv, {noun.noun}", noun.type, noun.mode)
    for lights in light_rows().values():
        for light in lights:
            values(f"light.csv, {light.verb}", light.nouns)
    for composed in compose_rows().values():
        for compose in composed:
            values(f"compose.csv, {compose.act}", compose.about)
    for refined in refine_rows():
        where = f"refine.csv, {'|'.join(refined.codes)} to {refined.code}"
        values(where, (*refined.words, *refined.against))
        for code in (*refined.codes, refined.code):
            if code not in cameo_codes() and not code.startswith("="):
                faults.append(f"{where}: there is no CAMEO code {code!r}")
        for type_ in refined.types:
            kind(where, type_, refined.mode)
    return faults
