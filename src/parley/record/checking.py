"""Looking a record over: is the file sound, does the index agree with what it indexes?"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from parley.record import schema as s
from parley.record.judging import orphans
from parley.record.migrations import schema_version


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `hint` is what to do where it is not `ok`."""

    what: str
    ok: bool
    detail: str
    hint: str = ""


_RESTORE = "Put your newest backup in its place."
_REINDEX = "Run 'parley rebuild'; nothing is lost, only the index is made again."


def check(connection: Connection) -> tuple[Finding, ...]:
    """Look at everything; needs a write transaction, because FTS5 takes its check as a command."""
    return (
        Finding("format", True, f"version {schema_version(connection)}"),
        _journal(connection),
        _integrity(connection),
        _references(connection),
        _words(connection, "version_words"),
        _words(connection, "report_words"),
        _index(connection),
        _passages(connection),
        _orphans(connection),
    )


def _pragma(connection: Connection, name: str) -> list[str]:
    return [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {name}")]


def _journal(connection: Connection) -> Finding:
    mode = _pragma(connection, "journal_mode")[0]
    return Finding("journal", mode == "wal", mode, "Open the record once with a folder that can be written.")


def _integrity(connection: Connection) -> Finding:
    said = _pragma(connection, "integrity_check")
    return Finding("file", said == ["ok"], "; ".join(said[:5]), _RESTORE)


def _references(connection: Connection) -> Finding:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return Finding("references", not broken, f"{len(broken)} broken", _RESTORE)


def _words(connection: Connection, words: str) -> Finding:
    """FTS5's own comparison of a full-text index with what it indexes."""
    try:
        connection.exec_driver_sql(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        return Finding(words, False, str(error.orig), _REINDEX)
    return Finding(words, True, "agrees with the texts")


def _index(connection: Connection) -> Finding:
    """Every report that is found today is shown, and nothing is shown that is not found."""
    r, t = s.readings.c, s.shown_reports.c
    last_first = func.row_number().over(partition_by=r.report, order_by=(r.recorded_at.desc(), r.seq.desc()))
    ranked = select(r.report, r.body, last_first.label("age")).subquery()
    found = select(ranked.c.report).where(ranked.c.age == 1, ranked.c.body.is_not(None))
    shown = select(t.report).where(t.recorded_to.is_(None), t.reading.is_not(None))
    missing = connection.scalar(select(func.count()).select_from(found.except_(shown).subquery())) or 0
    spare = connection.scalar(select(func.count()).select_from(shown.except_(found).subquery())) or 0
    return Finding("index", not missing and not spare, f"{missing} missing, {spare} too many", _REINDEX)


def _passages(connection: Connection) -> Finding:
    """Every entry shown has its words in the full text of passages."""
    without = connection.exec_driver_sql(
        "SELECT count(*) FROM shown_reports WHERE seq NOT IN (SELECT rowid FROM report_words)"
    ).scalar_one()
    return Finding("passages", not without, f"{without} without words", _REINDEX)


def _orphans(connection: Connection) -> Finding:
    count = len(orphans(connection))
    hint = "See them with 'parley show judgements --type orphaned'."
    return Finding("judgements", not count, f"{count} whose words are gone", hint)
