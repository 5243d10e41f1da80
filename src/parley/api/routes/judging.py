"""What people decide: judgements, undo, and the queue of what is to be looked at."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue

from parley import pipeline
from parley.analysis.audit import Precision, precision
from parley.analysis.review import doubtful, ranked
from parley.api.access import Books, Caller, Reviewer
from parley.api.library import REPORT_KINDS, Library
from parley.api.pairs import Pair, pairs_to_decide
from parley.api.query import FilterQuery, PageQuery
from parley.api.routes.derived import cut
from parley.api.shapes import Listing, Report, Shown
from parley.errors import MalformedError
from parley.model.judgements import Judgement
from parley.model.passages import Passage
from parley.model.reports import REPORT, Extractor
from parley.record import Filter

router = APIRouter(tags=["review"])
T = TypeVar("T")
# A field of a report takes some hundred bytes, a long chain of hops some thousand; every list would carry more.
_MOST_WRITTEN = 100_000


def _small(value: T) -> T:
    if len(json.dumps(value)) > _MOST_WRITTEN:
        raise ValueError(f"at most {_MOST_WRITTEN:,} characters may be written into a report")
    return value


def _readable(name: str) -> str:
    if not name.isprintable():
        raise ValueError("a name has only letters and signs that can be seen")
    return name


Name = Annotated[str, Field(min_length=1, max_length=100, examples=["M. Weber"]), AfterValidator(_readable)]
Reason = Annotated[str, Field(max_length=1000)]
# An edit of these changes how the document is read, so its reports are made again.
_REREAD = frozenset({"published", "outlet"})


class Verdict(BaseModel):
    """Accept, reject or edit an entry, or bind it to another as the same or different."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"target": "s-0123456789abcdef", "verdict": "accept", "author": "M. Weber", "reason": "read it"}
        },
    )
    target: str = Field(max_length=100, description="A report, link, document or actor, by id.")
    verdict: Literal["accept", "reject", "edit", "same", "different"]
    author: Name | None = Field(None, description="Who decides; with a token, its name is taken.")
    reason: Reason = ""
    field: str | None = Field(None, max_length=50, description="For an edit: which field.")
    new: Annotated[JsonValue, AfterValidator(_small)] = Field(
        None, description="For an edit: the field's new value, as the canonical form writes it."
    )
    other: str | None = Field(None, max_length=100, description="For same and different: the other one.")


class Missed(BaseModel):
    """A report that the extractor missed. `passage` is found by its offsets and must have exactly these words."""

    model_config = ConfigDict(extra="forbid")
    document: str = Field(max_length=100)
    version: str = Field(max_length=100)
    kind: Literal["statement", "event", "move", "control"]
    start: int = Field(ge=0, le=10**9, description="Offset in Unicode code points of the version's text.")
    end: int = Field(ge=1, le=10**9)
    fields: Annotated[dict[str, JsonValue], AfterValidator(_small)] = Field(
        description="The report's own fields, as the canonical form has them."
    )
    author: Name | None = None
    reason: Reason = ""


class Undo(BaseModel):
    """Takes a judgement back; an undo can be undone."""

    model_config = ConfigDict(extra="forbid")
    author: Name | None = None
    reason: Reason = ""


class Decided(BaseModel):
    """The judgement that was written, and the entry as it is shown now."""

    judgement: Judgement
    report: Shown[Report] | None


@router.get("/judgements", summary="Who decided what, when and why")
def judgements(books: Books, entry: str | None = None, every: bool = False) -> list[Judgement]:
    """Judgements in order of time; `every` adds undos and what they took back, `entry` narrows to one entry."""
    return list(books.record.judgements(entry, standing=not every))


@router.post("/judgements", status_code=201, summary="Accept, reject, edit, or bind")
def judge(books: Books, held: Reviewer, verdict: Verdict) -> Decided:
    """Write a judgement. Nothing is overwritten; it can be undone."""
    with books.turn:
        made = books.record.judge(
            verdict.target,
            verdict.verdict,
            author=author_of(held, verdict.author),
            reason=verdict.reason,
            field=verdict.field,
            new=verdict.new,
            other=verdict.other,
        )
    if made.target.kind == "document" and made.field in _REREAD:
        pipeline.code_again(books.record, made.target.id)
    return _decided(books, made)


@router.post("/judgements/add", status_code=201, summary="Add a report that was missed")
def add(books: Books, held: Reviewer, missed: Missed) -> Decided:
    """Add a report at the words between two offsets of a version's text."""
    version = next((v for v in books.record.versions(missed.document) if v.id == missed.version), None)
    if version is None:
        raise MalformedError(f"Document '{missed.document}' has no version '{missed.version}'.", "Read it again.")
    try:
        passage = Passage.of(version.text, (missed.start, missed.end)).model_dump()
        report = REPORT.validate_python({**_frame(missed, passage, version.outlet), **missed.fields})
    except ValueError as error:
        raise MalformedError(f"This is no {missed.kind}: {_first(error)}.", "See the schema of its kind.") from error
    with books.turn:
        made = books.record.add_report(report, author=author_of(held, missed.author), reason=missed.reason)
    return _decided(books, made)


