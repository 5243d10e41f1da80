"""How entries look in a terminal: one row function per kind, and one printer for tables and JSON.

Text from the world is printed by `plain`, never as rich markup: an article with "[red]" in it prints "[red]".
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from parley.model.derived import Claim, ControlState, Happening, Story
from parley.model.documents import Version
from parley.model.judgements import Judgement
from parley.model.passages import Passage
from parley.model.reports import Control, Event, Move, ReportBase, Statement
from parley.model.world import ActorRef, When, Where

Row = tuple[str, ...]
# Columns that keep their width, and the share of the rest that a column gets where it is not 2.
_NARROW = frozenset({"id", "day", "published", "language", "count", "standing"})
_RATIOS = {"words": 6, "claim": 5, "history": 5, "act": 2, "how": 1, "status": 1}
# Enough words to recognise a passage; `parley show ID` prints all of it.
SHOWN_CHARS = 160
# What turns the direction of text, and what moves the cursor: on a terminal one entry could pose as another.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_VISIBLE = dict.fromkeys((*_TURNING, *_CONTROL), "\N{REPLACEMENT CHARACTER}")


def plain(text: str, style: str = "") -> Text:
    """Text from the world as a terminal may show it: no markup, nothing that turns or overwrites what stands there."""
    return Text(text.translate(_VISIBLE), style=style)


def print_table(title: str, headings: Sequence[str], rows: Iterable[Row], *, empty: str) -> None:
    """Print rows under headings; `empty` says what to do when there are none."""
    rows = list(rows)
    console = Console()
    if not rows:
        console.print(plain(f"{title}: {empty}"))
        return
    table = Table(
        title=plain(f"{title} ({len(rows)})", style="bold"), title_justify="left", expand=True, pad_edge=False
    )
    for heading in headings:
        fixed = heading in _NARROW
        table.add_column(heading, overflow="fold", ratio=None if fixed else _RATIOS.get(heading, 2), no_wrap=fixed)
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    console.print(table)


def print_json(values: Iterable[Any]) -> None:
    """Print the canonical form, one JSON object per line."""
    for value in values:
        line = value if isinstance(value, dict) else value.model_dump(mode="json")
        print(json.dumps(line, ensure_ascii=False))  # noqa: T201 - this is the output itself


def names(actors: Iterable[ActorRef]) -> str:
    return ", ".join(a.name for a in actors)


def day(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d") if at else "no date"


def when_text(when: When | None) -> str:
    """The interval's first day with the words it came from; never a day for a vaguer precision."""
    if when is None:
        return ""
    if when.start is None or when.precision == "vague":
        return f"“{when.text}”"
    shown = {"month": "%Y-%m", "year": "%Y", "decade": "%Ys"}.get(when.precision, "%Y-%m-%d")
    return f"{when.start.strftime(shown)} ({when.text})"


def where_text(where: Where | None) -> str:
    if where is None:
        return ""
    if where.place is None:
        return f"{where.text} (not located)"
    return where.text if where.precision in ("point", "city") else f"{where.text} ({where.precision})"


def cut(text: str, chars: int = SHOWN_CHARS) -> str:
    """At most `chars` characters of `text` on one line."""
    line = " ".join(text.split())
    return line if len(line) <= chars else line[: chars - 1].rstrip() + "…"


def quoted(passage: Passage) -> str:
    return f"“{cut(passage.exact)}”"


def chain(report: ReportBase) -> str:
    """The hops after the speaker, up to the outlet."""
    later = report.hops[1:] if isinstance(report, Statement) else report.hops
    parts = []
    for hop in later:
        who = hop.who.name if hop.who else "unnamed"
        spoken_for = f" for {hop.speaks_for.name}" if hop.speaks_for else ""
        parts.append(f"{who}{spoken_for}" + (f" ({hop.medium})" if hop.medium else ""))
    return " < ".join(parts)


def how(report: ReportBase) -> str:
    """Polarity, reality and time where they are not the plain case."""
    odd = [
        "not" if report.polarity == "negative" else "",
        report.reality if report.reality != "actual" else "",
        report.time if report.time in ("future", "historical") else "",
    ]
    return " ".join(part for part in odd if part)


def statement_row(s: Statement) -> Row:
    speaker = s.speaker.name if s.speaker else "unnamed"
    spoken_for = f" for {s.speaks_for.name}" if s.speaks_for else ""
    medium = f" ({s.medium})" if s.medium else ""
    words = " … ".join(cut(p.exact) for p in s.content)
    shown = f"“{words}”" if s.mode == "direct" and words[:1] not in "“\"‘'«" else words
    return (s.id, f"{speaker}{spoken_for}{medium}", s.strength, f"{shown}{_source(s)}")


