"""The command that watches feeds."""

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.app import JsonOption, app, record_path
from parley.errors import BusyRecordError, InputError

if TYPE_CHECKING:
    from parley.analysis.watching import Polled, Watch

# A feed that is due while another process writes would otherwise be fetched again and again.
BUSY_SECONDS = 60.0


@app.command()
def watch(
    ctx: typer.Context,
    feeds: Annotated[Path, typer.Argument(help="the list of feeds, a TOML file")],
    once: Annotated[bool, typer.Option("--once", help="ask every feed once and stop")] = False,
    show: Annotated[bool, typer.Option("--show", help="only show how each feed stands")] = False,
    as_json: JsonOption = False,
) -> None:
    """Ask feeds regularly, add what is new, and tell what it changed in talks, control and standing."""
    from parley.analysis.feed_list import load_feed_list
    from parley.analysis.watch_state import watching_alone
    from parley.analysis.watching import Watch
    from parley.record.folder import check

    if as_json and not show:
        raise InputError("--json goes with --show.", "Changes as JSON go to the webhook of the list.")
    path = record_path(ctx)
    check(path)
    watched = Watch(path, load_feed_list(feeds))
    if show:
        show_feeds(watched, as_json=as_json)
        return
    with watching_alone(path):
        if once:
            if not one_pass(watched, every=True):
                raise typer.Exit(1)
            return
        keep_watching_until_stopped(watched)


def keep_watching_until_stopped(watched: "Watch") -> None:
    typer.echo(f"Watching {len(watched.feeds.feed)} feeds for {watched.path} (stop with Ctrl-C)", err=True)
    try:
        keep_watching(watched)
    except KeyboardInterrupt:
        typer.echo("Stopped. The next 'parley watch' goes on from here.", err=True)


def keep_watching(watched: "Watch") -> None:
    """Pass after pass, until somebody stops it; another process that writes the record is waited for."""
    while True:
        least = 1.0
        try:
            one_pass(watched, every=False)
        except BusyRecordError as error:
            typer.echo(f"waiting: {error}", err=True)
            least = BUSY_SECONDS
        time.sleep(max(least, watched.wait().total_seconds()))


def one_pass(watched: "Watch", *, every: bool) -> bool:
    """One pass, told on the terminal and wherever the list says; whether everything answered."""
    from parley.outputs.changes import as_line
    from parley.outputs.telling import tell

    sound = True
    for step in watched.once(every=every):
        if isinstance(step, list):
            for change in step:
                typer.echo(as_line(change))
        else:
            sound = _report(step) and sound
    problems = tell(watched.path, watched.feeds.publish)
    for problem in problems:
        typer.echo(f"not told: {problem} It is tried again next time.", err=True)
    return sound and not problems


def _report(polled: "Polled") -> bool:
    """The lines for one feed, on standard error; whether it and its pages could be read."""
    failed = [outcome for outcome in polled.outcomes if outcome.status == "failed"]
    tally: dict[str, int] = {}
    for outcome in polled.outcomes:
        tally[outcome.status] = tally.get(outcome.status, 0) + 1
    said = ", ".join(f"{count} {status}" for status, count in tally.items()) or "nothing new"
    typer.echo(f"{polled.health}: {polled.feed.url}: {polled.error or said}", err=True)
    for outcome in failed:
        typer.echo(f"  failed: {outcome.message} {outcome.hint}".rstrip(), err=True)
    return not polled.error and not failed


def show_feeds(watched: "Watch", *, as_json: bool) -> None:
    """How each feed stands, and how much is still to be told."""
    from parley.analysis.watch_state import load_state
    from parley.cli.tables import print_json, print_table

    found = watched.status()
    if as_json:
        print_json(found)
        return
    rows = [
        (f.url, f.health, _moment(f.last_answer), _moment(f.last_new), f"{f.errors}× {f.error}" if f.errors else "")
        for f in found
    ]
    print_table("Feeds", ("feed", "state", "last answer", "last new item", "error"), rows, empty="none are listed.")
    waiting = len(load_state(watched.path).pending)
    if waiting:
        typer.echo(f"{waiting} changes are still to be told to the webhook.")


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC") if at else "never"
