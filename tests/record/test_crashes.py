"""Killed at any moment, a record holds each document wholly or not at all, and a re-run completes it."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parley.record import Record
from tests.record.adding import DOCUMENTS, fill

# One kill after each document, and one before the first.
MOMENTS = 24


def start(folder: Path) -> "subprocess.Popen[bytes]":
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.record.adding", str(folder)], cwd=root, stdout=subprocess.PIPE, bufsize=0
    )


def wait_for(process: "subprocess.Popen[bytes]", documents: int) -> None:
    """Until the process says that it has added so many documents."""
    assert process.stdout is not None
    for _ in range(documents):
        assert process.stdout.read(1) == b"."


def close_pipe(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdout is not None
    process.stdout.close()


def lines(record: Record) -> list[str]:
    return [json.dumps(line, sort_keys=True) for line in record.export()]


def whole_or_absent(record: Record) -> int:
    """How many documents there are; each must have all its reports, and words that can be searched."""
    assert [f for f in record.check() if not f.ok] == []
    documents = record.documents()
    for document in documents:
        versions = record.versions(document.id)
        for version in versions:
            mine = [r for r in record.all_reports(document=document.id, superseded=True) if r.version == version.id]
            assert sorted(r.kind for r in mine) == ["control", "event", "move", "statement"]
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
        process = start(folder)
        wait_for(process, documents=moment * DOCUMENTS // MOMENTS)
        # At a different stage of the next document each time.
        time.sleep(0.0017 * (moment % 8))
        process.kill()
        assert process.wait() == -signal.SIGKILL
        close_pipe(process)
        with Record.open(folder) as record:
            seen.add(whole_or_absent(record))
            list(fill(record))
            assert lines(record) == expected
    assert len(seen) >= 20
