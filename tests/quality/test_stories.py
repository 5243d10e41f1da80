"""The scorers of stories on groups and rows that can be worked out by hand."""

import pytest

from tests.quality.scorers.stories import bcubed, pearson

GROUPS = {
    "the same": ("aabb", "xxyy", (100, 100, 100)),
    "all in one": ("aaaa", "xxyy", (50, 100, 66.7)),
    "each alone": ("abcd", "xxyy", (100, 50, 66.7)),
    "one strays": ("aaab", "xxyy", (66.7, 75, 70.6)),
}


@pytest.mark.parametrize("name", list(GROUPS))
def test_bcubed(name: str) -> None:
    answered, gold, expected = GROUPS[name]
    assert tuple(round(figure, 1) for figure in bcubed(answered, gold)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"), [([1, 2, 3], [2, 4, 6], 1), ([1, 2, 3], [3, 2, 1], -1), ([1, 1], [1, 2], 0)]
)
def test_pearson(a: list[float], b: list[float], expected: float) -> None:
    assert pearson(a, b) == pytest.approx(expected)
