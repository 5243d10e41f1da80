"""Reading the grammar: `patterns.txt` and the table of vague words become rules, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from parley.extractors.times.grammar import amounts, clock, dates, deixis, periods, sets, vague, years
from parley.extractors.times.grammar.fragments import table_pieces
from parley.extractors.times.lexicon import rows
from parley.extractors.times.meaning import Builder, Rule

_SLOT = re.compile(r"(?<!\?P)<([A-Za-z0-9]+)>")
_ENTRY = re.compile(r"([\w-]+) = (.*)")


@dataclass(frozen=True)
class Entry:
    """A line of the grammar: its section, name, pattern as written, and examples."""

    section: str
    name: str
    pattern: str
    examples: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The entries of `patterns.txt`, in file order."""
    text = (files(__package__) / "patterns.txt").read_text(encoding="utf-8")
    return tuple(_entries(line for line in text.splitlines() if line.strip() and not line.startswith("#")))


def _entries(lines: Iterator[str]) -> Iterator[Entry]:
    section = ""
    current: Entry | None = None
    for line in lines:
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("    e.g. ") and current is not None:
            current = Entry(current.section, current.name, current.pattern, tuple(line[9:].split("; ")))
        elif line.startswith("    ") and current is not None:
            current = Entry(current.section, current.name, current.pattern + line.strip())
        elif match := _ENTRY.fullmatch(line):
            if current is not None:
                yield current
            current = Entry(section, match[1], match[2])
        else:
            raise ValueError(f"patterns.txt: cannot read {line!r}")
    if current is not None:
        yield current


@lru_cache(maxsize=1)
def _pieces() -> dict[str, str]:
    return table_pieces() | {e.name: e.pattern.replace(" ", r"\s+") for e in entries() if e.section == "pieces"}


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its pieces put in, pieces within pieces too."""
    pattern = pattern.replace(" ", r"\s+")
    while _SLOT.search(pattern):
        pattern = _SLOT.sub(lambda m: _pieces()[m[1]], pattern)
    return re.compile(pattern, re.IGNORECASE)


def builders() -> dict[str, Builder]:
    """What makes a meaning of each rule's match, by the rule's name."""
    found: dict[str, Builder] = {}
    for room in (dates, periods, years, clock, deixis, amounts, sets):
        found.update(room.BUILDERS)
    return found


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, in order of preference."""
    known = builders()
    written = [Rule(e.name, compiled(e.pattern), known[e.name]) for e in entries() if e.section != "pieces"]
    words = [
        Rule(f"vague-{row['value'][:-4].lower()}", compiled(rf"(?:{row['word']})(?!\w)"), vague.builder(row["value"]))
        for row in rows("vague")
    ]
    return tuple(written + words)
