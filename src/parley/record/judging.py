"""Taking down what people decide: checked when it is said, appended, and shown at once.

Invariant: a judgement is never changed or deleted. An undo is a further judgement.
"""

from collections.abc import Iterable
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection, insert, select

from parley.errors import MalformedError, NotFoundError
from parley.model.judgements import Judgement, Target, Verdict
from parley.model.passages import Span
from parley.model.reports import Extractor, report_id
from parley.record import schema as s
from parley.record.gathering import REPORT_CLASSES
from parley.record.identities import actor_target, check_pair, documents_naming, root_of
from parley.record.indexing import refresh
from parley.record.judged import DOCUMENT_FIELDS, active, edit_report, edited_date
from parley.record.lookup import entry, find
from parley.record.naming import AnyReport
from parley.record.plausible import check_plausible
from parley.record.shown import REPORT_KINDS
from parley.record.writing import check_words

# Who stands as extractor on a report that a person added; no extractor may call itself so.
PERSON = "person"
# Longer than any headline, name of an outlet or address; a list shows them all.
MOST_LETTERS = 2000


def judge(
    connection: Connection,
    id: str,
    verdict: Verdict,
    *,
    author: str,
    at: datetime,
    reason: str = "",
    field: str | None = None,
    new: JsonValue = None,
    other: str | None = None,
) -> Judgement:
    """Append a verdict on the entry `id`; MalformedError where it makes no sense, NotFoundError without an entry."""
    if id.startswith("a:"):
        return _judge_actors(connection, id, verdict, other=other, author=author, at=at, reason=reason)
    target, old = _target(connection, id), None
    bound = _target(connection, other) if other else None
    if verdict in ("same", "different"):
        if bound is None or bound.kind != target.kind or target.kind not in REPORT_KINDS or bound.id == target.id:
            raise MalformedError(f"'{verdict}' binds two reports of one kind.", "Name the other report.")
    elif verdict == "edit":
        old = _check_edit(connection, target, field, new, author, at)
    elif verdict not in ("accept", "reject") or target.kind == "document":
        raise MalformedError(f"A {target.kind} cannot be judged '{verdict}'.", "A document is edited or removed.")
    judgement = Judgement(
        id=Judgement.id_for(verdict, target.id, author, at, field, other),
        verdict=verdict, target=target, other=bound, field=field, old=old, new=new, author=author, at=at, reason=reason,
    )  # fmt: skip
    append(connection, judgement)
    return judgement


def _judge_actors(
    connection: Connection, id: str, verdict: Verdict, *, other: str | None, author: str, at: datetime, reason: str
) -> Judgement:
    """Say that two actors are one, shown as the first from now on, or that they are not."""
    if verdict not in ("same", "different") or not other or not other.startswith("a:"):
        raise MalformedError(f"'{verdict}' is no verdict on the actor '{id}'.", "Two actors are the same or different.")
    check_pair(id, other)
    (target, kept), (bound, former) = actor_target(connection, id), actor_target(connection, other)
    judgement = Judgement(
        id=Judgement.id_for(verdict, id, author, at, None, other),
        verdict=verdict, target=target, other=bound, new=kept.model_dump(), old=former.model_dump(),
        author=author, at=at, reason=reason,
    )  # fmt: skip
    append(connection, judgement)
    return judgement


def add_report(connection: Connection, report: AnyReport, *, author: str, at: datetime, reason: str = "") -> Judgement:
    """Append a report that the extractor missed; its id and extractor are set here, its words must stand there."""
    text = connection.scalar(
        select(s.versions.c.text).where(s.versions.c.id == report.version, s.versions.c.document == report.document)
    )
    if text is None:
        raise NotFoundError(f"There is no version '{report.version}' in this record.", "Select the words once more.")
    check_words(report, text)
    check_plausible(report)
    span = Span(report.anchor.start, report.anchor.end)
    ordinal = _free_ordinal(connection, report, span)
    added = report.model_copy(
        update={
            "id": report_id(report.version, report.kind, PERSON, span, ordinal),
            "ordinal": ordinal,
            "extractor": Extractor(name=PERSON, version="1", rule="added"),
            "confidence": None,
        }
    )
    target = Target(id=added.id, kind=added.kind, document=added.document, version=added.version, anchor=added.anchor)
    judgement = Judgement(
        id=Judgement.id_for("add", added.id, author, at, None, None),
        verdict="add", target=target, new=added.model_dump(mode="json"), author=author, at=at, reason=reason,
    )  # fmt: skip
    append(connection, judgement)
    return judgement


