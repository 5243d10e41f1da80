"""What a person should look at first, and the report that a person adds.

The queue is ordered by doubt times weight: how likely an entry is wrong by what its rule was measured at and by what is
missing in it, times how much of the record rests on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import JsonValue, ValidationError

from parley.errors import MalformedError, NotFoundError
from parley.model.base import Value
from parley.model.derived import Claim, Happening, Talks
from parley.model.documents import Version
from parley.model.doubt import doubt
from parley.model.passages import Passage
from parley.model.reports import REPORT, Control, Event, Extractor, Move, ReportKind, Statement
from parley.model.world import ActorRef
from parley.record import Record

AnyReport = Statement | Event | Move | Control

# What changed, or is contested, is what people will look up; a wrong entry there does most harm.
CLAIM_WEIGHT = {"withdrawn": 4.0, "corrected": 4.0, "disputed": 3.0, "superseded": 3.0, "corroborated": 2.0}
MOVE_WEIGHT = 2.0
WEIGHT_PER_DOCUMENT = 0.5


class Doubtful(Value):
    """An entry of the queue with its score and the reasons for it."""

    report: str
    kind: ReportKind
    score: float
    reasons: tuple[str, ...]


def queue(record: Record, kind: str | None, limit: int) -> list[Doubtful]:
    """The first entries (of a kind) that nobody has judged; the derived entries must be up to date."""
    weights = weights_of(record.weighty())
    first = ranked(record.unjudged(kind), weights)[:limit]
    return [doubtful(record.entry(report).value, score, weights) for report, score in first]


def ranked(unjudged: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """Reports with their scores, the most doubtful and weighty first; ties by id.

    `unjudged` are reports that nobody has judged with how likely each is wrong, `weights` as `weights_of` gives them.
    """
    scored = ((report, round(likely * (1.0 + weights.get(report, 0.0)), 3)) for report, likely in unjudged)
    return sorted(scored, key=lambda row: (-row[1], row[0]))


def doubtful(report: AnyReport, score: float, weights: Mapping[str, float]) -> Doubtful:
    """An entry of the queue, with the reasons for its place."""
    _, reasons = doubt(report)
    weight = 1.0 + weights.get(report.id, 0.0)
    if weight > 1:
        reasons = (*reasons, f"much rests on it: weight {weight:g}")
    return Doubtful(report=report.id, kind=report.kind, score=score, reasons=reasons)


def weights_of(derived: Iterable[Value]) -> Mapping[str, float]:
    """How much of the record rests on a report beyond itself, by the claims, happenings and talks made from it."""
    derived = list(derived)
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


# The fields that hold one actor, and those that hold several.
_ONE, _SEVERAL = {"speaker", "speaks_for", "holder"}, {"actors", "recipients", "to", "audience", "with_speakers"}


def actors_named(record: Record, report: AnyReport, field: str, text: str) -> JsonValue:
    """The value of an actor field from names as a person types them, with commas between several.

    A name that the record knows is that actor; another stands for itself. Any other field's text is its value.
    """
    several = field in _SEVERAL or (field == "by" and report.kind == "move")
    if not several and field not in _ONE and field != "by":
        return text
    names = [part.strip() for part in text.split(",")] if several else [text.strip()]
    found: list[JsonValue] = [_actor_called(record, name) for name in names if name]
    return found if several else (found[0] if found else None)


def _actor_called(record: Record, name: str) -> JsonValue:
    known = (n.what for n in record.actors(name, most=20) if isinstance(n.what, ActorRef))
    same = next((a for a in known if a.name.casefold() == name.casefold() or a.id == name), ActorRef(name=name))
    return same.model_dump(mode="json")


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
