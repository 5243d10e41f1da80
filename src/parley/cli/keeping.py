"""Commands that keep a record: edit, undo, remove, backup, export, import, rebuild, doctor."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from parley.cli.adding import moment
from parley.cli.app import JsonOption, app, open_record
from parley.errors import InputError, NotFoundError

STANDARD_OUTPUT = "-"

edit_app = typer.Typer(help="Correct what a document says about itself.", no_args_is_help=True)
app.add_typer(edit_app, name="edit")


def default_author() -> str:
    """Who is judging: PARLEY_AUTHOR, else the login name."""
    import getpass
    import os

    return os.environ.get("PARLEY_AUTHOR") or getpass.getuser()


@edit_app.command("document")
def edit_document(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(help="the document's id")],
    published: Annotated[str | None, typer.Option(help="its date, as for 'parley add'")] = None,
    outlet: Annotated[str | None, typer.Option(help="who published it")] = None,
    author: Annotated[str | None, typer.Option(help="who corrects it")] = None,
    reason: Annotated[str, typer.Option(help="why")] = "",
) -> None:
    """Set a document's date or outlet; it is read again with them, and the correction can be undone."""
    from parley import pipeline

    if published is None and outlet is None:
        raise InputError("Nothing to change.", "Give --published or --outlet.")
    with open_record(ctx) as record:
        pipeline.edit_document(
            record, document, published=moment(published) if published else None, outlet=outlet,
            author=author or default_author(), reason=reason,
        )  # fmt: skip
    typer.echo(f"Corrected {document}. To take it back: 'parley show judgements', then 'parley undo ID'.")


@app.command()
def undo(
    ctx: typer.Context,
    judgement: Annotated[str, typer.Argument(help="the judgement's id, from 'parley show judgements'")],
    author: Annotated[str | None, typer.Option(help="who takes it back")] = None,
    reason: Annotated[str, typer.Option(help="why")] = "",
) -> None:
    """Take a judgement back, or take back an undo; it stays in the record as undone."""
    from parley import pipeline

    with open_record(ctx) as record:
        made = pipeline.undo(record, judgement, author=author or default_author(), reason=reason)
    typer.echo(f"Undone. To take this back: parley undo {made.id}")


@app.command()
def remove(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(help="the document's id")],
    reason: Annotated[str, typer.Option(help="why")] = "",
) -> None:
    """Take a document out of the record; a tombstone with its id and the reason stays."""
    with open_record(ctx) as record:
        record.remove(document, reason)
    typer.echo(f"Removed {document}. 'parley add' will not bring it back unless asked to with --restore.")


@app.command()
def backup(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="where the copy goes")]) -> None:
    """Copy the record to FILE while it is in use."""
    with open_record(ctx) as record:
        record.backup(file)
    typer.echo(f"Copied the record to {file}.")


@app.command()
def export(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="where it goes; standard output by default")] = None,
    format_: Annotated[str, typer.Option("--format", help="jsonl, the canonical form")] = "jsonl",
    schema: Annotated[bool, typer.Option("--schema", help="print the JSON Schema of a line instead")] = False,
) -> None:
    """Write the whole record in the canonical form, one JSON object per line."""
    if schema:
        from parley.model.schema import line_schema

        typer.echo(json.dumps(line_schema(), indent=2))
        return
    if format_ != "jsonl":
        raise InputError(f"There is no export format '{format_}'.", "Known: jsonl.")
    from parley import pipeline

    with open_record(ctx) as record:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in pipeline.export(record))
        if file is None or str(file) == STANDARD_OUTPUT:
            sys.stdout.writelines(lines)
            return
        write_whole(file, lines)
    typer.echo(f"Wrote {file}.", err=True)


def write_whole(file: Path, lines: Iterable[str]) -> None:
    """Write a file that is there with all its lines or not at all. InputError where it cannot be."""
    draft = file.with_name(f"{file.name}.part")
    try:
        if file.is_dir():
            raise IsADirectoryError(f"{file} is a folder")
        # A pipe or a device takes the lines as they come; there is nothing to put in its place.
        target = file if file.exists() and not file.is_file() else draft
        with target.open("w", encoding="utf-8") as stream:
            stream.writelines(lines)
        if target is draft:
            draft.replace(file)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror or error}.", "Name another file.") from error
    finally:
        if draft.exists():
            draft.unlink()


@app.command("import")
def import_(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="an export")]) -> None:
    """Add everything in an export to the record; what is there already stays as it is."""
    if not file.is_file():
        raise NotFoundError(f"{file} does not exist.", "Make one with 'parley export'.")
    with open_record(ctx) as record, file.open(encoding="utf-8") as stream:
        done = record.import_(stream)
    typer.echo(f"Read {done.lines} entries from {file}; {done.added} of them were new.")


@app.command()
def rebuild(ctx: typer.Context) -> None:
    """Make everything derived again from reports and judgements; the result is the same record."""
    from parley import pipeline

    with open_record(ctx) as record:
        derived = pipeline.rebuild(record)
    typer.echo(f"{len(derived.happenings)} happenings, {len(derived.claims)} claims, {len(derived.talks)} talks.")


@app.command()
def doctor(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Check the installation and the record; exit code 1 where something is wrong."""
    from parley.analysis.health import examine
    from parley.cli.tables import print_json, print_table

    checks = examine(lambda: open_record(ctx))
    if as_json:
        print_json([{"check": c.what, "ok": c.ok, "detail": c.detail, "next": c.hint} for c in checks])
    else:
        rows = [(c.what, "ok" if c.ok else "WRONG", c.detail, "" if c.ok else c.hint) for c in checks]
        print_table("Doctor", ("check", "result", "detail", "next"), rows, empty="nothing to check")
    if not all(c.ok for c in checks):
        raise typer.Exit(1)
