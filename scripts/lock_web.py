"""Take the addresses that npm adds for donors out of web/package-lock.json; the lock holds versions and hashes only."""

import json
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "web" / "package-lock.json"


def main() -> None:
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    LOCK.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