def _frame(missed: Missed, passage: dict[str, Any], outlet: str) -> dict[str, Any]:
    """What every report has, for one at this passage; a statement's speaker is its first hop."""
    own = {"who": {"name": outlet}, "how": "published"}
    hops: list[dict[str, Any]] = [own]
    frame: dict[str, Any] = {
        "id": "", "kind": missed.kind, "document": missed.document, "version": missed.version, "anchor": passage,
        "passage": passage, "extractor": Extractor(name="person", version="1", rule="added").model_dump(),
    }  # fmt: skip
    if missed.kind == "statement":
        speaker = missed.fields.get("speaker")
        if speaker:
            hops.insert(0, {"who": speaker, "speaks_for": missed.fields.get("speaks_for"), "how": "said"})
        frame |= {"content": [passage], "mode": "indirect"}
    return {**frame, "hops": hops}


def _first(error: ValueError) -> str:
    details = getattr(error, "errors", None)
    if details is None:
        return str(error)
    first = details()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


@router.post("/judgements/{id}/undo", status_code=201, summary="Take a judgement back")
def undo(books: Books, held: Reviewer, id: str, wanted: Undo) -> Decided:
    """Append an undo. What was decided stays on record."""
    with books.turn:
        made = pipeline.undo(books.record, id, author=author_of(held, wanted.author), reason=wanted.reason)
    return _decided(books, made)


def author_of(held: Caller, named: str | None) -> str:
    """Who is written down as the author: the token's name, where there is one."""
    name = held.name or named
    if not name or not name.strip():
        raise MalformedError("A judgement needs an author.", "Give your name in 'author'.")
    return name.strip()


def _decided(books: Library, made: Judgement) -> Decided:
    undone = made
    while undone.verdict == "undo":
        value = books.record.get(undone.target.id)
        if not isinstance(value, Judgement):
            break
        undone = value
    found = books.reports([undone.target.id])
    return Decided.model_construct(judgement=made, report=found[0] if found else None)


class QueueQuery(PageQuery):
    """The filters, and which kind."""

    kind: Literal["statement", "event", "move", "control"] = "move"


class Queued(BaseModel):
    """An entry of the queue: how doubtful and weighty it is, and why it stands where it does."""

    shown: Shown[Report]
    score: float
    reasons: tuple[str, ...]


@router.get("/review", summary="What nobody has looked at yet")
def queue(books: Books, query: Annotated[QueueQuery, Query()]) -> Listing[Queued]:
    """Reports of a kind without a judgement, by doubt times weight: as `parley review` orders them."""
    f = query.to_filter()
    books.refresh()
    weights = books.weights()
    found = books.kept("review", (query.kind, f), lambda: ranked(books.record.unjudged(query.kind, f), weights))
    items, after = cut(found, query)
    reports = {s.entry.id: s for s in books.reports(id for id, _ in items)}
    listed = [
        Queued.model_construct(
            shown=reports[id], score=score, reasons=doubtful(reports[id].entry, score, weights).reasons
        )
        for id, score in items
    ]
    every = books.total(query.kind)
    return Listing[Queued].model_construct(items=listed, total=len(found), all=every, next=after, facets=None)


@router.get("/audit", summary="How often entries are right, by what people decided")
def audit(books: Books, query: Annotated[FilterQuery, Query()]) -> list[Precision]:
    """Precision with its 95 % interval, of everything judged and by kind, outlet and rule: as `parley audit` has it."""
    f = replace(query.to_filter(), rejected=True, judged=True)
    return books.kept("audit", f, lambda: precision(e for kind in REPORT_KINDS for e in books.table(kind, f).entries))


class PairShown(BaseModel):
    """Two reports that may be of one thing, and why they are asked about."""

    first: Shown[Report]
    second: Shown[Report]
    joined: bool = Field(description="Whether joining takes them for one happening now.")
    reason: str


@router.get("/review/pairs", summary="Which reports may be of one thing")
def pairs(books: Books, query: Annotated[PageQuery, Query()]) -> Listing[PairShown]:
    """Pairs of events that a person has not decided: near misses and weak joins."""
    f = query.to_filter()

    def make() -> list[Pair]:
        events = books.record.events(Filter(as_of=f.as_of, by=f.by))
        return pairs_to_decide(list(events), books.happenings(Filter())[0], books.record.bindings())

    found = books.kept("pairs", (f.as_of, f.by), make)
    items, after = cut(found, query)
    reports = {s.entry.id: s for s in books.reports(id for p in items for id in (p.first, p.second))}
    listed = [
        PairShown.model_construct(first=reports[p.first], second=reports[p.second], joined=p.joined, reason=p.reason)
        for p in items
    ]
    return Listing[PairShown].model_construct(items=listed, total=len(found), all=len(found), next=after, facets=None)


class Orphan(BaseModel):
    """A judgement whose words the newest version no longer has."""

    judgement: Judgement
    at: datetime


@router.get("/review/orphans", summary="Judgements whose words are gone")
def orphans(books: Books) -> list[Orphan]:
    """They are kept; when the words come back, they count again."""
    return [Orphan(judgement=j, at=j.at) for j in books.record.orphans()]
