"""What judgements do to an entry: pure functions from a value and its judgements to what is shown.

Judgements are applied in order of time, then id, so that the last word of a person counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from pydantic import ValidationError

from parley.errors import MalformedError
from parley.model.documents import Document, Version
from parley.model.judgements import Judgement
from parley.model.reports import REPORT, Event, Hop, Statement
from parley.ontology.plover import event_types, score
from parley.record.naming import AnyReport
from parley.record.plausible import FIRST_YEAR, LAST_YEAR

Review = Literal["accepted", "rejected", "edited", "added"]

# A report's identity and its provenance are not opinions; a wrong anchor is rejected and added anew.
_FIXED = {"id", "kind", "document", "version", "anchor", "ordinal", "extractor", "confidence"}
DOCUMENT_FIELDS = ("outlet", "published", "title", "url")
# An error quotes the beginning of a value that does not fit.
_QUOTED = 80


@dataclass(frozen=True)
class Judged:
    """A report as it is shown: `hidden` when a person rejected it, `changed` when `report` differs from its reading."""

    report: AnyReport
    review: Review | None
    hidden: bool
    changed: bool


def active(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that no undo takes back, in order; undos themselves are left out.

    An undo counts unless it is undone in turn.
    """
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    undoing: dict[str, list[str]] = {}
    for judgement in ordered:
        if judgement.verdict == "undo":
            undoing.setdefault(judgement.target.id, []).append(judgement.id)

    def stands(id: str) -> bool:
        return not any(stands(undo) for undo in undoing.get(id, ()))

    return [j for j in ordered if j.verdict != "undo" and stands(j.id)]


def judge_report(report: AnyReport, judgements: Sequence[Judgement], *, added: bool = False) -> Judged:
    """`report` under the accepts, rejects and edits among `judgements`."""
    shown = report
    review: Review | None = "added" if added else None
    hidden = False
    for judgement in judgements:
        if judgement.verdict == "edit":
            shown = edit_report(shown, judgement)
            review, hidden = "edited", False
        elif judgement.verdict == "accept":
            review = review if review in ("edited", "added") else "accepted"
            hidden = False
        elif judgement.verdict == "reject":
            review, hidden = "rejected", True
    return Judged(shown, review, hidden, changed=shown != report)


def edit_report(report: AnyReport, judgement: Judgement) -> AnyReport:
    """`report` with the judgement's field set; MalformedError when the value does not fit the field."""
    field = judgement.field or ""
    if field in _FIXED or field not in type(report).model_fields:
        fields = ", ".join(f for f in type(report).model_fields if f not in _FIXED)
        raise MalformedError(f"A {report.kind} has no field '{field}' that can be edited.", f"Editable: {fields}.")
    try:
        edited: AnyReport = REPORT.validate_python({**report.model_dump(), field: judgement.new})
        if isinstance(edited, Event):
            return _scored(edited, field)
        return agreeing(edited, field) if isinstance(edited, Statement) else edited
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise MalformedError(
            f"{repr(judgement.new)[:_QUOTED]} does not fit the field '{field}' of a {report.kind}: {reason}.",
            "The field's form is in the JSON Schema: parley export --schema.",
        ) from error


def _scored(event: Event, field: str) -> Event:
    """`event` after an edit of its type or mode, with the score and codes that these have; a code of old is dropped."""
    kind = event_types().get(event.type)
    if kind is None or field not in ("type", "mode"):
        return event
    mode = event.mode if event.mode in kind.modes else None
    codes = {"score": score(event.type, mode), "quad": kind.quad} if event.score is not None else {}
    return event.model_copy(update={"mode": mode, "cameo": None, "goldstein": None, **codes})


def agreeing(statement: Statement, field: str) -> Statement:
    """`statement` after an edit of `field`, with its speaker and its first hop saying the same.

    The last hop is the outlet: where it is the only one, a speaker becomes a hop before it.
    """
    hops, own = statement.hops, len(statement.hops) > 1
    if field == "hops" and own:
        first = hops[0]
        return statement.model_copy(
            update={"speaker": first.who, "speaks_for": first.speaks_for, "medium": first.medium}
        )
    if field not in ("speaker", "speaks_for", "medium") or not (own or statement.speaker):
        return statement
    said = {"who": statement.speaker, "speaks_for": statement.speaks_for, "medium": statement.medium}
    named = (
        hops[0].model_copy(update={**said, "alternatives": ()}) if own else Hop.model_validate({**said, "how": "said"})
    )
    return statement.model_copy(update={"hops": (named, *(hops[1:] if own else hops))})


def follow_statement(report: AnyReport, was: Statement, now: Statement) -> AnyReport:
    """`report`, which hangs on a statement, with the hop of that statement's speaker as it was corrected."""
    if was.hops == now.hops:
        return report
    if report.hops == was.hops:
        hops = now.hops
    elif len(was.hops) == len(now.hops):
        first = was.hops[0]
        same = (h.who == first.who and h.passage == first.passage for h in report.hops)
        hops = tuple(now.hops[0] if is_first else hop for is_first, hop in zip(same, report.hops, strict=True))
    else:
        hops = report.hops
    followed = report.model_copy(update={"hops": hops})
    return agreeing(followed, "hops") if isinstance(followed, Statement) else followed


def rename_outlet(report: AnyReport, was: str, now: str) -> AnyReport:
    """`report` with its last hop, the outlet, called by its corrected name."""
    last = report.hops[-1] if report.hops else None
    if was == now or last is None or last.who is None or last.who.name != was:
        return report
    hop: Hop = last.model_copy(update={"who": last.who.model_copy(update={"name": now})})
    return report.model_copy(update={"hops": (*report.hops[:-1], hop)})


def judge_document(document: Document, judgements: Sequence[Judgement]) -> Document:
    """`document` with its edited fields."""
    changes = {j.field: j.new for j in judgements if j.verdict == "edit" and j.field in ("outlet", "title", "url")}
    return document.model_copy(update=changes) if changes else document


def judge_version(version: Version, first: Version, judgements: Sequence[Judgement]) -> Version:
    """`version` under the edits of its document.

    An edited date is that of the first publication, so it reaches the versions that share the first one's date; a
    later version with a date of its own keeps it.
    """
    changes: dict[str, object] = {}
    for judgement in judgements:
        if judgement.verdict != "edit":
            continue
        if judgement.field == "published":
            if version.published in (None, first.published):
                changes["published"], changes["published_precision"] = edited_date(judgement)
        elif judgement.field in DOCUMENT_FIELDS:
            changes[judgement.field] = judgement.new
    return version.model_copy(update=changes) if changes else version


def edited_date(judgement: Judgement) -> tuple[datetime | None, Literal["day", "second"] | None]:
    """The date an edit of `published` sets, and its precision: "2022-02-28" is a day, anything longer a second."""
    text = judgement.new
    if text is None:
        return None, None
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise MalformedError(f"{text!r} is not a date.", "Write it as 2022-02-28 or 2022-02-28T09:30:00Z.") from error
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise MalformedError(f"{text!r} is not the date of a publication.", "Look at its year.")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment, "day" if len(str(text)) <= len("2022-02-28") else "second"
