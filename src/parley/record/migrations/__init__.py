"""How the record's tables come to be: numbered SQL files, applied in order, counted in `PRAGMA user_version`.

Invariant: a file that was released is never edited, only followed by another. Each is applied in the same
transaction as its number, so a record is always wholly at one version.
"""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from sqlalchemy import Connection

# "PRLY" in ASCII: tells a record from any other SQLite file.
APPLICATION_ID = 0x50524C59


@lru_cache(maxsize=1)
def migrations() -> tuple[str, ...]:
    """The SQL of every migration; the first brings an empty file to version 1."""
    files = sorted(f.name for f in resources.files(__name__).iterdir() if f.name.endswith(".sql"))
    return tuple(resources.files(__name__).joinpath(name).read_text(encoding="utf-8") for name in files)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time; sqlite3's own executescript would commit half-way."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def migrate(connection: Connection, scripts: tuple[str, ...]) -> None:
    """Bring the record to version `len(scripts)` inside the caller's transaction."""
    version = schema_version(connection)
    for script in scripts[version:]:
        for statement in statements(script):
            connection.exec_driver_sql(statement)
    # PRAGMA takes no parameters; both values are integers of ours.
    connection.exec_driver_sql(f"PRAGMA user_version = {len(scripts)}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def schema_version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
