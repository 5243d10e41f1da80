"""The shapes of answers that are more than a value of the model."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from parley.analysis.coverage import Coverage
from parley.analysis.positions import Position
from parley.model.derived import Claim, ControlState, Happening, HistoryEntry, Origin, Round, Talks
from parley.model.documents import FollowUp
from parley.model.judgements import Judgement
from parley.model.links import Link
from parley.model.outcomes import SourceOutcome
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef, Place, WhenPrecision
from parley.ontology.lanes import Lane
from parley.record.judged import Review

V = TypeVar("V")
Report = Statement | Event | Move | Control


class Around(BaseModel):
    """What the record knows around an entry."""

    document: str = Field(description="The document's id.")
    outlet: str
    title: str | None
    published: datetime | None
    recorded_at: datetime = Field(description="When it entered this record.")
    review: Review | None = Field(description="What a person decided about it; null where nobody has.")
    replaced: bool = Field(description="It stands only in a version that was replaced by a later one.")


class Shown(BaseModel, Generic[V]):
    """An entry with what is around it."""

    entry: V
    context: Around


class FacetValue(BaseModel):
    """A value that the filter can be narrowed to, its name, and how many entries have it."""

    value: str
    label: str
    count: int


Facets = Mapping[str, tuple[FacetValue, ...]]


class Listing(BaseModel, Generic[V]):
    """A page of entries: `total` pass the filter, of `all` in the record. `next` continues (`after=`)."""

    items: list[V]
    total: int
    all: int
    next: str | None = None
    facets: Facets | None = None


class Citation(BaseModel):
    """Where a report stands: enough to print it and to open its words."""

    report: str
    kind: str
    document: str
    version: str
    start: int = Field(description="Offset of the passage, in Unicode code points of the version's text.")
    end: int
    words: str = Field(description="The passage's exact words.")
    outlet: str
    title: str | None
    published: datetime | None
    rule: str = Field(description="The rule that found it.")
    review: Review | None


Citations = dict[str, Citation]


class ReadingShown(BaseModel):
    """One interpretation of a report; `report` is null where the extractor no longer found it."""

    recorded_at: datetime
    extractor_version: str
    report: Report | None


class ReportPage(BaseModel):
    """A report with everything that is known of it."""

    entry: Report
    context: Around
    readings: list[ReadingShown] = Field(description="Every reading, oldest first.")
    judgements: list[Judgement]
    claims: list[Claim]
    happenings: list[Happening]
    links: list[Link]
    citations: Citations = Field(description="The other reports that the claims and happenings name.")


class DocumentShown(BaseModel):
    """A document as a list shows it."""

    id: str
    outlet: str
    title: str | None
    url: str | None
    published: datetime | None
    recorded_at: datetime
    review: Review | None


class VersionShown(BaseModel):
    """A version without its text."""

    id: str
    title: str | None
    published: datetime | None
    fetched: datetime
    language: str
    characters: int


class DocumentPage(BaseModel):
    """A document to be read: one version's text and the reports that stand in it."""

    document: DocumentShown
    versions: list[VersionShown]
    version: str = Field(description="The version whose text this is.")
    text: str | None = Field(description="The text; null where this record is published without full texts.")
    excerpts: bool = Field(False, description="The text holds only the passages; the rest is left out.")
    byline: str | None
    follow_ups: tuple[FollowUp, ...]
    notes: tuple[str, ...]
    reports: list[Shown[Report]]
    links: list[Link]
    claims: dict[str, list[str]] = Field(description="Claims by the report that belongs to them.")


class ClaimPage(BaseModel):
    """A claim with its origins and every report for and against."""

    claim: Claim
    origins: list[Origin]
    reports: list[Shown[Report]]


class HappeningPage(BaseModel):
    """A happening with its reports."""

    happening: Happening
    reports: list[Shown[Report]]


class Board(BaseModel):
    """The talks: every process, of one of them the moves and rounds, and where each card and source stands."""

    talks: list[Talks]
    moves: dict[str, int] = Field(description="How many moves of each process pass the filter.")
    all: int = Field(description="How many moves there are in all processes.")
    rounds: list[Round]
    citations: Citations


