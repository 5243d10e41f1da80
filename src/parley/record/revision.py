"""How far a record has come, as one short text, so that what was derived from it can tell whether it is stale.

Invariant: every change that joining can see (a reading, a link, a judgement, a removal) changes the revision.
"""

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.record import schema as s

_JOINED = "joined"


def revision(connection: Connection) -> str:
    """The revision of everything that joining reads."""
    tables = (s.version_readings, s.readings, s.links, s.judgements, s.tombstones)
    last = [connection.scalar(select(func.max(table.c.seq))) or 0 for table in tables]
    closed_links = connection.scalar(select(func.count()).where(s.links.c.recorded_to.is_not(None)))
    return ".".join(str(number) for number in (*last, closed_links))


def joined(connection: Connection) -> str | None:
    """The revision (with the version of joining) that the derived entries were made from; None before the first."""
    return connection.scalar(select(s.facts.c.value).where(s.facts.c.name == _JOINED))


def note_joined(connection: Connection, token: str) -> None:
    """Remember what the derived entries were made from."""
    statement = upsert(s.facts).values(name=_JOINED, value=token)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": token}))
