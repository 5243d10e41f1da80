"""Write many small texts, three of them broken, to see how `parley add` bears them: `python scripts/many_files.py DIR`.

Then `parley init many && parley --record many add DIR`. The same number gives the same files.
"""

import argparse
import random
import sys
from pathlib import Path

WHO = ("Mayor Ana Reyl", "Minister Tomas Sil", "The rebel commander Idris Amin", "A spokesman for the army")
WHAT = ("said the road to {} was open", "said the town of {} was surrounded", "offered talks in {}",
        "rejected the offer of talks in {}", "said nine people had been killed in {}")  # fmt: skip
TOWNS = ("Goma", "Aden", "Kobo", "Sirte", "Lashio", "Marawi", "Bukavu", "Kidal")
BROKEN = {
    "broken.txt": b"\x00\x01\x02\xff\xfe\x00" * 50,
    "broken.pdf": b"%PDF-1.7 broken",
    "broken.warc.gz": b"\x1f\x8b\x08\x00broken",
}


def main() -> int:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=10_000)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True)
    draw = random.Random(5)
    for number in range(chosen.files - len(BROKEN)):
        told = (f"{draw.choice(WHO)} {draw.choice(WHAT).format(draw.choice(TOWNS))} on Monday." for _ in range(2))
        text = f"Report {number}\n\n" + "\n\n".join(told) + "\n"
        (chosen.folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    for name, data in BROKEN.items():
        (chosen.folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
