"""The application: its options, and the record that its commands work on.

Invariant: nothing heavy is imported at the top of a command file; `parley --help` must stay quick.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley import __version__

if TYPE_CHECKING:
    from parley.record import Record

app = typer.Typer(
    name="parley",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="The sourced record of a conflict and its peace talks: who said and did what, according to whom, and "
    "whether it still stands.",
)

JsonOption = Annotated[bool, typer.Option("--json", help="print the canonical form, one JSON object per line")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"parley {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    record: Annotated[
        Path | None,
        typer.Option(
            "--record", envvar="PARLEY_RECORD", help="the record's folder; else the nearest upward with parley.toml"
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version")
    ] = False,
) -> None:
    """Which record the command works on."""
    ctx.obj = record


def record_path(ctx: typer.Context) -> Path:
    """The folder of the record: --record, else PARLEY_RECORD, else the nearest folder upward with parley.toml."""
    from parley.record import nearest

    return Path(ctx.obj) if ctx.obj is not None else nearest(Path.cwd())


def open_record(ctx: typer.Context) -> "Record":
    from parley.record import Record

    return Record.open(record_path(ctx))