def event_row(e: Event) -> Row:
    act = e.type + (f" {e.mode}" if e.mode else "")
    notes = "; ".join(part for part in (how(e), *(c.text for c in e.counts)) if part)
    who = names(e.actors) or "not said"
    whom = f" → {names(e.recipients)}" if e.recipients else ""
    at = ", ".join(part for part in (where_text(e.where), when_text(e.when)) if part)
    return (e.id, f"{act} [{notes}]" if notes else act, f"{who}{whom}", at, f"{quoted(e.passage)}{_source(e)}")


def move_row(m: Move) -> Row:
    venues = ", ".join(f"{v.name} ({v.stance})" for v in m.venues)
    terms = "; ".join(part for part in (venues, *m.conditions, m.stated_reason) if part)
    whom = f" → {names(m.to)}" if m.to else ""
    return (m.id, f"{m.move}: {m.issue}", f"{names(m.by)}{whom}", terms, f"{quoted(m.passage)}{_source(m)}")


def control_row(c: Control) -> Row:
    holder = c.holder.name if c.holder else (c.by.name if c.by else "")
    place = ", ".join(part for part in (where_text(c.where), when_text(c.when)) if part)
    return (c.id, place, " ".join(x for x in (how(c), c.status) if x), holder, f"{quoted(c.passage)}{_source(c)}")


def _source(report: ReportBase) -> str:
    return f" — {chain(report)}"


def claim_row(c: Claim) -> Row:
    words = c.proposition.words if c.polarity == "positive" else f"not: {c.proposition.words}"
    return (c.id, words, c.standing, f"{len(c.reports_for)} for, {len(c.reports_against)} against",
            "; ".join(f"{day(h.at)} {h.act} {h.by.name if h.by else ''}".strip() for h in c.history[:6]))  # fmt: skip


def happening_row(h: Happening) -> Row:
    differing = "; ".join(f"{d.field}: " + " / ".join(v for v, _ in d.values) for d in h.differing)
    return (h.id, h.type, names(h.actors), names(h.recipients), h.place.name if h.place else "", when_text(h.when),
            f"{len(h.reports)} in {len(h.documents)} documents", differing)  # fmt: skip


def document_row(v: Version) -> Row:
    return (v.document, v.outlet, day(v.published), v.language, cut(v.title or v.text, 70))


def judgement_row(j: Judgement) -> Row:
    change = f"{j.field}: {json.dumps(j.old)} → {json.dumps(j.new)}" if j.verdict == "edit" else ""
    other = f"with {j.other.id}" if j.other else ""
    return (j.id, j.verdict, j.target.id, cut(change or other), j.author, day(j.at), j.reason)


def control_state_row(s: ControlState) -> Row:
    return (where_text(s.where), s.state, s.holder.name if s.holder else "", day(s.since), s.reason)


def story_row(s: Story) -> Row:
    days = " to ".join(dict.fromkeys((day(s.start), day(s.end))))
    return (s.id, days, cut(s.title, 70), f"{len(s.documents)} by {', '.join(s.outlets[:4])}", s.reason)


HEADINGS: dict[str, Row] = {
    "statements": ("id", "speaker", "how", "words"),
    "events": ("id", "act", "who → whom", "where, when", "words"),
    "moves": ("id", "move", "who → whom", "venues, terms", "words"),
    "control": ("id", "place", "status", "holder", "words"),
    "claims": ("id", "claim", "standing", "reports", "history"),
    "happenings": ("id", "type", "actors", "recipients", "place", "when", "reports", "sources differ on"),
    "documents": ("id", "outlet", "published", "language", "title"),
    "judgements": ("id", "verdict", "of", "what", "author", "day", "reason"),
    "control-states": ("place", "state", "holder", "since", "reason"),
    "stories": ("id", "days", "first headline", "documents", "why"),
}

ROWS: dict[str, Callable[[Any], Row]] = {
    "statements": statement_row,
    "events": event_row,
    "moves": move_row,
    "control": control_row,
    "claims": claim_row,
    "happenings": happening_row,
    "documents": document_row,
    "judgements": judgement_row,
    "control-states": control_state_row,
    "stories": story_row,
}


def print_entries(kind: str, entries: Iterable[Any], *, as_json: bool, empty: str, title: str = "") -> None:
    """Print entries of one kind as a table, or as JSON lines."""
    if as_json:
        print_json(entries)
    else:
        print_table(title or kind.capitalize(), HEADINGS[kind], map(ROWS[kind], entries), empty=empty)
