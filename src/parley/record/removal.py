"""Removing a document: its texts and reports go, a tombstone stays.

Invariant: what was removed can no longer be read from the file, and does not come back unless somebody asks for
it by name. People's judgements stay; they apply again if the document is restored.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from parley.errors import NotFoundError
from parley.record import schema as s
from parley.record.derivation import forget_derived_from
from parley.record.indexing import forget


def remove(connection: Connection, document: str, *, reason: str, author: str, at: datetime) -> None:
    """Remove the document; NotFoundError when it is not here."""
    versions = select(s.versions.c.id).where(s.versions.c.document == document)
    if connection.scalar(versions.limit(1)) is None:
        raise NotFoundError(f"There is no document '{document}' in this record.", "Run 'parley show documents'.")
    forget_derived_from(connection, document)
    forget(connection, document)
    connection.exec_driver_sql(
        "INSERT INTO version_words (version_words, rowid, title, text)"
        " SELECT 'delete', seq, title, text FROM versions WHERE document = ?",
        (document,),
    )
    reports = select(s.reports.c.id).where(s.reports.c.document == document)
    connection.execute(delete(s.readings).where(s.readings.c.report.in_(reports)))
    connection.execute(delete(s.reports).where(s.reports.c.document == document))
    connection.execute(delete(s.links).where(s.links.c.document == document))
    for table in (s.extractions, s.version_readings):
        connection.execute(delete(table).where(table.c.version.in_(versions)))
    connection.execute(delete(s.versions).where(s.versions.c.document == document))
    connection.execute(update(s.documents).where(s.documents.c.id == document).values(title=None))
    connection.execute(insert(s.tombstones).values(document=document, reason=reason, author=author, at=at))
    # The words lie in the full-text index until its segments are merged.
    for words in ("version_words", "report_words"):
        connection.exec_driver_sql(f"INSERT INTO {words} ({words}) VALUES ('optimize')")
