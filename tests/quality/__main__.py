"""`make quality`: run the gate; `ARGS=--update` raises floors, `ARGS="quotes places"` runs stages by name."""

import argparse
import sys

from tests.quality.gate import choose, read_floors, run, table, update
from tests.quality.gold import required
from tests.quality.stages import STAGES


def main() -> int:
    parser = argparse.ArgumentParser(prog="make quality", description=__doc__)
    parser.add_argument(
        "stages", nargs="*", help="stages to run, by the start of their name; all by default but the withheld"
    )
    parser.add_argument("--update", action="store_true", help="raise floors to what was reached; never lowers one")
    parser.add_argument("--model", default="md", help="spaCy pipeline that the floors are for")
    parser.add_argument("--list", action="store_true", help="name the stages and stop")
    options = parser.parse_args()
    if options.list:
        print("\n".join(stage.name for stage in STAGES))
        return 0
    outcomes = []
    for stage in choose(STAGES, options.stages):
        print(f"measuring {stage.name} ...", file=sys.stderr, flush=True)
        outcomes.append(run(stage, options.model))
    print(table(outcomes, options.model))
    if options.update:
        print("\n".join(["", "Floors raised:", *(update(outcomes, options.model) or ["none"])]))
        print("Write them into the docs: python scripts/figures.py")
    broken = [line for outcome in outcomes for line in outcome.broken]
    skipped = [o.stage.name for o in outcomes if o.figures is None]
    for line in broken:
        print(f"BELOW ITS FLOOR: {line}")
    if skipped:
        print(f"SKIPPED for want of data: {', '.join(skipped)}")
    measured = len(outcomes) - len(skipped)
    failed = len({line.split(":")[0] for line in broken}) + (len(skipped) if required("gold") else 0)
    print(f"{measured - len({line.split(':')[0] for line in broken})} passed, {failed} failed, {len(skipped)} skipped")
    return 1 if failed or not read_floors() else 0


if __name__ == "__main__":
    sys.exit(main())
