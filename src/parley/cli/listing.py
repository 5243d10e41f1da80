"""Entries of one kind in a terminal: what each is beside its id, below it the words that support it and whose they are.

Words need width, so entries are blocks; only what has none (documents, judgements, derived states) is a table.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from parley.cli.tables import (
    Row,
    cut,
    day,
    names,
    print_blocks,
    print_json,
    print_table,
    quoted,
    when_text,
    where_text,
)
from parley.model.derived import Claim, ControlState, Happening, Story
from parley.model.documents import Version
from parley.model.judgements import Judgement
from parley.model.reports import Control, Event, Move, ReportBase, Statement

# A claim denied and repeated for weeks has a long history; `parley show ID` prints all of it.
_SHOWN_ACTS = 6


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
    odd = (
        "not" if report.polarity == "negative" else "",
        report.reality if report.reality != "actual" else "",
        report.time if report.time in ("future", "historical") else "",
    )
    return _joined(odd, " ")


def _jointly(names: list[str]) -> str:
    """"Paris", "Paris and Berlin", "Paris, Berlin and Rome"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def statement_block(s: Statement) -> Row:
    speaker = _jointly([s.speaker.name, *(who.name for who in s.with_speakers)]) if s.speaker else "unnamed"
    spoken_for = f" for {s.speaks_for.name}" if s.speaks_for else ""
    medium = f" ({s.medium})" if s.medium else ""
    words = " … ".join(cut(p.exact) for p in s.content)
    shown = f"“{words}”" if s.mode == "direct" and words[:1] not in "“\"‘'«" else words
    return (s.id, f"{speaker}{spoken_for} {s.strength}{medium}", f"{shown} — {chain(s)}")


def event_block(e: Event) -> Row:
    notes = _joined((how(e), *(c.text for c in e.counts)), "; ")
    act = _joined((e.type, e.mode, f"[{notes}]" if notes else ""), " ")
    who = names(e.actors) or "not said"
    whom = f" → {names(e.recipients)}" if e.recipients else ""
    return (e.id, f"{act}  {who}{whom}", _joined((where_text(e.where), when_text(e.when)), ", "), _words(e))


def move_block(m: Move) -> Row:
    venues = ", ".join(f"{v.name} ({v.stance})" for v in m.venues)
    whom = f" → {names(m.to)}" if m.to else ""
    terms = _joined((venues, *m.conditions, m.stated_reason), "; ")
    return (m.id, f"{names(m.by)}{whom}: {m.move}, {m.issue}", terms, _words(m))


def control_block(c: Control) -> Row:
    holder = c.holder or c.by
    state = _joined((how(c), c.status, f"by {holder.name}" if holder else ""), " ")
    return (c.id, f"{where_text(c.where)}: {state}", when_text(c.when), _words(c))


def claim_block(c: Claim) -> Row:
    words = c.proposition.words if c.polarity == "positive" else f"not: {c.proposition.words}"
    counted = f"reports: {len(c.reports_for)} for, {len(c.reports_against)} against"
    acts = (f"{day(h.at)} {h.act} {h.by.name if h.by else ''}".strip() for h in c.history[:_SHOWN_ACTS])
    return (c.id, f"{c.standing}: {cut(words)}", counted, "; ".join(acts))


def happening_block(h: Happening) -> Row:
    who = names(h.actors) or "not said"
    whom = f" → {names(h.recipients)}" if h.recipients else ""
    at = _joined((h.place.name if h.place else "", when_text(h.when)), ", ")
    differing = "; ".join(f"{d.field}: " + " / ".join(v for v, _ in d.values) for d in h.differing)
    counted = f"{counted_as(len(h.reports), 'report')} in {counted_as(len(h.documents), 'document')}"
    return (h.id, f"{h.type}  {who}{whom}", at, counted, f"sources differ on {differing}" if differing else "")


def story_block(s: Story) -> Row:
    days = " to ".join(dict.fromkeys((day(s.start), day(s.end))))
    return (
        s.id,
        f"{days}  {cut(s.title)}",
        f"{counted_as(len(s.documents), 'document')} by {', '.join(s.outlets[:4])}",
        s.reason,
    )


def document_row(v: Version) -> Row:
    return (v.document, v.outlet, day(v.published), v.language, cut(v.title or v.text, 70))


def judgement_row(j: Judgement) -> Row:
    change = f"{j.field}: {json.dumps(j.old)} → {json.dumps(j.new)}" if j.verdict == "edit" else ""
    other = f"with {j.other.id}" if j.other else ""
    return (j.id, j.verdict, j.target.id, cut(change or other), j.author, day(j.at), j.reason)


def control_state_row(s: ControlState) -> Row:
    return (where_text(s.where), s.state, s.holder.name if s.holder else "", day(s.since), s.reason)


def counted_as(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _words(report: ReportBase) -> str:
    return f"{quoted(report.passage)} — {chain(report)}"


def _joined(parts: Iterable[str | None], between: str) -> str:
    return between.join(filter(None, parts))


BLOCKS: dict[str, Callable[[Any], Row]] = {
    "statements": statement_block,
    "events": event_block,
    "moves": move_block,
    "control": control_block,
    "claims": claim_block,
    "happenings": happening_block,
    "stories": story_block,
}

TABLES: dict[str, tuple[Row, Callable[[Any], Row]]] = {
    "documents": (("id", "outlet", "published", "language", "title"), document_row),
    "judgements": (("id", "verdict", "of", "what", "author", "day", "reason"), judgement_row),
    "control-states": (("place", "state", "holder", "since", "reason"), control_state_row),
}


def print_entries(kind: str, entries: Iterable[Any], *, as_json: bool, empty: str, title: str = "") -> None:
    """Print entries of one kind as people read them, or as JSON lines."""
    title = title or kind.capitalize()
    if as_json:
        print_json(entries)
    elif kind in BLOCKS:
        print_blocks(title, map(BLOCKS[kind], entries), empty=empty)
    else:
        headings, row = TABLES[kind]
        print_table(title, headings, map(row, entries), empty=empty)
