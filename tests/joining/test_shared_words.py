"""Counting shared 4-grams for many texts at once gives what comparing each pair gives."""

import random

import pytest

from parley.joining.shared_words import Shingles
from parley.text.shingles import shingles

WORDS = ["the", "envoy", "of", "both", "sides", "met", "near", "a", "bridge", "and", "said", "it’s", "over"]


def texts(count: int) -> list[str]:
    chance = random.Random(3)
    return [" ".join(chance.choices(WORDS, k=chance.choice([0, 2, 4, 30, 60]))) for _ in range(count)]


@pytest.mark.parametrize("most", [2, 5, 1000])
def test_shared_4_grams_are_counted_as_in_pairs(most: int) -> None:
    told = texts(40)
    sets = [shingles(text) for text in told]
    rare = {s for s in set().union(*sets) if sum(s in other for other in sets) <= most}
    found = Shingles.of(told)
    for number, own in enumerate(sets):
        expected = [(n, len(own & sets[n] & rare)) for n in range(number) if own & sets[n] & rare]
        assert list(found.shared_with_earlier(number, most)) == expected


def test_the_smaller_and_the_union_are_those_of_the_sets() -> None:
    told = texts(12)
    sets, found = [shingles(text) for text in told], Shingles.of(told)
    for a in range(12):
        for b in range(a):
            assert found.sizes_together(a, b) == (min(len(sets[a]), len(sets[b])), len(sets[a] | sets[b]))


def test_no_text_shares_nothing() -> None:
    assert Shingles.of([]).grams.size == 0
