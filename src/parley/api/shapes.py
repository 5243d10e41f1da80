"""The shapes of entries and joined views, with what is around them: what is more than a value of the model."""

from collections.abc import Mapping
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from parley.model.derived import Claim, ControlState, Happening, Origin, Round, Talks
from parley.model.documents import FollowUp
from parley.model.judgements import Judgement
from parley.model.links import Link
from parley.model.reports import Control, Event, Move, Statement
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
    opening: str | None = Field(None, description="In a list, of a document without a title: its first words.")
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
