"""How many, of whom, as the text gives it."""

import pytest

from parley.extractors.events.counts import find_counts
from tests.extractors.events.reading import parsed

# Each name stands for a sentence and what is read off it.
CASES = {
    "plain": ("Rebels killed 12 soldiers.", [("dead", 12, 12, "soldier")]),
    "words": ("Three civilians were wounded.", [("injured", 3, 3, "civilian")]),
    "at least": ("At least 26 people were killed.", [("dead", 26, None, "people")]),
    "up to": ("Up to 40 people were arrested.", [("detained", None, 40, "people")]),
    "range": ("Between 3 and 7 people died.", [("dead", 3, 7, "people")]),
    "thousands separator": (
        "The flood of fighting displaced 12,500 residents.",
        [("displaced", 12500, 12500, "resident")],
    ),
    "vague": ("Dozens of people were killed.", [("dead", None, None, "people")]),
    "about a number": ("Some 800 villagers were killed.", [("dead", 800, 800, "villager")]),
    "bare numbers": ("The blast killed five and wounded nine.", [("dead", 5, 5, None), ("injured", 9, 9, None)]),
    "left dead": ("The attack left four people dead.", [("dead", 4, 4, "people")]),
    "things are not counted": ("Rebels seized 12 trucks.", []),
    "no number": ("Rebels killed soldiers.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_counts(name: str):
    text, expected = CASES[name]
    doc = parsed(text).doc
    assert [(c.what, c.low, c.high, c.of) for c in find_counts(doc[:])] == expected


def test_the_words_are_kept():
    (count,) = find_counts(parsed("At least 26 people were killed.").doc[:])
    assert count.text == "At least 26 people"
