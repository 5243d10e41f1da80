"""What a person should look at first, and the report that a person adds.

The queue is ordered by doubt times weight: how likely an entry is wrong by what its rule was measured at and by what is
missing in it, times how much of the record rests on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import JsonValue, ValidationError

from parley.errors import MalformedError, NotFoundError
from parley.model.base import Value
from parley.model.derived import Claim, Happening, Talks
from parley.model.documents import Version
from parley.model.passages import Passage
from parley.model.reports import REPORT, Control, Event, Extractor, Move, ReportKind, Statement
from parley.model.world import ActorRef
from parley.record import Entry

AnyReport = Statement | Event | Move | Control

# The precision of a rule that nobody has measured yet: as good as a coin, so that measuring it comes first.
UNMEASURED = 0.5
# What changed, or is contested, is what people will look up; a wrong entry there does most harm.
CLAIM_WEIGHT = {"withdrawn": 4.0, "corrected": 4.0, "disputed": 3.0, "superseded": 3.0, "corroborated": 2.0}
MOVE_WEIGHT = 2.0
WEIGHT_PER_DOCUMENT = 0.5
# Each of these makes an entry half as likely again to be wrong.
DOUBT_PER_SIGN = 0.15


class Doubtful(Value):
    """An entry of the queue with its score and the reasons for it."""

    report: str
    kind: ReportKind
    score: float
    reasons: tuple[str, ...]


def queue(entries: Iterable[Entry[Any]], derived: Sequence[Value]) -> list[Doubtful]:
    """The entries that nobody has judged, the most doubtful and weighty first; ties by id.

    `derived` are the claims, happenings and talks that rest on them.
    """
    weights = _weights(derived)
    found = []
    for entry in entries:
        if entry.review is None:
            doubt, reasons = _doubt(entry.value)
            weight = 1.0 + weights.get(entry.value.id, 0.0)
            if weight > 1:
                reasons = (*reasons, f"weight {weight:g}")
            score = round(doubt * weight, 3)
            found.append(Doubtful(report=entry.value.id, kind=entry.value.kind, score=score, reasons=reasons))
    return sorted(found, key=lambda d: (-d.score, d.report))


def _weights(derived: Sequence[Value]) -> Mapping[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for value in derived:
        if isinstance(value, Claim):
            weight = CLAIM_WEIGHT.get(value.standing, 0.0)
            for report in {*value.reports_for, *value.reports_against, *(h.report for h in value.history)}:
                weights[report] = max(weights[report], weight)
    for value in derived:
        if isinstance(value, Talks):
            for move in value.moves:
                weights[move.report] += MOVE_WEIGHT
        elif isinstance(value, Happening):
            for report in value.reports:
                weights[report] += WEIGHT_PER_DOCUMENT * (len(value.documents) - 1)
    return weights


def _doubt(report: AnyReport) -> tuple[float, tuple[str, ...]]:
    """How likely the entry is wrong, 0..1, and what speaks for it."""
    measured = report.confidence
    doubt = 1 - (measured.precision if measured else UNMEASURED)
    reasons = [
        f"its rule is right in {measured.precision:.0%} of {measured.n}" if measured else "its rule is unmeasured"
    ]
    signs = list(_signs(report))
    return min(1.0, doubt + DOUBT_PER_SIGN * len(signs)), (*reasons, *signs)


def _signs(report: AnyReport) -> Iterable[str]:
    actors = _acting(report)
    if any(a is None or a.id is None for a in actors) or (not actors and report.kind in ("event", "move")):
        yield "nobody resolved acts or speaks"
    if report.where is not None and report.where.place is None:
        yield "its place is not located"
    if report.where is not None and len(report.where.candidates) > 1:
        yield "its name is borne by several places"
    if report.reality != "actual":
        yield f"read as {report.reality}"


def _acting(report: AnyReport) -> tuple[ActorRef | None, ...]:
    if isinstance(report, Statement):
        return (report.speaker,)
    if isinstance(report, Event):
        return report.actors
    if isinstance(report, Move):
        return report.by
    return (report.holder,) if report.status == "controlled" else ()


def missed_report(
    version: Version, kind: ReportKind, words: str, fields: Mapping[str, JsonValue], nth: int = 1
) -> AnyReport:
    """The report that a person says stands at the `nth` occurrence of `words` in a version.

    NotFoundError where the words do not stand there, MalformedError where the fields do not make such a report.
    """
    start = -1
    for _ in range(nth):
        start = version.text.find(words, start + 1)
        if start < 0:
            raise NotFoundError(
                f"'{words}' does not stand in {version.document}.", "Copy the words from 'parley show'."
            )
    passage = Passage.of(version.text, (start, start + len(words))).model_dump()
    hops: list[dict[str, Any]] = [{"who": {"name": version.outlet}, "how": "published"}]
    frame: dict[str, Any] = {
        "id": "", "kind": kind, "document": version.document, "version": version.id, "anchor": passage,
        "passage": passage, "extractor": Extractor(name="person", version="1", rule="added").model_dump(),
    }  # fmt: skip
    if kind == "statement":
        if fields.get("speaker"):
            hops.insert(0, {"who": fields["speaker"], "speaks_for": fields.get("speaks_for"), "how": "said"})
        frame |= {"content": [passage], "mode": "indirect"}
    try:
        return REPORT.validate_python({**frame, "hops": hops, **fields})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise MalformedError(f"This is no {kind}: {where}: {first['msg']}.", "See 'parley show ID --json'.") from error
