"""Write docs/reference/ from the code: commands, settings, the canonical form. `--check` only compares."""

import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import typer.main

from parley.cli.commands import app
from parley.model.schema import line_schema
from parley.settings import Settings

PLACE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def commands() -> str:
    """Every command with its arguments and options, as its help gives them."""
    parts = ["# Commands", "", "Made from the program's own help by `python scripts/reference.py`.", ""]
    root = typer.main.get_command(app)
    where = (
        "Every command takes the record from `--record`, else from `PARLEY_RECORD`, else from the nearest folder "
        "upward that has a `parley.toml`."
    )
    parts += [str(root.help), "", where, ""]
    parts += _command(root, "parley")
    return "\n".join(parts)


def _command(command: Any, name: str) -> list[str]:
    if hasattr(command, "commands"):
        return [line for sub in sorted(command.commands) for line in _command(command.commands[sub], f"{name} {sub}")]
    rows = [p for p in command.params if p.name != "help"]
    words = " ".join(_names(p) for p in rows if not _is_option(p))
    parts = [f"## {name}", "", f"`{' '.join([name, '[OPTIONS]', words]).strip()}`", "", str(command.help), ""]
    if rows:
        parts += ["| | |", "|---|---|", *(f"| `{_names(p)}` | {p.help or ''} |" for p in rows), ""]
    return parts


def _is_option(param: Any) -> bool:
    return str(param.opts[0]).startswith("-")


def _names(param: Any) -> str:
    return ", ".join(param.opts) if _is_option(param) else str(param.metavar or param.name).upper()


def settings() -> str:
    """Every setting with its default and help."""
    rows = [f"| `{f.name}` | `{f.default!r}` | {f.metadata['help']} |" for f in fields(Settings)]
    origin = "Under `[settings]` in the record's `parley.toml`. Made by `python scripts/reference.py`."
    head = ["# Settings", "", origin, ""]
    return "\n".join([*head, "| name | default | what it does |", "|---|---|---|", *rows, ""])


def canonical() -> str:
    """The JSON Schema of a line of an export."""
    return json.dumps(line_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


PAGES = {"commands.md": commands, "settings.md": settings, "canonical-form.schema.json": canonical}


def main() -> int:
    stale = []
    for name, make in PAGES.items():
        path, text = PLACE / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                PLACE.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    print("stale: " + ", ".join(stale) if stale else "docs/reference is up to date")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
