"""The shapes of answers to questions: timeline, overview, actors, places, search."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from parley.analysis.coverage import Coverage
from parley.analysis.positions import Position
from parley.api.shapes import Citation, Citations, Facets, FacetValue
from parley.model.derived import Claim, ControlState, HistoryEntry, Round, Talks
from parley.model.outcomes import SourceOutcome
from parley.model.world import ActorRef, Place, WhenPrecision
from parley.ontology.lanes import Lane


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
