"""What changed in a record between two moments: moves and answers in talks, control of places, standing of claims.

Invariant: what is told once is not told again when a page is edited or an earlier report of the same thing arrives:
entries are known by their reports and by their words, not by their ids alone.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Literal

from pydantic import Field

from parley.errors import NotFoundError
from parley.model.base import Value, content_id
from parley.model.derived import BoardMove, Claim, ControlState, Talks
from parley.model.documents import Document
from parley.model.world import ActorRef
from parley.record import Record

ChangeKind = Literal["move", "answer", "move-state", "control", "standing"]


class Change(Value):
    """One thing that is different now. `report` is the one whose words, `exact`, support it."""

    id: str
    kind: ChangeKind
    entry: str
    at: datetime
    before: str | None
    after: str
    summary: str
    report: str
    exact: str = ""
    outlet: str = ""
    document: str = ""
    url: str | None = None
    published: datetime | None = None


class Snapshot(Value):
    """What was known at a moment: states of moves and standings of claims by report and words, places by id."""

    moves: dict[str, str] = Field(default_factory=dict)
    claims: dict[str, str] = Field(default_factory=dict)
    control: dict[str, str] = Field(default_factory=dict)


def snapshot(record: Record) -> Snapshot:
    """What the record's derived entries say now; they must be up to date."""
    return Snapshot(
        moves={key: move.state for _, move in _moves(record) for key in _move_keys(move)},
        claims={key: claim.standing for claim in _claims(record) for key in _claim_keys(claim)},
        control={state.id: _held(state) for state in _control(record)},
    )


def changes_since(before: Snapshot, record: Record, at: datetime) -> list[Change]:
    """How the record's derived entries differ from `before`; talks first, then control, then standing."""
    found = [*_talks_changes(before, record, at), *_control_changes(before, record, at)]
    found += _standing_changes(before, record, at)
    return [_with_words(record, change) for change in found]


def _talks_changes(before: Snapshot, record: Record, at: datetime) -> Iterator[Change]:
    for talks, move in _moves(record):
        former = next((before.moves[key] for key in _move_keys(move) if key in before.moves), None)
        act = f"{_names(move.by)}: {move.move} ({move.issue})" + (f", to {_names(move.to)}" if move.to else "")
        if former is None:
            kind: ChangeKind = "answer" if move.answers else "move"
            yield _change(kind, talks.id, at, None, move.state, f"{talks.name}: {act}", move.report)
        elif former != move.state:
            summary = f"{talks.name}: {act} is now {move.state}, was {former}"
            why = move.answered_by[-1] if move.answered_by else move.report
            yield _change("move-state", talks.id, at, former, move.state, summary, why, about=move.report)


def _control_changes(before: Snapshot, record: Record, at: datetime) -> Iterator[Change]:
    for state in _control(record):
        former, held = before.control.get(state.id), _held(state)
        if former != held:
            was = f", was {former}" if former else ""
            summary = f"{state.where.text}: {held}{was} ({state.reason})"
            yield _change("control", state.id, at, former, held, summary, _latest(record, state.reports))


def _standing_changes(before: Snapshot, record: Record, at: datetime) -> Iterator[Change]:
    for claim in _claims(record):
        former = next((before.claims[key] for key in _claim_keys(claim) if key in before.claims), None)
        # That somebody claims something for the first time is no change of standing.
        if claim.standing != (former or "reported"):
            words = claim.proposition.words if claim.polarity == "positive" else f"not: {claim.proposition.words}"
            was = f", was {former}" if former else ""
            summary = f"“{words}” is now {claim.standing}{was} ({claim.reason})"
            report = claim.history[-1].report if claim.history else claim.reports_for[0]
            yield _change("standing", claim.id, at, former, claim.standing, summary, report)


def _change(
    kind: ChangeKind, entry: str, at: datetime, before: str | None, after: str, summary: str, report: str,
    about: str = "",
) -> Change:  # fmt: skip
    return Change(
        id=content_id("x", kind, entry, about or report, before, after, at.isoformat()), kind=kind, entry=entry, at=at,
        before=before, after=after, summary=" ".join(summary.split()), report=report,
    )  # fmt: skip


def _with_words(record: Record, change: Change) -> Change:
    """The change with the words that support it, where the report can still be shown."""
    try:
        entry = record.entry(change.report)
        document = record.get(entry.document)
    except NotFoundError:
        return change
    return change.model_copy(
        update={
            "exact": entry.value.passage.exact, "outlet": entry.outlet, "document": entry.document,
            "url": document.url if isinstance(document, Document) else None, "published": entry.published,
        }
    )  # fmt: skip


def _moves(record: Record) -> Iterator[tuple[Talks, BoardMove]]:
    for talks in record.derived("talks"):
        if isinstance(talks, Talks):
            yield from ((talks, move) for move in talks.moves)


def _claims(record: Record) -> list[Claim]:
    return [claim for claim in record.derived("claim") if isinstance(claim, Claim)]


def _control(record: Record) -> list[ControlState]:
    return [state for state in record.derived("control-state") if isinstance(state, ControlState)]


def _move_keys(move: BoardMove) -> tuple[str, ...]:
    words = content_id("m", move.move, move.issue, *(by.id or by.name for by in move.by), _folded(move.words))
    return (move.report, *move.repeats, words)


def _claim_keys(claim: Claim) -> tuple[str, ...]:
    proposition = claim.proposition
    words = content_id("c", proposition.predicate, *proposition.arguments, claim.polarity, _folded(proposition.words))
    return (*claim.reports_for, words)


def _latest(record: Record, reports: tuple[str, ...]) -> str:
    """The report that was published last, the first of several: it is what brought the change."""
    published = {}
    for report in reports:
        with suppress(NotFoundError):
            published[report] = record.entry(report).published_from
    return max(published, key=published.__getitem__, default=reports[0])


def _held(state: ControlState) -> str:
    return f"{state.state} by {state.holder.name}" if state.holder else state.state


def _names(actors: Iterable[ActorRef]) -> str:
    return ", ".join(actor.name for actor in actors) or "somebody"


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
