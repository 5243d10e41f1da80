"""`make demo`: read the sample reporting into ./demo-record and print what the record holds.

The second run reads nothing again: every document is known already.
"""

import sys
from pathlib import Path

from parley import pipeline
from parley.cli.adding import report_progress
from parley.cli.board import print_board, print_rounds
from parley.cli.listing import print_entries
from parley.joining.parties import parties_of
from parley.readers import ReadOptions
from parley.record import Record

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
PLACE = ROOT / "demo-record"
# The wire's own field names, as examples/README.md gives them.
WIRE = {"title": "headline", "text": "body", "date": "date", "outlet": "agency", "author": "byline", "url": "link"}
SHOWN = 12
MIN_MOVES = 4


def main() -> int:
    record = Record.open(PLACE) if (PLACE / "parley.toml").exists() else Record.create(PLACE)
    with record:
        outcomes = [
            *pipeline.add(record, [EXAMPLES / "documents"]),
            *pipeline.add(record, [EXAMPLES / "wire.jsonl"], ReadOptions(columns=WIRE)),
        ]
        tally = report_progress(iter(outcomes), quiet=True)
        pipeline.join_record(record)
        show(record)
    print(", ".join(f"{count} {status}" for status, count in tally.items()))
    print(NEXT)
    return 1 if tally.get("failed") else 0


def show(record: Record) -> None:
    """The tables of the record, each with the words that support its rows."""
    derived = pipeline.derive(record)
    # A process of a move or two is a mention, not a board.
    boards = [talks for talks in derived.talks if len(talks.moves) >= MIN_MOVES]
    print_board(boards)
    print_rounds(boards, derived.rounds)
    events = [e for e in record.events(newest_first=True) if parties_of(e.actors)]
    print_entries("events", events[:SHOWN], as_json=False, empty="none", title="Events (the newest)")
    print_entries("statements", record.statements(newest_first=True, limit=SHOWN), as_json=False, empty="none",
                  title="Statements (the newest)")  # fmt: skip
    print_entries("control-states", derived.control, as_json=False, empty="none", title="Who holds what")
    changed = [c for c in derived.claims if c.standing in ("withdrawn", "corrected", "superseded", "disputed")]
    print_entries("claims", changed, as_json=False, empty="none", title="Claims that changed")


NEXT = """
Every id above opens on the words that support it. Go on:
  .venv/bin/parley --record demo-record talks --as-of 2022-02-28
  .venv/bin/parley --record demo-record show claims --type withdrawn
  .venv/bin/parley --record demo-record show ID
  .venv/bin/parley init my-record && .venv/bin/parley --record my-record add PATH..."""

if __name__ == "__main__":
    sys.exit(main())
