"""The promises between readers and those who call them."""

from datetime import date, datetime

import pytest

from parley.errors import MalformedError, UnreadableError
from parley.readers.contract import MAX_UNPACKED, Budget, Failure, Raw, ReadOptions


def test_bytes_have_a_limit():
    raw = Raw.of_bytes("a", "a.txt", b"x" * 1_000_001)
    assert len(raw.bytes(1.1)) == 1_000_001
    with pytest.raises(UnreadableError, match="a is larger than 1 MB"):
        raw.bytes(1.0)


def test_a_budget_is_spent_once():
    budget = Budget(left=10)
    budget.spend(10, "a.zip")
    with pytest.raises(UnreadableError, match=f"a.zip unpacks to more than {MAX_UNPACKED // 10**9} GB"):
        budget.spend(1, "a.zip")


def test_a_moment_needs_a_zone_and_a_day_does_not():
    assert ReadOptions(published=date(2031, 3, 1)).published == date(2031, 3, 1)
    with pytest.raises(MalformedError) as caught:
        ReadOptions(fetched=datetime(2031, 3, 1))
    assert caught.value.hint == "Write it as 2031-03-01T00:00:00+00:00."


FAILURES = {
    "our own": (UnreadableError("a is empty.", "Fill it."), Failure("a", "unreadable", "a is empty.", "Fill it.")),
    "permission": (
        PermissionError(13, "x"), Failure("a", "unreadable", "a may not be read.", "Change its permissions."),
    ),
    "the system's": (OSError(5, "I/O error"), Failure("a", "unreadable", "a could not be read: I/O error.")),
}


@pytest.mark.parametrize(("error", "failure"), FAILURES.values(), ids=FAILURES.keys())
def test_errors_become_failures(error, failure):
    assert Failure.of("a", error) == failure


@pytest.mark.parametrize(("name", "suffix"), [("A.TXT", ".txt"), ("a.tar.gz", ".gz"), ("a", ""), (".hidden", "")])
def test_suffix(name, suffix):
    assert Raw.of_bytes("x", name, b"").suffix == suffix
