"""How fast time expressions are found without a parse: at least 60,000 words a second are promised.

Run as `python -m benchmarks.times`; the exit code is 1 below the promise.
"""

import sys
import time
from datetime import datetime

from parley.extractors.times import find_times

PROMISED = 60_000
# News has a time expression about every sixty words; this text has one every fifteen.
PARAGRAPH = (
    "The two delegations met on Monday in a guest house north of the river, four days after the first shots. "
    "A spokesman for the ministry said late Tuesday that a second round would be held next week. "
    "Since March 3 the road has been closed, and more than 12,000 people have left the district by boat. "
    "In 1994 a similar agreement had lasted for three months; that autumn the fighting began again at 5 a.m. "
    "The governor, who was elected two years ago, told reporters yesterday evening that bread was scarce. "
    "Nobody in the town believed that the bridge, damaged by shells, could carry the weight of the trucks. "
    "Both sides accuse one another of firing first, and neither has let observers into the northern villages. "
    "The hospital has run out of dressings, its director said, and the wounded are treated in a school.\n"
)


def main() -> int:
    text = PARAGRAPH * 40
    published = datetime(2022, 3, 9)
    find_times(PARAGRAPH, published)  # compile the grammar first
    began = time.process_time()
    rounds = 5
    for _ in range(rounds):
        find_times(text, published)
    speed = rounds * len(text.split()) / (time.process_time() - began)
    print(f"times: {speed:,.0f} words/s on one core, {PROMISED:,} promised")
    return 0 if speed >= PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
