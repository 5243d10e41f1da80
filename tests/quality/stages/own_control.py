"""Measure control reports on our own set through the whole engine: status, holder, and false alarms."""

from pathlib import Path

from parley.model.reports import Control
from parley.model.world import ActorRef
from tests.quality.scorers.own_events import rows
from tests.quality.stages.own_events import engine, versions


def measure(path: Path) -> dict[str, float]:
    """In percent: rows with the right status, rows with the holder too, and silent rows that got a report."""
    wanted = rows(path)
    analyses = engine().analyse(versions(row["sentence"] for row in wanted))
    asked = right = held = silent = alarms = 0
    for row, analysis in zip(wanted, analyses, strict=True):
        if not row["status"]:
            silent += 1
            alarms += bool(analysis.controls)
            continue
        asked += 1
        fitting = [c for c in analysis.controls if c.status == row["status"] and is_at(c, row["place"])]
        right += bool(fitting)
        held += any(holds(c, row["holder"]) for c in fitting)
    return {
        "status": round(100 * right / asked, 1),
        "status and holder": round(100 * held / asked, 1),
        "false alarms": round(100 * alarms / silent, 1),
    }


def is_at(report: Control, place: str) -> bool:
    return report.where is not None and place.lower() in report.where.text.lower()


def holds(report: Control, wanted: str) -> bool:
    """Whether the holder, or who does it where nobody holds it, is the one wanted: a country or a word of the name."""
    if not wanted:
        return True
    who: ActorRef | None = report.holder if report.status == "controlled" else report.by
    return who is not None and (who.country == wanted or wanted.lower() in who.name.lower())
