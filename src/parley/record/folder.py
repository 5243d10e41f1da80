"""A record is a folder: `parley.toml` with its settings, `record.sqlite` with everything else."""

import os
from dataclasses import fields
from pathlib import Path

from parley.errors import NotFoundError, RecordError
from parley.settings import Settings

SETTINGS_FILE = "parley.toml"
RECORD_FILE = "record.sqlite"

_HEADER = """\
# The settings of this record. Each is shown with its default; take away the # to change it.

[settings]
"""


def prepare(path: Path) -> None:
    """Make the folder and its parley.toml; an existing parley.toml is kept."""
    if (path / RECORD_FILE).exists() and (path / RECORD_FILE).stat().st_size:
        raise RecordError(f"There is already a record in {path}.", "Use it as it is, or name another folder.")
    try:
        path.mkdir(parents=True, exist_ok=True)
        file = path / SETTINGS_FILE
        if not file.exists():
            file.write_text(settings_text(), encoding="utf-8")
    except OSError as error:
        raise RecordError(
            f"No record can be made in {path}: {error.strerror}.", "Name a folder that you may write to."
        ) from error


def check(path: Path) -> None:
    """NotFoundError unless `path` is a folder with a record in it."""
    if not (path / RECORD_FILE).exists():
        raise NotFoundError(f"There is no record in {path}.", f"Make one with 'parley init {path}'.")


def fresh(file: Path) -> Path:
    """`file`, which must not exist yet, in a folder that does."""
    if file.exists():
        raise RecordError(f"{file} exists already.", "Name another file; a backup never overwrites one.")
    if not file.parent.is_dir():
        raise NotFoundError(f"There is no folder {file.parent}.", "Make it first, or name another.")
    return file


def settings_text() -> str:
    """A parley.toml in which every setting is named, explained and left at its default."""
    rows = []
    for field in fields(Settings):
        value = f'"{field.default}"' if isinstance(field.default, str) else field.default
        rows.append(f"# {field.metadata['help']}\n# {field.name} = {value}\n")
    return _HEADER + "\n".join(rows)


def nearest(start: Path) -> Path:
    """The record that commands mean: $PARLEY_RECORD, else the nearest folder from `start` upward with a parley.toml."""
    named = os.environ.get("PARLEY_RECORD")
    if named:
        return Path(named)
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).exists():
            return folder
    raise NotFoundError(
        f"There is no record in {start} or above it.", "Make one with 'parley init', or name one with --record."
    )
