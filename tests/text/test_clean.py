"""What a text may hold."""

import pytest

from parley.text.clean import clean, unwrap

CASES = {
    "windows newline": ("a\r\nb", "a\nb"),
    "old mac newline": ("a\rb", "a\nb"),
    "line separator": ("a\u2028b", "a\nb"),
    "form feed": ("a\x0cb", "a\nb"),
    "nul": ("a\x00b", "ab"),
    "byte order mark": ("\ufeffa", "a"),
    "unit separator": ("a\x1fb", "ab"),
    "half a surrogate pair": ("a\ud83db", "a\ufffdb"),
    "tab and emoji stay": ("a\t🇺🇦", "a\t🇺🇦"),
    "composed and decomposed letters stay apart": ("é e\u0301", "é e\u0301"),
}


@pytest.mark.parametrize(("raw", "cleaned"), CASES.values(), ids=CASES.keys())
def test_clean(raw, cleaned):
    assert clean(raw) == cleaned
    assert clean(cleaned) == cleaned


WRAPPED = """\
The two delegations met for a third time on Thursday in the border town and
left after four hours without a paper, said a guard who saw the cars go. The
spokesman of the northern side said that another meeting would be held soon.

His counterpart said that no date had been set for it and that none would be
set before the shelling of the road stopped. The road was shelled again that
evening, said two people who live beside it, and one of them said that a bus
was hit. Nobody was on board.
"""


def test_wrapped_lines_are_joined_without_moving_anything():
    joined = unwrap(WRAPPED)
    assert len(joined) == len(WRAPPED)
    assert joined.count("\n") == 3
    assert "border town and left after" in joined


def test_short_lines_of_uneven_length_stay():
    text = "Talks open\nThe sides met.\nNo date was set for the next meeting, he said.\nHe left.\nA\nB\nC\nD\n"
    assert unwrap(text) == text
