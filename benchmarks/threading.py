"""How copies and stories grow with the record: ten thousand documents of a hundred days, half of them wire copy.

Twice the documents may take no more than three times as long. Run as `python -m benchmarks.threading`; the exit code
is 1 where they take longer, or where ten thousand take more than two minutes.
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from parley.joining.copies import copy_groups
from parley.joining.stories import stories_of
from parley.model.documents import Version

SIZES = (2_500, 5_000, 10_000)
MOST_GROWTH = 3.0
MOST_SECONDS = 120
# A hundred documents a day; every event is told by eight outlets, four of which print one wire's copy, cut short.
A_DAY = 100
OUTLETS = 8
_START = datetime(2031, 1, 1, tzinfo=UTC)


def made_up(count: int, seed: int = 3) -> list[Version]:
    """Documents of about 200 words, with as many common words and rare names as news has."""
    chance = random.Random(seed)
    common = [
        f"{a}{b}" for a in ("ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu") for b in ("ll", "rn", "st")
    ]
    names = [f"{a}{b}" for a in ("Kar", "Dol", "Bren", "Kes", "Orl", "Tol", "Ves", "Ard") for b in range(400)]
    found = []
    for number in range(count):
        event, outlet = divmod(number, OUTLETS)
        story = random.Random(seed * 1_000_003 + event)
        about = story.sample(names, 12)
        wire = outlet % 2 == 0
        teller = random.Random(seed + event) if wire else chance
        words = [teller.choice(about) if teller.random() < 0.2 else teller.choice(common) for _ in range(200)]
        text = " ".join(words[: 200 - 15 * outlet] if wire else words)
        published = _START + timedelta(days=event * OUTLETS // A_DAY, hours=outlet)
        found.append(
            Version(
                id=f"v-{number}", document=f"d-{number}", outlet=f"outlet {outlet}", text=text, published=published,
                fetched=published, raw_sha256="",
            )
        )  # fmt: skip
    return found


def main() -> int:
    seconds: dict[str, list[float]] = {"copies": [], "stories": []}
    for size in SIZES:
        versions = made_up(size)
        for name in seconds:
            began = time.process_time()
            found = len(copy_groups(versions)[1]) if name == "copies" else len(stories_of(versions))
            seconds[name].append(time.process_time() - began)
            print(f"{name}: {size:,} documents in {seconds[name][-1]:.1f} s, {found:,} found", flush=True)
    growth = max(b / a for spent in seconds.values() for a, b in pairwise(spent))
    print(f"twice the documents take {growth:.1f} times as long at most, {MOST_GROWTH} allowed")
    slow = max(spent[-1] for spent in seconds.values()) > MOST_SECONDS
    return 1 if growth > MOST_GROWTH or slow else 0


if __name__ == "__main__":
    sys.exit(main())
