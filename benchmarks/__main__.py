"""Every benchmark in turn, or those named: `make bench ARGS="times record"`; 1 where one misses a limit.

Each runs in a process of its own, so that none is measured in the memory that another filled.
"""

import subprocess
import sys

BENCHMARKS = ("times", "threading", "record")


def meets_its_limits(name: str) -> bool:
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode == 0


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
        return 2
    missed = [name for name in names or BENCHMARKS if not meets_its_limits(name)]
    if missed:
        print(f"over their limits: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