def _free_ordinal(connection: Connection, report: AnyReport, span: Span) -> int:
    """The first ordinal with which nobody has added a report of this kind at these words."""
    ordinal = 0
    while connection.scalar(
        select(s.judgements.c.seq).where(
            s.judgements.c.verdict == "add",
            s.judgements.c.target == report_id(report.version, report.kind, PERSON, span, ordinal),
        )
    ):
        ordinal += 1
    return ordinal


def undo(connection: Connection, id: str, *, author: str, at: datetime, reason: str = "") -> Judgement:
    """Take back the judgement `id`, which may itself be an undo; its `other` is repeated."""
    body = connection.scalar(select(s.judgements.c.body).where(s.judgements.c.id == id))
    if body is None:
        raise NotFoundError(f"There is no judgement '{id}' in this record.", "List them with 'parley show judgements'.")
    undone = Judgement.model_validate_json(body)
    target = Target(id=id, kind="judgement", document=undone.target.document)
    judgement = Judgement(
        id=Judgement.id_for("undo", id, author, at, None, None),
        verdict="undo", target=target, other=undone.other, author=author, at=at, reason=reason,
    )  # fmt: skip
    append(connection, judgement)
    return judgement


def append(connection: Connection, judgement: Judgement) -> None:
    """Write a judgement and show what it changes; one that is already here is left alone."""
    if insert_judgement(connection, judgement):
        for document in documents_of(connection, judgement):
            refresh(connection, document, judgement.at)


def documents_of(connection: Connection, judgement: Judgement) -> list[str]:
    """The documents that the judgement touches."""
    about = root_of(connection, judgement)
    if about.target.kind == "actor":
        return documents_naming(connection, about)
    sides = (judgement.target, judgement.other)
    return sorted({side.document for side in sides if side and side.document})


def insert_judgement(connection: Connection, judgement: Judgement) -> bool:
    if connection.scalar(select(s.judgements.c.seq).where(s.judgements.c.id == judgement.id)) is not None:
        return False
    other = judgement.other
    connection.execute(
        insert(s.judgements).values(
            id=judgement.id,
            verdict=judgement.verdict,
            target=judgement.target.id,
            target_kind=judgement.target.kind,
            document=judgement.target.document,
            other=other.id if other else None,
            other_document=other.document if other else None,
            author=judgement.author,
            at=judgement.at,
            body=judgement.model_dump_json(),
        )
    )
    return True


def _target(connection: Connection, id: str) -> Target:
    value = find(connection, id)
    kind = str(getattr(value, "kind", ""))
    if isinstance(value, tuple(REPORT_CLASSES.values())):
        report = entry(connection, id).value
        return Target(id=id, kind=kind, document=report.document, version=report.version, anchor=report.anchor)
    if kind == "document":
        return Target(id=id, kind=kind, document=id)
    if kind == "link":
        return Target(id=id, kind=kind, anchor=getattr(value, "passage", None))
    raise MalformedError(
        f"'{id}' is a {kind or 'value'}, which is worked out from reports.", "Judge the reports that it lists."
    )


