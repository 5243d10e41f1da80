"""The command for those who extend the lexicon of events."""

import typer

from parley.cli.app import app

lexicon_app = typer.Typer(help="The tables that say which words are which acts.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("check")
def check_lexicon() -> None:
    """Check the event tables: every type, mode, class and CAMEO code that a row names must exist."""
    from parley.extractors.events import lexicon

    faults = lexicon.check()
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(1)
    verbs, nouns = (sum(map(len, table.values())) for table in (lexicon.verb_rows(), lexicon.noun_rows()))
    typer.echo(f"{verbs} verb patterns, {nouns} noun patterns, {len(lexicon.refine_rows())} rows for codes: no fault")
