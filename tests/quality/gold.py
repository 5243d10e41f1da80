"""Where the gold data lies, and what of it a gate was measured on.

Gold is read from `PARLEY_GOLD`, else from `shared/gold` beside the checkout; it never enters the repository.
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def gold_folder() -> Path:
    """The gold folder; it may not exist."""
    return Path(os.environ.get("PARLEY_GOLD") or ROOT.parent / "shared" / "gold")


def required(piece: str) -> bool:
    """Whether PARLEY_REQUIRE turns the absence of `piece` ("gold", "browser", ...) into a failure."""
    return piece in os.environ.get("PARLEY_REQUIRE", "").split(",")


def fingerprint(path: Path) -> str:
    """The first 12 hex digits of SHA-256 over the names and bytes of all files below `path`, in order of name."""
    digest = hashlib.sha256()
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        digest.update(str(file.relative_to(path)).encode() if path.is_dir() else file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
