"""Adds many documents to the record in the folder named on the command line; prints a dot after each.

Run by the test that kills it.
"""

import sys
from collections.abc import Iterator

from parley.record import Record
from tests.record import build as b

DOCUMENTS = 24


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


if __name__ == "__main__":
    with Record.open(sys.argv[1]) as opened:
        for _ in fill(opened):
            print(".", end="", flush=True)  # noqa: T201 (the test reads it)
