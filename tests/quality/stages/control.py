"""Measure who held which town when, on dated tables: 16 snapshots and the changes between and after them.

Each table is a dated source, and joining is asked, as of each moment, for the state of every town. The tables are read
as they are meant: a blank cell, "Unknown", "Uncontrolled" and notes about something else say nothing; "Contested
Ukraine" is contested; where a change falls into the time of the snapshots the snapshots govern; a town listed twice
keeps both rows, and where they differ nobody is said to hold it. `tests/quality/scorers/control.py` says what is right.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from parley.joining.claims import claims_of
from parley.joining.control import control_states
from parley.joining.corpus import Corpus
from parley.joining.propositions import propositions_of
from parley.model.documents import Version
from parley.model.passages import Passage, Span
from parley.model.reports import Control, Extractor, Hop, report_id
from parley.model.world import ActorRef, Where
from tests.quality.scorers.control import Row, Table, answer, read_tables

TABLE = "the table of towns"
HOLDERS = {
    "Ukraine": ActorRef(id="a:ukr", name="Ukraine", country="UKR", sector="GOV"),
    "Russia": ActorRef(id="a:rus", name="Russia", country="RUS", sector="GOV"),
    "Donetsk PR": ActorRef(id="a:dpr", name="Donetsk PR", country="UKR", sector="REB"),
    "Luhansk PR": ActorRef(id="a:lpr", name="Luhansk PR", country="UKR", sector="REB"),
}


def measure(folder: Path) -> dict[str, float]:
    """Percent of (town, moment) questions answered right, by kind of moment, and how many were asked."""
    tables = read_tables(folder)
    sources = [_source(table) for table in tables]
    right: dict[str, int] = {"snapshot": 0, "change": 0}
    asked: dict[str, int] = {"snapshot": 0, "change": 0}
    for table in tables:
        known = dict(_states(sources, table.at))
        names = (
            {row.place for row in table.rows}
            if table.kind == "change"
            else {r.place for t in tables for r in t.rows if t.at <= table.at}
        )
        for name in sorted(names):
            expected = answer(tables, name, table.at)
            asked[table.kind] += 1
            right[table.kind] += known.get(name, ("unknown", None)) == expected
    print(f"control/tables in this run: questions asked by kind of moment: {asked}", file=sys.stderr)
    return {
        "snapshots": round(100 * right["snapshot"] / asked["snapshot"], 1),
        "changes": round(100 * right["change"] / asked["change"], 1),
        "questions": float(sum(asked.values())),
    }


def _states(
    sources: Iterable[tuple[Version, list[Control]]], at: datetime
) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """What joining makes of everything published by a moment: state and holder of each town."""
    known = [(version, reports) for version, reports in sources if version.published and version.published <= at]
    corpus = Corpus.of([v for v, _ in known], [r for _, reports in known for r in reports])
    claims, _ = claims_of(propositions_of(corpus, []), [], {}, corpus)
    for state in control_states(corpus, claims):
        yield state.where.text, (state.state, state.holder.name if state.holder else None)


def _source(table: Table) -> tuple[Version, list[Control]]:
    """A table as a document: a line for each town that it says something about, and a report on each line."""
    said = [row for row in table.rows if row.status]
    text = "\n".join(f"{row.place}: {row.status}" for row in said) or "nothing"
    document = f"d-{table.at.isoformat()}-{table.kind}"
    version = Version(
        id=Version.id_for(document, text), document=document, outlet=TABLE, text=text, published=table.at,
        fetched=table.at, raw_sha256="",
    )  # fmt: skip
    reports, start = [], 0
    for row in said:
        end = start + len(f"{row.place}: {row.status}")
        reports.append(_report(version, row, Span(start, end)))
        start = end + 1
    return version, reports


def _report(version: Version, row: Row, span: Span) -> Control:
    passage = Passage.of(version.text, span)
    return Control(
        id=report_id(version.id, "control", "table", span, 0), document=version.document, version=version.id,
        anchor=passage, passage=passage, hops=(Hop(who=ActorRef(name=TABLE), how="published"),),
        extractor=Extractor(name="table", version="1", rule="row"), where=Where(text=row.place),
        status="contested" if row.status == "Contested" else "controlled", holder=HOLDERS.get(row.status),
    )  # fmt: skip
