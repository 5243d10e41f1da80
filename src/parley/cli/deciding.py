"""Commands by which people decide: review, audit."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.cli.app import JsonOption, app, open_record
from parley.cli.keeping import default_author
from parley.errors import InputError, MalformedError, ParleyError

if TYPE_CHECKING:
    from pydantic import JsonValue

    from parley.analysis.review import Doubtful
    from parley.model.judgements import Judgement
    from parley.record import Entry, Record

KINDS = ("statement", "event", "move", "control")
Author = Annotated[str | None, typer.Option(help="who decides; PARLEY_AUTHOR or your login name by default")]
Reason = Annotated[str, typer.Option(help="why")]
ReportId = Annotated[str, typer.Argument(help="the entry's id")]
KindOption = Annotated[str | None, typer.Option("--kind", help=f"only {', '.join(KINDS)}")]

review_app = typer.Typer(
    help="What to look at first, and what you decide about it: accept, reject, edit, add, same, different, undo.",
    invoke_without_command=True,
)
app.add_typer(review_app, name="review")


@review_app.callback()
def review(
    ctx: typer.Context,
    kind: KindOption = None,
    limit: Annotated[int, typer.Option(help="at most so many", min=1)] = 20,
    done: Annotated[bool, typer.Option("--done", help="list what was decided instead")] = False,
    ask: Annotated[bool, typer.Option("--ask", help="go through the queue and ask for each")] = False,
    author: Author = None,
    as_json: JsonOption = False,
) -> None:
    """The queue of entries nobody has judged, the most doubtful and weighty first."""
    if ctx.invoked_subcommand is not None:
        return
    with open_record(ctx) as record:
        if done:
            show_judgements(record, as_json=as_json)
        elif ask:
            go_through([record.entry(d.report) for d in _queue(record, kind, limit)], record, author)
        else:
            show_queue(record, kind, limit, as_json=as_json)


def _queue(record: "Record", kind: str | None, limit: int) -> "list[Doubtful]":
    from parley import pipeline
    from parley.analysis.review import queue

    check_kind(kind)
    pipeline.join_record(record)
    return queue(record, kind, limit)


def check_kind(kind: str | None) -> None:
    """InputError for a kind that nobody can judge."""
    if kind is not None and kind not in KINDS:
        raise InputError(f"There is no kind '{kind}' to judge.", f"Known: {', '.join(KINDS)}.")


def entries_of(record: "Record", kind: str | None, *, judged: bool = False) -> "list[Entry[Any]]":
    """Every entry, rejected ones too, or those that were `judged`; InputError for an unknown kind."""
    check_kind(kind)
    views = {"statement": record.statements, "event": record.events, "move": record.moves, "control": record.controls}
    return [
        e for name, view in views.items() if kind in (None, name) for e in view(rejected=True, judged=judged).entries
    ]


def show_queue(record: "Record", kind: str | None, limit: int, *, as_json: bool) -> None:
    """Print the queue: id, score, why, and the words."""
    from parley.cli.tables import print_blocks, print_json, quoted

    found = _queue(record, kind, limit)
    if as_json:
        print_json(found)
        return
    rows = [
        (d.report, f"{d.score:.2f}: {'; '.join(d.reasons)}", quoted(record.entry(d.report).value.passage))
        for d in found
    ]
    print_blocks("To review", rows, empty="nothing: every entry has been judged, or there is none.")


def show_judgements(record: "Record", *, as_json: bool) -> None:
    """Print what was decided, undone judgements left out."""
    from parley.cli.tables import day, print_json, print_table

    found = record.judgements()
    if as_json:
        print_json(found)
        return
    rows = [
        (j.id, day(j.at), j.author, j.verdict, j.other.id if j.other else (j.field or ""), j.target.id, j.reason)
        for j in found
    ]
    headings = ("id", "day", "author", "verdict", "field or other", "entry", "reason")
    print_table("Decided", headings, rows, empty="nothing yet. Judge with 'parley review accept ID'.")


def _told(judgement: "Judgement") -> None:
    typer.echo(f"{judgement.verdict} {judgement.target.id} [{judgement.id}]; undo: parley review undo {judgement.id}")


def _judge(ctx: typer.Context, entry: str, verdict: str, author: str | None, reason: str, **more: "JsonValue") -> None:
    with open_record(ctx) as record:
        who = author or default_author()
        _told(record.judge(entry, verdict, author=who, reason=reason, **more))  # type: ignore[arg-type]


@review_app.command()
def accept(ctx: typer.Context, entry: ReportId, author: Author = None, reason: Reason = "") -> None:
    """Say that an entry is right as it stands."""
    _judge(ctx, entry, "accept", author, reason)


@review_app.command()
def reject(ctx: typer.Context, entry: ReportId, author: Author = None, reason: Reason = "") -> None:
    """Say that an entry is wrong; every view leaves it out from now on."""
    _judge(ctx, entry, "reject", author, reason)


@review_app.command("edit")
def edit_entry(
    ctx: typer.Context,
    entry: ReportId,
    field: Annotated[str, typer.Argument(help="which field")],
    value: Annotated[str, typer.Argument(help="its new value: text, or JSON as the canonical form writes it")],
    author: Author = None,
    reason: Reason = "",
) -> None:
    """Set one field of an entry; actors are named as the record knows them, with commas between."""
    with open_record(ctx) as record:
        new = edited(record, entry, field, value)
        _told(record.judge(entry, "edit", author=author or default_author(), reason=reason, field=field, new=new))


@review_app.command()
def same(ctx: typer.Context, entry: ReportId, other: ReportId, author: Author = None, reason: Reason = "") -> None:
    """Say that two reports are of one thing."""
    _judge(ctx, entry, "same", author, reason, other=other)


@review_app.command()
def different(ctx: typer.Context, entry: ReportId, other: ReportId, author: Author = None, reason: Reason = "") -> None:
    """Say that two reports are of different things."""
    _judge(ctx, entry, "different", author, reason, other=other)


@review_app.command("add")
def add_entry(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(help="the document's id")],
    kind: Annotated[str, typer.Argument(help=", ".join(KINDS))],
    words: Annotated[str, typer.Argument(help="the very words that support it")],
    field: Annotated[list[str] | None, typer.Option(help="name=value, the value as for 'edit'; several times")] = None,
    nth: Annotated[int, typer.Option(help="which occurrence of the words", min=1)] = 1,
    author: Author = None,
    reason: Reason = "",
) -> None:
    """Add a report that was missed, at words of a document's newest version."""
    from parley.analysis.review import missed_report

    if kind not in KINDS:
        raise InputError(f"There is no kind '{kind}' to add.", f"Known: {', '.join(KINDS)}.")
    fields = dict(pair.partition("=")[::2] for pair in field or ())
    with open_record(ctx) as record:
        version = record.versions(document)[-1]
        report = missed_report(version, kind, words, {k: parsed(v) for k, v in fields.items()}, nth)  # type: ignore[arg-type]
        _told(record.add_report(report, author=author or default_author(), reason=reason))


