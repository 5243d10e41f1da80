"""Commands on who is who: actors list, suggest, same, different."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from parley.cli.app import JsonOption, app, open_record
from parley.cli.keeping import default_author

if TYPE_CHECKING:
    from parley.analysis.merges import Suggestion

actors_app = typer.Typer(help="Who is in the record, and who is one: list, suggest, same, different.")
app.add_typer(actors_app, name="actors", no_args_is_help=True)

Author = Annotated[str | None, typer.Option(help="who decides; PARLEY_AUTHOR or your login name by default")]
Reason = Annotated[str, typer.Option(help="why")]
Limit = Annotated[int, typer.Option(help="at most so many", min=1)]


@actors_app.command("list")
def list_actors(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help="an id, or words of a name")] = None,
    limit: Limit = 50,
    as_json: JsonOption = False,
) -> None:
    """Who takes part in what the record has, the busiest first, with the other names that people gave them."""
    from parley.cli.tables import print_json, print_table

    with open_record(ctx) as record:
        found, others = record.actors(name, most=limit), record.identities().names
    if as_json:
        print_json({**n.what.model_dump(), "counts": n.counts} for n in found)
        return
    rows = []
    for named in found:
        ref = named.what
        also = ", ".join(a.name for a in others.get(ref.id or "", ()) if a.id != ref.id)
        code = " ".join(c for c in (getattr(ref, "country", None), getattr(ref, "sector", None)) if c)
        rows.append((ref.id or "", ref.name, code, str(named.total), also))
    print_table("Actors", ("id", "name", "code", "entries", "also"), rows, empty="nobody of that name.")


def _add_verdict(verdict: Literal["same", "different"], does: str, first: str, second: str) -> None:
    """Adds the command by which a person says so of two actors; `first` and `second` tell what the arguments are."""

    @actors_app.command(verdict, help=does)
    def decide(
        ctx: typer.Context,
        actor: Annotated[str, typer.Argument(help=first)],
        other: Annotated[str, typer.Argument(help=second)],
        author: Author = None,
        reason: Reason = "",
    ) -> None:
        with open_record(ctx) as record:
            made = record.judge(actor, verdict, other=other, author=author or default_author(), reason=reason)
        typer.echo(f"{actor} {verdict} {other} [{made.id}]; undo: parley review undo {made.id}")


_add_verdict(
    "same",
    "Say that two actors are one: every view shows the first from now on.",
    "the id under which both are shown from now on",
    "the id of the same actor by another name; @DOCUMENT for there only",
)
_add_verdict(
    "different",
    "Say that two actors are not one, whatever the program makes of their names.",
    "an actor's id",
    "the id of somebody else; ACTOR@DOCUMENT where both bear one name",
)


@actors_app.command()
def suggest(ctx: typer.Context, limit: Limit = 20, as_json: JsonOption = False) -> None:
    """Who may be one, with the reasons; nobody is merged before you say so."""
    from parley.analysis.merges import suggestions_in
    from parley.cli.tables import print_json, print_table

    with open_record(ctx) as record:
        found = suggestions_in(record)[:limit]
    if as_json:
        print_json(found)
        return
    headings = ("actor", "entries", "other", "entries", "score", "why")
    print_table("Who may be one", headings, [_row(s) for s in found], empty="nobody looks like anybody else.")


def _row(s: "Suggestion") -> tuple[str, ...]:
    first, second = s.first.id or "", s.second.id or ""
    why = "; ".join(s.reasons)
    return (first, str(s.first_reports), second, str(s.second_reports), f"{s.score:.2f}", why)
