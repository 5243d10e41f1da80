"""Which files of a folder are documents.

Invariant: the same tree gives the same files in the same order on every machine, and no link leads out of it or
round in a circle.
"""

import os
from collections.abc import Iterator
from pathlib import Path

# What browsers save beside a page, settings, and what systems leave in folders: never documents, so no failure either.
_ASSETS = frozenset((
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".avif", ".bmp", ".tif",
    ".tiff", ".woff", ".woff2", ".ttf", ".eot", ".otf", ".mp4", ".webm", ".mp3", ".m4a", ".ogg", ".wav", ".mov",
    ".avi", ".pyc", ".db", ".sqlite", ".lock",
    ".toml", ".ini", ".cfg",
))
_LEFTOVERS = frozenset(("__MACOSX", "__pycache__", "node_modules", "Thumbs.db", "desktop.ini"))


def is_asset(name: str) -> bool:
    """Whether a file of this name only goes with documents: style, pictures, fonts, hidden files."""
    parts = name.rstrip("/").split("/")
    hidden = parts[-1].startswith(".") or not _LEFTOVERS.isdisjoint(parts)
    return hidden or Path(parts[-1]).suffix.lower() in _ASSETS


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file is a link to one outside `folder`; the same file given by itself is read."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def documents_in(folder: Path) -> Iterator[Path | OSError]:
    """The files below `folder`, sorted by their path, case aside; the error where a folder cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError as error:
        yield error
        return
    for entry in listed:
        if is_asset(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from documents_in(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)
