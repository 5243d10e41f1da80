"""Commands that take reporting in: init, add."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.app import app, open_record
from parley.errors import MalformedError
from parley.settings import did_you_mean

if TYPE_CHECKING:
    from rich.console import Console

    from parley.pipeline import Outcome


# What a shell reports of a program that Ctrl-C ended: 128 and the number of the signal.
INTERRUPTED = 130


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="where the record is made")] = Path(".")) -> None:
    """Make an empty record in FOLDER."""
    from parley.record import Record

    with Record.create(folder) as record:
        typer.echo(f"Made a record in {record.path}. Next: parley --record {record.path} add PATH...")


def moment(text: str) -> date | datetime:
    """A date, or a time with its zone (UTC where it has none). MalformedError says how to write one."""
    try:
        if len(text) == len("2022-02-28"):
            return date.fromisoformat(text)
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise MalformedError(f"'{text}' is not a date.", "Write it as 2022-02-28 or 2022-02-28T18:00+02:00.") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def columns_of(pairs: list[str]) -> dict[str, str]:
    """`text=body` pairs as a mapping."""
    from parley.readers.columns import USUAL_NAMES

    found = {}
    for pair in pairs:
        field, _, column = pair.partition("=")
        if not column:
            raise MalformedError(f"--column '{pair}' names no column.", "Write it as --column text=body.")
        if field not in USUAL_NAMES:
            raise MalformedError(f"There is no field '{field}' to map a column to.", did_you_mean(field, USUAL_NAMES))
        found[field] = column
    return found


@app.command()
def add(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="files, folders, archives, web addresses; - for standard input"),
    ],
    outlet: Annotated[str | None, typer.Option(help="who published; it wins over what the file says")] = None,
    published: Annotated[
        str | None, typer.Option(help="date of publication: 2022-02-28, or with time and zone")
    ] = None,
    url: Annotated[str | None, typer.Option(help="the document's address")] = None,
    title: Annotated[str | None, typer.Option(help="the document's title")] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="for JSONL and CSV: FIELD=COLUMN, for instance text=body")
    ] = None,
    detokenise: Annotated[bool, typer.Option("--detokenise", help="undo the spacing of tokenised text")] = False,
    encoding: Annotated[str | None, typer.Option(help="the encoding, where it is guessed wrongly")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="also documents that were removed before")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="print only failures and the last line")] = False,
) -> None:
    """Read documents, code them and add them to the record; exit code 1 where one failed."""
    from parley import pipeline
    from parley.readers import ReadOptions

    options = ReadOptions(
        outlet=outlet, published=moment(published) if published else None, url=url, title=title,
        detokenise=detokenise, columns=columns_of(column or []), encoding=encoding,
    )  # fmt: skip
    with open_record(ctx) as record:
        try:
            tally = report_progress(pipeline.add(record, paths, options, restore=restore), quiet=quiet)
            pipeline.join_record(record)
        except KeyboardInterrupt:
            typer.echo("Stopped. What was read is kept; the same command goes on from there.", err=True)
            raise typer.Exit(INTERRUPTED) from None
    typer.echo(", ".join(f"{count} {status}" for status, count in tally.items()) or "nothing to read")
    if tally.get("failed"):
        raise typer.Exit(1)


def say(console: "Console", line: str) -> None:
    """One line above the progress bar, as it is: whole, so that it can be searched, and without markup."""
    console.print(line.rstrip(), markup=False, highlight=False, soft_wrap=True)


def report_progress(outcomes: "Iterator[Outcome]", *, quiet: bool) -> dict[str, int]:
    """Show a progress bar on a terminal and a line per document; count outcomes by status."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    tally: dict[str, int] = {}
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} documents"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("reading", total=None)
        for outcome in outcomes:
            tally[outcome.status] = tally.get(outcome.status, 0) + 1
            progress.update(task, advance=1)
            if outcome.status == "failed":
                say(console, f"failed: {outcome.message} {outcome.hint}")
            elif not quiet:
                name = outcome.title or outcome.source
                line = f"{outcome.status}: {name} ({outcome.reports} reports, {outcome.document}) {outcome.message}"
                say(console, line)
    return tally
