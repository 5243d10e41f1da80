"""Which files of a folder are documents.

Invariant: the same tree gives the same files in the same order on every machine, and no link leads out of it or
round in a circle.
"""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
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


# A list in a folder of what in it is no reporting: a name or pattern a line, with # for remarks.
IGNORE_FILE = ".parleyignore"


def ignored_in(folder: Path) -> tuple[str, ...]:
    """The patterns of the folder's own list; none where it has no list."""
    file = folder / IGNORE_FILE
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    return tuple(line.strip().rstrip("/") for line in lines if line.strip() and not line.startswith("#"))


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file is a link to one outside `folder`; the same file given by itself is read."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def documents_in(folder: Path) -> Iterator[Path | OSError]:
    """The files below `folder`, sorted by their path, case aside; the error where a folder cannot be listed.

    What a folder's IGNORE_FILE names is left out.
    """
    try:
        ignored = ignored_in(folder)
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError as error:
        yield error
        return
    for entry in listed:
        if is_asset(entry.name) or any(fnmatchcase(entry.name, pattern) for pattern in ignored):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from documents_in(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)
