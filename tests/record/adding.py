"""Adds many documents to a record, in a process that the test of crashes kills."""

from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from parley.record import Record
from tests.record import build as b

DOCUMENTS = 21


def fill(record: Record) -> Iterator[None]:
    """Documents in two versions each, every fourth judged in between; yields after each.

    Every moment is fixed, so that re-runs can be compared.
    """
    for number in range(DOCUMENTS):
        v1 = b.version(f"Part {number}. {b.TEXT}", url=f"https://courier.example/{number}")
        v2 = b.version(f"Part {number}, updated. {b.TEXT}", url=f"https://courier.example/{number}", fetched=b.day(7))
        record.add(v1, b.everything(v1), at=b.day(8))
        if number % 4 == 0:
            record.judge(b.event(v1).id, "edit", field="type", new="COERCE", author="bob", at=b.day(9))
        record.add(v2, b.everything(v2), at=b.day(10))
        yield


def run(folder: Path, told: Connection) -> None:
    """Fill the record in `folder`; tell after each document, and once before the first."""
    with Record.open(folder) as record:
        told.send(0)
        for _ in fill(record):
            told.send(1)
        # Whoever waits here is killed before the end.
        told.recv()
