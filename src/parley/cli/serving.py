"""Commands that show the record to people: serve, token, publish."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.app import app, record_path
from parley.errors import InputError, MissingPieceError, NotFoundError

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# The example wire's own field names, as examples/README.md gives them.
_WIRE = {"title": "headline", "text": "body", "date": "date", "outlet": "agency", "author": "byline", "url": "link"}


@app.command()
def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(help="port to listen on", min=0, max=65535)] = 8321,
    host: Annotated[
        str, typer.Option(help="address to listen on; any but this machine's own demands tokens")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(help="a further host name under which the server may be called")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="nobody can change anything")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="read the sample reporting, if need be, and serve it")] = False,
) -> None:
    """Serve the app and the API."""
    import uvicorn

    from parley.web import BUILD_COMMAND, built

    path = demo_record() if demo else record_path(ctx)
    served = application(path, host=host, allow_host=allow_host or [], read_only=read_only)
    if built() is None:
        typer.echo(f"The app is not built, only the API is served. Build it: {BUILD_COMMAND}", err=True)
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"Serving {path} at http://{shown}:{port}/ (stop with Ctrl-C)", err=True)
    uvicorn.run(served, host=host, port=port, log_level="warning", server_header=False)


def application(path: Path, *, host: str, allow_host: list[str], read_only: bool) -> "FastAPI":
    """The application as it may be served at this address; InputError where tokens are needed and there are none."""
    from parley.api.app import create_app
    from parley.api.tokens import TokenBook

    local = host in LOOPBACK
    if not local and not TokenBook(path).all():
        raise InputError(
            f"Serving at {host} lets others in, and this record has no tokens.",
            "Make one first: parley token NAME --scope read",
        )
    hosts = [*allow_host, *([] if local or host in ("0.0.0.0", "::") else [host])]
    return create_app(path, token_required=not local, read_only=read_only, hosts=hosts)


def demo_record() -> Path:
    """The record of the sample reporting, in ./demo-record; read from examples/ where it is not there yet."""
    place = Path("demo-record")
    if (place / "parley.toml").exists():
        return place
    examples = Path(__file__).resolve().parents[3] / "examples"
    if not (examples / "documents").is_dir():
        raise MissingPieceError(
            "The sample reporting is not installed; it comes with the source.", "Run this in a checkout of Parley."
        )
    from parley import pipeline
    from parley.cli.adding import report_progress
    from parley.readers import ReadOptions
    from parley.record import Record

    with Record.create(place) as record:
        report_progress(pipeline.add(record, [examples / "documents"]), quiet=True)
        report_progress(pipeline.add(record, [examples / "wire.jsonl"], ReadOptions(columns=_WIRE)), quiet=True)
        pipeline.join_record(record)
    return place


@app.command()
def token(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help="whose token it is; without it, tokens are listed")] = None,
    scope: Annotated[str, typer.Option(help="read, review (and judge), or admin (and add documents)")] = "read",
    revoke: Annotated[bool, typer.Option("--revoke", help="make the token useless")] = False,
) -> None:
    """Make, list or revoke tokens for a record that is served to others; only their hashes are kept."""
    from parley.api.tokens import SCOPES, TokenBook

    path = record_path(ctx)
    if not (path / "parley.toml").exists():
        raise NotFoundError(f"There is no record in {path}.", f"Make one with 'parley init {path}'.")
    book = TokenBook(path)
    if name is None:
        for known in book.all():
            typer.echo(f"{known.name}\t{known.scope}\t{known.made_at}")
    elif revoke:
        book.revoke(name)
        typer.echo(f"Revoked {name}.")
    else:
        chosen = next((s for s in SCOPES if s == scope), None)
        if chosen is None:
            raise InputError(f"There is no scope '{scope}'.", f"Known: {', '.join(SCOPES)}.")
        typer.echo(book.make(name, chosen))
        typer.echo("Keep it: it is not shown again.", err=True)


@app.command()
def publish(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help="a new folder for the files")],
    full_texts: Annotated[
        bool, typer.Option("--full-texts", help="with the whole texts, which belong to their publishers")
    ] = False,
    days: Annotated[
        int, typer.Option(min=0, help="with what stood on each of the last so many days; each adds its own files")
    ] = 60,
    large: Annotated[bool, typer.Option("--large", help="also when the copy is larger than 500 MB")] = False,
) -> None:
    """Write the record with the app as plain files for any web host: read-only, passages only.

    A file for every entry and past day: a hundred thousand reports make some gigabytes. A copy that would be larger
    than 500 MB is refused with its size before anything is written, unless --large says so.
    """
    from parley.api.publishing import publish as write

    size = write(record_path(ctx), folder, full_texts=full_texts, days=days, large=large)
    typer.echo(f"Wrote {size} and the app to {folder}. Copy the folder to a web host, or try it:")
    typer.echo(f"  python -m http.server --directory {folder}")
