"""Quotation marks pair in every typographic habit."""

import pytest

from parley.extractors.statements.quotes import Quotation, pair
from parley.model.passages import Span

HABITS = {
    "curly": ("He said “we stay” and left.", ["we stay"]),
    "straight": ('He said "we stay" and left.', ["we stay"]),
    "two straight": ('"Go," he said. "Now."', ["Go,", "Now."]),
    "guillemets": ("Il dit «we stay» and left.", ["we stay"]),
    "german": ("He said „we stay“ and left.", ["we stay"]),
    "two apostrophes": ("''We stay,'' he said.", ["We stay,"]),
    "single curly": ("He called it ‘a farce’ twice.", ["a farce"]),
    "single straight": ("He called it 'a farce' twice.", ["a farce"]),
    "apostrophe is no mark": ("The general’s men don't know it's over.", []),
    "plural possessive is no mark": ("The workers' council met the students' union.", []),
    "decade is no mark": ("It was the ’90s and 'twas late.", []),
    "inches are no mark": ("The shell was 6\" wide.", []),
    "curly opened, straight closed": ("“We stay,\" he said.", ["We stay,"]),
    "open to the paragraph's end": ("“We stay. We fight.", ["We stay. We fight."]),
    "opened by the closing mark": ("”We stay,” he said.", ["We stay,"]),
}


@pytest.mark.parametrize(("text", "inner"), HABITS.values(), ids=HABITS)
def test_habits(text, inner):
    assert [text[q.inner.start : q.inner.end] for q in pair(text, Span(0, len(text)))] == inner


def test_a_quotation_in_a_quotation_is_its_child():
    text = "“He told me, ‘Go home,’ and I went,” she said."
    (outer,) = pair(text, Span(0, len(text)))
    assert [text[c.inner.start : c.inner.end] for c in outer.children] == ["Go home,"]


def test_unclosed_is_marked_open():
    text = "“We stay."
    assert pair(text, Span(0, len(text))) == [Quotation(Span(0, 9), Span(1, 9), "“", open=True)]


def test_marks_do_not_pair_across_the_paragraph_given():
    text = "“One\n“Two”"
    assert [text[q.inner.start : q.inner.end] for q in pair(text, Span(5, len(text)))] == ["Two"]
