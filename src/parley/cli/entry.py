"""One entry on a terminal: its fields, its hops, its passage in context, and what is said of it."""

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from parley.cli.board import print_board
from parley.cli.edits import print_edits
from parley.cli.listing import print_entries
from parley.cli.tables import day, plain, print_json, when_text, where_text
from parley.model.base import Value
from parley.model.derived import Claim, Happening, Story, Talks
from parley.model.documents import Document, Version
from parley.model.passages import Passage
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef, When, Where

if TYPE_CHECKING:
    from parley.record import Record

# Words before and after a passage that let a reader judge it.
CONTEXT_CHARS = 300
_IDENTITY = frozenset({"id", "kind", "document", "version", "anchor", "passage", "hops", "ordinal", "content"})


def print_entry(record: "Record", entry_id: str, *, as_json: bool) -> None:
    """Print the entry with this id, whatever its kind. NotFoundError where there is none."""
    value: Any = record.get(entry_id)
    if as_json:
        print_json([value])
        return
    console = Console()
    if isinstance(value, Statement | Event | Move | Control):
        _print_report(console, record, value)
    elif isinstance(value, Claim):
        _print_claim(console, value)
    elif isinstance(value, Happening):
        print_entries("happenings", [value], as_json=False, empty="")
        print_entries("events", [record.get(r) for r in value.reports], as_json=False, empty="")
    elif isinstance(value, Story):
        print_entries("stories", [value], as_json=False, empty="")
        print_entries("documents", [record.versions(d)[-1] for d in value.documents], as_json=False, empty="")
    elif isinstance(value, Talks):
        print_board([value])
    elif isinstance(value, Document):
        versions = record.versions(value.id)
        for version in versions:
            _print_version(console, version)
        print_edits(console, versions)
        for kind, view in (("statements", record.statements), ("events", record.events), ("moves", record.moves),
                           ("control", record.controls)):  # fmt: skip
            print_entries(kind, view(document=value.id), as_json=False, empty="none in this document")
    elif isinstance(value, Version):
        _print_version(console, value)
        console.print(plain(value.text))
    else:
        print_json([value])


def _print_report(console: Console, record: "Record", report: Statement | Event | Move | Control) -> None:
    entry = record.entry(report.id)
    heading = f"{report.kind} {report.id}: {entry.outlet}, {day(entry.published)}"
    console.print(plain(heading, style="bold"))
    for name in type(report).model_fields:
        value = getattr(report, name)
        if name not in _IDENTITY and value not in (None, (), ""):
            console.print(plain(f"  {name}: {_shown(value)}"))
    console.print(plain("  hops, nearest the fact first:"))
    for number, hop in enumerate(report.hops, 1):
        who = hop.who.name if hop.who else "unnamed"
        spoken_for = f", for {hop.speaks_for.name}" if hop.speaks_for else ""
        medium = f", through {hop.medium}" if hop.medium else ""
        words = f": “{hop.passage.exact}”" if hop.passage else ""
        console.print(plain(f"    {number}. {who} {hop.how}{spoken_for}{medium}{words}"))
    version = record.get(report.version)
    if isinstance(version, Version):
        console.print(Panel(in_context(version.text, report.passage), title="the words"))


def in_context(text: str, passage: Passage) -> Text:
    """The passage in bold with what stands around it."""
    before = text[max(0, passage.start - CONTEXT_CHARS) : passage.start]
    after = text[passage.end : passage.end + CONTEXT_CHARS]
    return Text.assemble(
        "…" if passage.start > CONTEXT_CHARS else "", plain(before), plain(passage.exact, "bold"), plain(after),
        "…" if passage.end + CONTEXT_CHARS < len(text) else "",
    )  # fmt: skip


def _print_claim(console: Console, claim: Claim) -> None:
    console.print(plain(f"claim {claim.id}: {claim.proposition.words}", style="bold"))
    console.print(plain(f"  standing: {claim.standing} ({claim.reason})"))
    for entry in claim.history:
        by = entry.by.name if entry.by else "unnamed"
        spoken_for = f" for {entry.on_behalf_of.name}" if entry.on_behalf_of else ""
        console.print(plain(f"  {day(entry.at)} {entry.act} by {by}{spoken_for}, in {entry.outlet} [{entry.report}]"))
        console.print(plain(f"      “{entry.passage.exact}”", style="italic"))


def _print_version(console: Console, version: Version) -> None:
    console.print(plain(f"document {version.document}, version {version.id}", style="bold"))
    for name in ("title", "outlet", "byline", "published", "fetched", "url", "language", "notes"):
        value = getattr(version, name)
        if value:
            console.print(plain(f"  {name}: {_shown(value)}"))
    for follow_up in version.follow_ups:
        console.print(plain(f"  follow-up link: {follow_up.text}"))


def _shown(value: object) -> str:
    if isinstance(value, ActorRef):
        facts = ", ".join(x for x in (value.country, value.sector, value.id) if x)
        return f"{value.name} ({facts})" if facts else value.name
    if isinstance(value, When):
        return when_text(value)
    if isinstance(value, Where):
        return where_text(value)
    if isinstance(value, Passage):
        return f"“{value.exact}”"
    if isinstance(value, tuple):
        return "; ".join(_shown(v) for v in value)
    if isinstance(value, Value):
        return ", ".join(f"{k} {_shown(v)}" for k, v in value if v not in (None, (), ""))
    return str(value)