def _check_edit(
    connection: Connection, target: Target, field: str | None, new: JsonValue, author: str, at: datetime
) -> JsonValue:
    """What stands in the field now; MalformedError when `new` does not fit it."""
    trial = Judgement(id="", verdict="edit", target=target, field=field, new=new, author=author, at=at)
    if target.kind == "document":
        _check_document_edit(trial)
        shown = find(connection, target.id)
        if field == "published":
            moment = _published(connection, target.id)
            return moment.isoformat() if moment else None
        old: JsonValue = shown.model_dump(mode="json")[field or ""]
        return old
    if target.kind not in REPORT_KINDS:
        raise MalformedError(f"A {target.kind} cannot be edited.", "Accept or reject it.")
    report = entry(connection, target.id).value
    text = connection.execute(select(s.versions.c.text).where(s.versions.c.id == report.version)).scalar_one()
    edited = edit_report(report, trial)
    check_words(edited, text)
    check_plausible(edited)
    before: JsonValue = report.model_dump(mode="json")[field or ""]
    return before


def _check_document_edit(trial: Judgement) -> None:
    if trial.field not in DOCUMENT_FIELDS:
        raise MalformedError(
            f"A document has no field '{trial.field}' that can be edited.", f"Editable: {', '.join(DOCUMENT_FIELDS)}."
        )
    if trial.field == "published":
        edited_date(trial)
    elif not isinstance(trial.new, str) or not trial.new.strip() or not trial.new.isprintable():
        raise MalformedError(f"{repr(trial.new)[:80]} is no {trial.field}.", "Give it as one line of text.")
    elif len(trial.new) > MOST_LETTERS:
        raise MalformedError(f"This {trial.field} has {len(trial.new):,} letters.", f"Give it in {MOST_LETTERS:,}.")
    elif trial.field == "url" and not trial.new.startswith(("http://", "https://")):
        raise MalformedError(f"{trial.new[:80]!r} is no web address.", "Write it with http:// or https://.")


def _published(connection: Connection, document: str) -> datetime | None:
    t = s.shown_versions.c
    return connection.scalar(
        select(t.published).where(t.document == document, t.recorded_to.is_(None)).order_by(t.published_from).limit(1)
    )


def judgements(connection: Connection, *, standing: bool = True, entry_id: str | None = None) -> tuple[Judgement, ...]:
    """Judgements in order of time; `standing` leaves out undos and what they took back."""
    t = s.judgements.c
    query = select(t.body).order_by(t.at, t.id)
    everything = [Judgement.model_validate_json(body) for body in connection.scalars(query)]
    chosen: Iterable[Judgement] = active(everything) if standing else everything
    if entry_id is not None:
        reached = set(
            connection.scalars(select(s.judgement_targets.c.judgement).where(s.judgement_targets.c.report == entry_id))
        )
        chosen = (j for j in chosen if j.id in reached or entry_id in (j.target.id, j.other.id if j.other else None))
    return tuple(chosen)


def orphans(connection: Connection) -> tuple[Judgement, ...]:
    """Standing judgements on reports of this record whose words the newest version no longer has."""
    t = s.judgement_targets.c
    reached = {(row.judgement, row.side) for row in connection.execute(select(t.judgement, t.side).where(t.latest))}
    here = set(connection.scalars(select(s.versions.c.document).distinct()))
    return tuple(
        judgement
        for judgement in judgements(connection)
        if any(
            side and side.kind in REPORT_KINDS and side.document in here and (judgement.id, name) not in reached
            for name, side in (("target", judgement.target), ("other", judgement.other))
        )
    )


def bindings(connection: Connection) -> tuple[tuple[str, str, bool], ...]:
    """Pairs of reports that people judged the same (True) or different, as the judgements reach them now."""
    t = s.judgement_targets.c
    reached: dict[tuple[str, str], list[str]] = {}
    for judgement, side, report in connection.execute(select(t.judgement, t.side, t.report)):
        reached.setdefault((judgement, side), []).append(report)
    found = {
        (first, second, judgement.verdict == "same")
        for judgement in judgements(connection)
        if judgement.verdict in ("same", "different")
        for first in reached.get((judgement.id, "target"), ())
        for second in reached.get((judgement.id, "other"), ())
    }
    return tuple(sorted(found))
