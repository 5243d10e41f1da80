"""Killed at any moment, a record holds each document wholly or not at all, and a re-run completes it."""

import json
import multiprocessing
import signal
import time
from pathlib import Path

import pytest

from parley.record import Record
from tests.record.adding import DOCUMENTS, fill, run

# One kill after each document that was added, and one before the first.
MOMENTS = DOCUMENTS


def kill_after(folder: Path, documents: int, seconds: float) -> None:
    """Fill the record in a process of its own; kill it so many documents and seconds later."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.record.adding"])
    here, there = processes.Pipe()
    process = processes.Process(target=run, args=(folder, there))
    process.start()
    for _ in range(documents + 1):
        here.recv()
    time.sleep(seconds)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    here.close()
    there.close()


def lines(record: Record) -> list[str]:
    return [json.dumps(line, sort_keys=True) for line in record.export()]


def whole_or_absent(record: Record) -> int:
    """How many documents there are; each must have all its reports, and words that can be searched."""
    assert [f for f in record.check() if not f.ok] == []
    documents = record.documents()
    kinds: dict[str, list[str]] = {version.id: [] for version in record.all_versions(superseded=True)}
    for report in record.all_reports(superseded=True):
        kinds[report.version].append(report.kind)
    assert all(sorted(found) == ["control", "event", "move", "statement"] for found in kinds.values())
    assert len(record.search("misspoken", limit=100).documents) == len(documents)
    return len(documents)


@pytest.mark.slow
def test_killed_at_many_moments(tmp_path: Path) -> None:
    with Record.create(tmp_path / "undisturbed") as record:
        list(fill(record))
        expected = lines(record)
    seen = set()
    for moment in range(MOMENTS):
        folder = tmp_path / f"killed-{moment}"
        Record.create(folder).close()
        # At a different stage of the next document each time.
        kill_after(folder, documents=moment, seconds=0.002 * (moment % 9))
        with Record.open(folder) as record:
            seen.add(whole_or_absent(record))
            list(fill(record))
            assert lines(record) == expected
    # Not every moment falls into another document, but the kills must not all fall into one.
    assert len(seen) > MOMENTS // 2
