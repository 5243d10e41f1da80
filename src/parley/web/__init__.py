"""Finds the built front end."""

from pathlib import Path

DIST = Path(__file__).parent / "dist"
BUILD_COMMAND = "cd web && npm ci && npm run build"


def built() -> Path | None:
    """The folder with the built app; None where it has not been built."""
    return DIST if (DIST / "index.html").is_file() else None
