"""Looking places up in the compiled gazetteer.

Invariant: read-only; the file is opened, never loaded, so memory stays at SQLite's page cache.
"""

import sqlite3
import weakref
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from parley.knowledge.gazetteer.entries import Entry
from parley.knowledge.gazetteer.names import fold
from parley.knowledge.gazetteer.spellings import sound

_FIND = """
SELECT id, entry.name, latitude, longitude, country, admin1, admin1_id, admin2_id, feature, population, rank, noted
FROM name JOIN entry ON entry.key = name.entry WHERE folded = ?
ORDER BY (population + 100) / (CASE rank WHEN 2 THEN 30 ELSE 1 END)
  / (CASE WHEN feature IN ('admin1', 'admin2') THEN 10 ELSE 1 END) DESC, rank, id
"""
# Another spelling is as good as an alternate name.
_FIND_SPELLING = """
SELECT id, entry.name, latitude, longitude, country, admin1, admin1_id, admin2_id, feature, population, 2, noted
FROM spelling JOIN entry ON entry.key = spelling.entry WHERE sound = ?
ORDER BY (population + 100) / (CASE WHEN feature IN ('admin1', 'admin2') THEN 10 ELSE 1 END) DESC, id
"""
_COUNTRY = """
SELECT id, name, latitude, longitude, country, admin1, admin1_id, admin2_id, feature, population, 1, noted
FROM entry WHERE feature = 'country' AND country = ?
"""
# A name of news text has at most a few dozen bearers that matter; "San Antonio" has hundreds.
_MOST = 60
_CACHED_NAMES = 20_000


class Gazetteer:
    """The places of the world by name."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        # Engines come and go without being closed; from Python 3.13 on an open file left behind is a warning.
        weakref.finalize(self, self._database.close)
        self._country = lru_cache(maxsize=300)(self._find_country)
        self._lookup = lru_cache(maxsize=_CACHED_NAMES)(self._find_folded)

    @classmethod
    def open(cls) -> "Gazetteer":
        """The gazetteer, compiled first where that has not been done (about twenty seconds, once)."""
        # Imported late so that build.py can also run as a command of its own.
        from parley.knowledge.gazetteer.build import build

        return cls(build())

    def close(self) -> None:
        self._database.close()

    def find(self, name: str) -> list[Entry]:
        """The places called `name`, at most 60, the likeliest first; where none is, those it may be a spelling of.

        By population: a thirtieth of it where the name is a noisy one of the place, a tenth for administrative
        units, so that a city comes before the region named after it.
        """
        return list(self._lookup(fold(name)))

    def country(self, alpha3: str) -> tuple[Entry, ...]:
        """The country with this ISO 3166 alpha-3 code, alone; empty when there is none."""
        return self._country(alpha3)

    def knows(self, name: str) -> bool:
        return bool(self._lookup(fold(name)))

    def _find_country(self, alpha3: str) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in self._database.execute(_COUNTRY, (alpha3,)))

    def _find_folded(self, folded: str) -> tuple[Entry, ...]:
        if not folded:
            return ()
        rows = self._database.execute(_FIND, (folded,)).fetchmany(_MOST) or self._sounding_like(folded)
        return tuple(_entry(row) for row in rows)

    def _sounding_like(self, folded: str) -> list[tuple[object, ...]]:
        key = sound(folded)
        return self._database.execute(_FIND_SPELLING, (key,)).fetchmany(_MOST) if key else []


def _entry(row: Sequence[object]) -> Entry:
    return Entry(*row[:-1], bool(row[-1]))  # type: ignore[arg-type, call-arg]
