"""One cue with two contents: two statements only where each has its own time, place or hearer."""

import pytest

from tests.extractors.statements.reading import all_said

CASES = {
    "own times": (
        "Berg said at noon that the dam was safe and at midnight that it was not.",
        [("Berg", "that the dam was safe"), ("Berg", "that it was not")],
    ),
    "own hearers": (
        "Berg told the council that the dam was safe and the press that it was not.",
        [("Berg", "that the dam was safe"), ("Berg", "that it was not")],
    ),
    "one after the other": (
        "Berg said first that the dam was safe, then that it had cracks.",
        [("Berg", "that the dam was safe"), ("Berg", "that it had cracks")],
    ),
    "one breath": (
        "Berg said that the dam was safe and that it would be watched.",
        [("Berg", "that the dam was safe and that it would be watched")],
    ),
    "a time inside the content": (
        "Berg said that the dam broke at noon and that it was rebuilt.",
        [("Berg", "that the dam broke at noon and that it was rebuilt")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_contents(text, expected):
    assert all_said(text) == expected
