"""Grouping by average likeness: no chains, and rounds stay apart."""

import itertools
import random

import pytest

from parley.joining.threads import MIN_ALIKE, Threads


def block(numbers: range, alike: float) -> dict[tuple[int, int], float]:
    return dict.fromkeys(itertools.combinations(numbers, 2), alike)


def across(first: range, second: range, alike: float) -> dict[tuple[int, int], float]:
    return {(a, b): alike for a in first for b in second}


CASES: dict[str, tuple[int, dict[tuple[int, int], float], list[list[int]]]] = {
    "nothing in common": (3, {}, [[0], [1], [2]]),
    "two alike": (3, {(0, 2): 0.5}, [[0, 2], [1]]),
    "too little": (2, {(0, 1): MIN_ALIKE - 0.01}, [[0], [1]]),
    "a chain of three is cut": (3, {(0, 1): 0.5, (1, 2): 0.26}, [[0, 1], [2]]),
    "two rounds in one hall": (
        6,
        {**block(range(3), 0.6), **block(range(3, 6), 0.6), **across(range(3), range(3, 6), 0.3)},
        [[0, 1, 2], [3, 4, 5]],
    ),
    "one event told in two ways": (
        6,
        {**block(range(3), 0.6), **block(range(3, 6), 0.6), **across(range(3), range(3, 6), 0.5)},
        [[0, 1, 2, 3, 4, 5]],
    ),
    "what was settled takes nobody else in": (
        7,
        {
            **block(range(3), 0.6),
            **block(range(3, 6), 0.6),
            **across(range(3), range(3, 6), 0.3),
            **across(range(6), range(6, 7), 0.29),
        },
        [[0, 1, 2], [3, 4, 5], [6]],
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_groups(name: str) -> None:
    count, pairs, expected = CASES[name]
    assert Threads(count, pairs).groups() == expected


def test_the_order_in_which_pairs_are_given_does_not_matter() -> None:
    chance = random.Random(11)
    pairs = {
        (a, b): round(chance.random(), 1) for a, b in itertools.combinations(range(30), 2) if chance.random() < 0.3
    }
    expected = Threads(30, pairs).groups()
    assert 1 < len(expected) < 30
    for _ in range(5):
        shuffled = list(pairs.items())
        chance.shuffle(shuffled)
        assert Threads(30, dict(shuffled)).groups() == expected