@review_app.command("undo")
def undo_judgement(
    ctx: typer.Context,
    judgement: Annotated[str, typer.Argument(help="the judgement's id")],
    author: Author = None,
    reason: Reason = "",
) -> None:
    """Take a judgement back; an undo can be undone."""
    from parley import pipeline

    with open_record(ctx) as record:
        _told(pipeline.undo(record, judgement, author=author or default_author(), reason=reason))


def edited(record: "Record", entry: str, field: str, value: str) -> "JsonValue":
    """What a person typed as the new value of a field: JSON, the names of actors, or text."""
    from parley.analysis.review import actors_named

    new = parsed(value)
    return actors_named(record, record.entry(entry).value, field, new) if isinstance(new, str) else new


def parsed(value: str) -> "JsonValue":
    """JSON where the text is JSON, else the text itself."""
    try:
        found: JsonValue = json.loads(value)
    except json.JSONDecodeError:
        return value
    return found


def go_through(entries: "list[Entry[Any]]", record: "Record", author: str | None) -> None:
    """Show each entry in its context and ask; an answer that makes no sense is asked for again."""
    from parley.cli.entry import print_entry

    last: Judgement | None = None
    for number, entry in enumerate(entries, 1):
        print_entry(record, entry.value.id, as_json=False)
        while True:
            answer = typer.prompt(f"{number}/{len(entries)} [a]ccept [r]eject [e]dit [s]kip [u]ndo last [q]uit")
            if answer == "q":
                return
            try:
                judged, last = _answered(answer, entry, record, author or default_author(), last)
            except ParleyError as error:
                typer.echo(f"{error}")
                continue
            if judged:
                break


def _answered(
    answer: str, entry: "Entry[Any]", record: "Record", author: str, last: "Judgement | None"
) -> "tuple[bool, Judgement | None]":
    """Do what was answered; whether the entry is dealt with, and the last judgement made."""
    target = entry.value.id
    if answer == "s":
        return True, last
    if answer == "u":
        if last is None:
            raise MalformedError("Nothing was decided yet.", "Answer a, r, e or s.")
        _told(record.undo(last.id, author=author))
        return False, None
    if answer in ("a", "r"):
        reason = typer.prompt("why", default="", show_default=False)
        verdict = "accept" if answer == "a" else "reject"
        made = record.judge(target, verdict, author=author, reason=reason)  # type: ignore[arg-type]
    elif answer == "e":
        field, value = typer.prompt("field"), typer.prompt("value")
        reason = typer.prompt("why", default="", show_default=False)
        new = edited(record, target, field, value)
        made = record.judge(target, "edit", author=author, reason=reason, field=field, new=new)
    else:
        raise MalformedError(f"'{answer}' is no answer.", "Answer a, r, e, s, u or q.")
    _told(made)
    return True, made


@app.command()
def audit(
    ctx: typer.Context,
    size: Annotated[int, typer.Option("--sample", help="draw so many unjudged entries to judge", min=0)] = 0,
    kind: KindOption = None,
    seed: Annotated[str, typer.Option(help="another seed draws other entries")] = "",
    author: Author = None,
    as_json: JsonOption = False,
) -> None:
    """How often entries are right, by people's verdicts, with 95 % intervals by kind, outlet and rule."""
    from parley.analysis.audit import precision, sample
    from parley.cli.tables import print_blocks, print_json, print_table, quoted

    with open_record(ctx) as record:
        if size:
            drawn = sample(entries_of(record, kind), size, seed)
            if sys.stdin.isatty() and not as_json:
                go_through(drawn, record, author)
            elif as_json:
                print_json(e.value for e in drawn)
                return
            else:
                rows = [(e.value.id, e.outlet, quoted(e.value.passage)) for e in drawn]
                print_blocks("To judge", rows, empty="nothing is left to judge.")
        found = precision(entries_of(record, kind, judged=True))
    if as_json:
        print_json(found)
        return
    shown = [
        (p.by, p.group, f"{p.right} of {p.judged}", f"{p.share:.0%}", f"{p.low:.0%} to {p.high:.0%}") for p in found
    ]
    headings = ("by", "group", "right", "precision", "95 % interval")
    print_table("Precision", headings, shown, empty="nothing was judged yet. Draw entries with --sample 50.")