class ControlMap(BaseModel):
    """Who is said to hold what at a moment, and the latest reports behind each state."""

    states: list[ControlState]
    reports: dict[str, int] = Field(description="How many reports bear on each state.")
    citations: Citations


class TimelineMark(BaseModel):
    """One report on the timeline; `start` and `end` are the act's own time, `published` the report's."""

    report: str
    kind: str
    lane: Lane
    label: str
    start: datetime | None
    end: datetime | None
    precision: WhenPrecision | None
    published: datetime | None
    document: str
    from_: int = Field(alias="from")
    to: int

    model_config = {"populate_by_name": True}


class Volume(BaseModel):
    """How many reports were published on a day, by kind."""

    day: date
    counts: dict[str, int]


class LaneCount(BaseModel):
    """How many reports of a lane and kind are of one day: of their own time (`own`), or by publication."""

    day: date
    lane: Lane
    kind: str
    own: bool
    count: int


class TimelineAnswer(BaseModel):
    """Marks in order of time and the volume per day; `total` reports pass the filter, `all` there are.

    Where more pass than marks were asked for there are no marks, and `density` counts them by day and lane instead.
    """

    marks: list[TimelineMark]
    density: list[LaneCount]
    volume: list[Volume]
    total: int
    all: int


class ChangedClaim(BaseModel):
    """A claim whose standing changed, with the act that changed it."""

    claim: Claim
    by: HistoryEntry


class ControlChange(BaseModel):
    """A place whose state changed since a moment; `before` is null where nothing was known."""

    before: ControlState | None
    after: ControlState


class TalksState(BaseModel):
    """Where one process stands: its latest moves (all are on the board), what is open, its last meeting."""

    talks: Talks
    moves: int = Field(description="How many moves the process has.")
    last_round: Round | None
    open: int


class Overview(BaseModel):
    """What a reader needs first: what changed, where the talks stand, what is missing."""

    counts: dict[str, int]
    standings: dict[str, int]
    since: datetime | None = Field(description="Changes are counted from here on.")
    changed: list[ChangedClaim]
    control: list[ControlChange]
    talks: list[TalksState]
    coverage: Coverage
    failed: list[SourceOutcome]
    citations: Citations


class ActorCount(BaseModel):
    """An actor and how many entries name it."""

    actor: ActorRef
    counts: dict[str, int]


class Office(BaseModel):
    """An office that a person held; half-open, either side null where it is not known."""

    office: str
    country: str
    start: date | None
    end: date | None


class ActorPage(BaseModel):
    """An actor: what it said and did, where it stood, which offices it held."""

    actor: ActorRef
    counts: dict[str, int]
    offices: list[Office]
    positions: list[Position]
    partners: list[FacetValue] = Field(description="Who its events are with, the most frequent first.")
    citations: Citations


class PlacePage(BaseModel):
    """A place: what is said of it, and its state over time."""

    place: Place
    counts: dict[str, int]
    state: ControlState | None
    claims: list[Claim]
    citations: Citations


class SearchHit(BaseModel):
    """A passage or a document that has the words; `snippet` is in pieces, those that matched marked true."""

    id: str
    kind: str
    document: str
    outlet: str
    title: str | None
    published: datetime | None
    snippet: list[tuple[str, bool]]
    start: int | None = Field(None, description="Where the passage stands, in code points; null for a document.")
    end: int | None = None


class SearchAnswer(BaseModel):
    """What a search found, passages and whole documents ranked apart."""

    reports: list[SearchHit]
    documents: list[SearchHit]
    total: dict[str, int]
    facets: Facets


class MeaningHit(BaseModel):
    """A passage near in meaning, where it stands, and how near: the cosine, up to 1."""

    score: float
    hit: Citation


class MeaningAnswer(BaseModel):
    """What is near in meaning, among the `ready` of `total` passages that have been read for it so far."""

    available: bool = Field(description="Whether the encoder is installed.")
    hint: str
    ready: int
    total: int
    hits: list[MeaningHit]
