"""Print claims or happenings drawn at random, each with the passages it rests on, to be read and counted by hand.

    .venv/bin/python scripts/audit_sample.py RECORD claims --size 50 --seed 1
    .venv/bin/python scripts/audit_sample.py RECORD happenings --several

The same record and seed draw the same entries. `--several` draws among happenings of more than one report.
"""

import argparse
import random
import sys
from pathlib import Path

from parley import pipeline
from parley.joining.corpus import AnyReport
from parley.model.derived import Claim, Happening
from parley.record import Record


def main() -> int:
    """Print the entries drawn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("record", type=Path)
    parser.add_argument("kind", choices=["claims", "happenings"])
    parser.add_argument("--size", type=int, default=50)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--several", action="store_true")
    chosen = parser.parse_args()
    with Record.open(chosen.record) as record:
        derived = pipeline.derive(record)
        reports = {report.id: report for report in record.all_reports(superseded=True)}
    entries: list[Claim | Happening] = [*(derived.claims if chosen.kind == "claims" else derived.happenings)]
    if chosen.several:
        entries = [e for e in entries if isinstance(e, Happening) and len(e.reports) > 1]
    entries.sort(key=lambda entry: entry.id)
    for entry in random.Random(chosen.seed).sample(entries, min(chosen.size, len(entries))):
        print(told(entry))
        sides = {"for": entry.reports_for, "against": entry.reports_against} if isinstance(entry, Claim) else {}
        for side, ids in (sides or {"by": getattr(entry, "reports", ())}).items():
            for id in ids[:5]:
                print(f"    {side}: {passage(reports[id])}")
    return 0


def told(entry: Claim | Happening) -> str:
    """The entry in a line."""
    if isinstance(entry, Claim):
        what = entry.proposition
        return f"{entry.id} {what.cls} {entry.polarity} {entry.standing}: {what.words} ({entry.reason})"
    who = ", ".join(actor.name for actor in entry.actors) or "?"
    whom = ", ".join(actor.name for actor in entry.recipients) or "?"
    day = f"{entry.when.start:%Y-%m-%d}" if entry.when and entry.when.start else "undated"
    return f"{entry.id} {entry.type}: {who} -> {whom}, {entry.place.name if entry.place else 'nowhere'}, {day}"


def passage(report: AnyReport) -> str:
    """Who says it, nearest the fact first, and the words."""
    hops = " > ".join(hop.who.name if hop.who else "?" for hop in report.hops)
    return f"{report.kind} {report.polarity} {report.reality}, {hops}: {' '.join(report.passage.exact.split())!r}"


if __name__ == "__main__":
    sys.exit(main())
