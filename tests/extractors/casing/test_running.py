"""A capital tells a name only where neither a sentence nor a longer name asks for it."""

import pytest

from parley.extractors.casing.running import Running, opens
from parley.model.passages import Span

TEXT = "Shell left. The men of Shell met the Free Army. He said: “Free them.” A free man, U.S. Free."


@pytest.mark.parametrize(("word", "told"), [("Shell", 1), ("Army", 1), ("Free", 0), ("men", -1), ("Nobody", 0)])
def test_what_a_text_tells(word: str, told: int) -> None:
    assert Running.of(TEXT, [Span(0, len(TEXT))]).tells(word) == told


def test_names_of_several_words() -> None:
    running = Running.of(TEXT, [Span(0, len(TEXT))])
    assert ("Free", "Army") in running.pairs
    assert ("Shell", "met") not in running.pairs


def test_lines_without_words_tell_nothing() -> None:
    assert Running.of("* * *", [Span(0, 5)]).balance == {}


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("Left at once", "Left", True),
        ("It ended. Left", "Left", True),
        ("He said: “Left", "Left", True),
        ("The U.S. Left", "Left", False),
        ("He had Left", "Left", False),
    ],
)
def test_where_a_sentence_starts(line: str, word: str, expected: bool) -> None:
    assert opens(line, line.index(word)) is expected
