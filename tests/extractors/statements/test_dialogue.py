"""Lines of dialogue behind a dash."""

import pytest

from tests.extractors.statements.reading import all_said, found

CASES = {
    "question and answer": (
        "— Who fired? asked the judge.\n— I do not know, answered Berg.",
        [("the judge", "Who fired?"), ("Berg", "I do not know,")],
    ),
    "goes on behind the cue": (
        "– We leave at dawn, said the colonel. – Nobody stays.", [("the colonel", "We leave at dawn, | Nobody stays")],
    ),
    "speaker first": ("— They are safe, Berg replied.", [("Berg", "They are safe,")]),
    "a list is no dialogue": ("— Flour for the north\n— Fuel for the south", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lines(text, expected):
    assert all_said(text) == expected


def test_a_line_is_quoted():
    (line,) = found("— They are safe, Berg replied.")
    assert (line.mode, line.rule) == ("direct", "direct:dialogue")
