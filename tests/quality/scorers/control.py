"""What the tables of towns say at a moment, worked out from the tables alone."""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

# Labels that say who holds a town; all others ("Unknown", "Truce", a note) say nothing.
SAID = {
    "Ukraine": "Ukraine",
    "Russia": "Russia",
    "Donetsk PR": "Donetsk PR",
    "Luhansk PR": "Luhansk PR",
    "Contested": "Contested",
    "Contested Ukraine": "Contested",
    "Ukraine Russia": "Contested",
}


@dataclass(frozen=True)
class Row:
    """A town and its label, "" where the table says nothing."""

    place: str
    status: str


@dataclass(frozen=True)
class Table:
    """A dated source: a whole snapshot, or the changes of one minute."""

    at: datetime
    kind: Literal["snapshot", "change"]
    rows: tuple[Row, ...]


def read_tables(folder: Path) -> list[Table]:
    """Snapshots and the changes after the last of them, in order of time."""
    snapshots = [_snapshot(path) for path in sorted((folder / "snapshots").glob("*.csv"))]
    last = max(table.at for table in snapshots)
    changes: dict[datetime, list[Row]] = {}
    with next(folder.glob("changes*.csv")).open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            at = datetime.fromisoformat(line["commit_time_utc"]).replace(tzinfo=UTC)
            if at > last:
                changes.setdefault(at, []).append(Row(line["place"].strip(), SAID.get(line["to_status"].strip(), "")))
    later = [Table(at, "change", tuple(rows)) for at, rows in changes.items()]
    return sorted([*snapshots, *later], key=lambda table: table.at)


def _snapshot(path: Path) -> Table:
    at = datetime.strptime(path.stem, "%d_%B_%Y_%Hh%M_UTC").replace(tzinfo=UTC)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = tuple(Row(r["Name"].strip(), SAID.get(r["Held by"].strip(), "")) for r in csv.DictReader(stream))
    return Table(at, "snapshot", rows)


def answer(tables: list[Table], place: str, at: datetime) -> tuple[str, str | None]:
    """State and holder of a town at a moment: what the last table that says something of it says.

    Two rows of one table that differ say that it is contested.
    """
    for table in reversed([t for t in tables if t.at <= at]):
        said = {row.status for row in table.rows if row.place == place and row.status}
        if said:
            label = said.pop() if len(said) == 1 else "Contested"
            return ("contested", None) if label == "Contested" else ("controlled", label)
    return "unknown", None
