"""Grouping by average likeness, over the pairs that are alike at all: no chains, and no two rounds in one group.

Two groups are joined while the mean likeness over all their pairs (a pair not given counts as 0) is high enough, the
most alike first. They are left apart, for good, where each is much more alike within itself than the two are to one
another: that is how two rounds of talks, or two raids by one navy, look. Ties go to the smaller numbers, so the groups
depend on the pairs alone. Near-linear in the number of pairs.
"""

import heapq
from collections.abc import Mapping

# Documents of one event share, on average, this much; lower joins what only shares its scene.
MIN_ALIKE = 0.14
# Two groups that are less alike than this share of what either is within itself are two stories.
MIN_SHARE_OF_WITHIN = 0.7
# Fewer than three say too little of how alike a group is within itself: the first pair joined is the most alike.
LEAST_TO_COMPARE = 3

Pairs = Mapping[tuple[int, int], float]


class Threads:
    """Groups of numbers 0..count-1 under construction."""

    def __init__(self, count: int, pairs: Pairs) -> None:
        self.members: dict[int, list[int]] = {n: [n] for n in range(count)}
        self.within: dict[int, float] = dict.fromkeys(range(count), 0.0)
        self.between: dict[int, dict[int, float]] = {n: {} for n in range(count)}
        self.settled: set[int] = set()
        for (a, b), alike in sorted(pairs.items()):
            self.between[a][b] = self.between[b][a] = alike
        # A group is named by its smallest number; `age` tells entries of the heap that are out of date.
        self.age: dict[int, int] = dict.fromkeys(range(count), 0)
        self.waiting = [(-alike, a, b, 0, 0) for (a, b), alike in sorted(pairs.items()) if alike >= MIN_ALIKE]
        heapq.heapify(self.waiting)

    def groups(self) -> list[list[int]]:
        """All groups, each in ascending order, in the order of their first members."""
        while self.waiting:
            _, a, b, age_a, age_b = heapq.heappop(self.waiting)
            if self._is_out_of_date(a, age_a) or self._is_out_of_date(b, age_b):
                continue
            if self._are_two(a, b):
                self.settled |= {a, b}
            else:
                self._join(a, b)
        return [sorted(self.members[first]) for first in sorted(self.members)]

    def _is_out_of_date(self, group: int, age: int) -> bool:
        return group not in self.members or group in self.settled or self.age[group] != age

    def _mean(self, a: int, b: int) -> float:
        return self.between[a][b] / (len(self.members[a]) * len(self.members[b]))

    def _are_two(self, a: int, b: int) -> bool:
        sizes = len(self.members[a]), len(self.members[b])
        if min(sizes) < LEAST_TO_COMPARE:
            return False
        inside = min(2 * self.within[g] / (n * (n - 1)) for g, n in zip((a, b), sizes, strict=True))
        return self._mean(a, b) < MIN_SHARE_OF_WITHIN * inside

    def _join(self, a: int, b: int) -> None:
        """`b` becomes part of `a`, which is the smaller."""
        self.within[a] += self.within.pop(b) + self.between[a].pop(b)
        self.members[a] += self.members.pop(b)
        self.age[a] += 1
        for other, alike in self.between.pop(b).items():
            if other == a:
                continue
            del self.between[other][b]
            self.between[a][other] = self.between[other][a] = self.between[a].get(other, 0.0) + alike
        for other in sorted(self.between[a]):
            mean = self._mean(a, other)
            if mean >= MIN_ALIKE and other not in self.settled:
                first, second = min(a, other), max(a, other)
                heapq.heappush(self.waiting, (-mean, first, second, self.age[first], self.age[second]))
