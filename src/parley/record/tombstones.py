"""What is left of a removed document: its id, the reason, who removed it and when."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from parley.record import schema as s


def is_removed(connection: Connection, document: str) -> bool:
    return why_removed(connection, document) is not None


def why_removed(connection: Connection, document: str) -> str | None:
    """The reason for which the document is removed now; None when it is not."""
    t = s.tombstones.c
    return connection.scalar(select(t.reason).where(t.document == document, t.restored_at.is_(None)))


def restore(connection: Connection, document: str, at: datetime) -> None:
    """Let the document be added again."""
    t = s.tombstones
    connection.execute(update(t).where(t.c.document == document, t.c.restored_at.is_(None)).values(restored_at=at))
