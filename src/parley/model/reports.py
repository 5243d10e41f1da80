"""Reports: the atoms of the record. *In this passage, this document reports, through these hops, that ...*

A report's identity is (version, kind, extractor name, anchor span, ordinal); everything else on it is its current
reading and may change when a lexicon is mended, without changing the id.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from parley.model.base import Value, content_id
from parley.model.passages import Passage, Span
from parley.model.world import ActorRef, Candidate, When, Where

ReportKind = Literal["statement", "event", "move", "control"]
Polarity = Literal["positive", "negative"]
Reality = Literal["actual", "planned", "conditional", "hypothetical", "requested", "threatened"]
Time = Literal["past", "ongoing", "future", "historical"]
QuoteMode = Literal["direct", "indirect", "mixed"]
CueClass = Literal["speech", "belief", "intention", "perception"]
ControlStatus = Literal["controlled", "contested", "encircled", "not-encircled", "under-attack", "abandoned"]
MoveType = Literal[
    "offer",
    "propose",
    "accept",
    "reject",
    "counter",
    "condition",
    "demand",
    "guarantee",
    "mediate",
    "delegate",
    "convene",
    "adjourn",
    "agree",
    "breach",
    "withdraw",
    "outcome",
]


class Confidence(Value):
    """The measured precision of the rule that fired, on `n` judged cases."""

    precision: float
    n: int


class Extractor(Value):
    """Which extractor, in which version, by which rule."""

    name: str
    version: str
    rule: str


class Hop(Value):
    """One link of an attribution chain, nearest the fact first; the outlet is always last.

    `who` is None when the text names nobody ("reportedly"). `passage` is the words that make this hop; the
    outlet's own hop has none.
    """

    who: ActorRef | None
    speaks_for: ActorRef | None = None
    how: str
    medium: str | None = None
    passage: Passage | None = None
    alternatives: tuple[Candidate, ...] = ()


class ReportBase(Value):
    """What every report has. `passage` is the words that support it; `anchor` is where its identity stands."""

    id: str
    document: str
    version: str
    anchor: Passage
    ordinal: int = 0
    passage: Passage
    hops: tuple[Hop, ...]
    polarity: Polarity = "positive"
    reality: Reality = "actual"
    time: Time = "past"
    when: When | None = None
    where: Where | None = None
    extractor: Extractor
    confidence: Confidence | None = None
    reason: tuple[str, ...] = ()
    statement: str | None = None


class Statement(ReportBase):
    """Somebody said something. `speaker`, `speaks_for` and `medium` repeat the first hop.

    `with_speakers` are the others who said it jointly with the speaker: "Paris and Berlin urged".
    """

    kind: Literal["statement"] = "statement"
    speaker: ActorRef | None
    with_speakers: tuple[ActorRef, ...] = ()
    speaks_for: ActorRef | None = None
    medium: str | None = None
    occasion: str | None = None
    mode: QuoteMode
    content: tuple[Passage, ...]
    cue: str | None = None
    cue_class: CueClass = "speech"
    strength: str = "said"
    audience: tuple[ActorRef, ...] = ()


class Count(Value):
    """People or things counted: "between 3 and 7 dead, according to the mayor"."""

    what: str
    low: int | None = None
    high: int | None = None
    of: str | None = None
    according_to: ActorRef | None = None
    text: str


class About(Value):
    """The event that an auxiliary turned into another one: a promised meeting is AGREE about CONSULT."""

    type: str
    when: When | None = None


class Event(ReportBase):
    """Somebody did something to somebody. `type` and `mode` are PLOVER's, `score` is PLOVER's for them."""

    kind: Literal["event"] = "event"
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    score: float | None = None
    quad: int | None = None
    goldstein: float | None = None
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    counts: tuple[Count, ...] = ()
    weapons: tuple[str, ...] = ()
    about: About | None = None


class Venue(Value):
    """A venue offered, refused or agreed on."""

    name: str
    stance: Literal["offered", "refused", "agreed", "named"]
    where: Where | None = None


DelegationLevel = Literal["leaders", "ministers", "envoys", "commanders", "negotiators", "officials", "experts"]


class Delegate(Value):
    """Somebody sent to negotiate, with the office that the words give."""

    who: ActorRef
    office: str | None = None


class Move(ReportBase):
    """An act in a negotiation, on one issue. `event` and `answers` are report ids.

    `deadline` is the time by which it is to be answered or met, `duration` (in words) how long what is offered, agreed
    or vouched for is to hold. A guarantee is made by its guarantor, to whoever it protects. `delegates` and `level`
    tell who was sent.
    """

    kind: Literal["move"] = "move"
    move: MoveType
    by: tuple[ActorRef, ...] = ()
    to: tuple[ActorRef, ...] = ()
    issue: str
    content: str | None = None
    venues: tuple[Venue, ...] = ()
    conditions: tuple[str, ...] = ()
    stated_reason: str | None = None
    deadline: When | None = None
    duration: str | None = None
    delegates: tuple[Delegate, ...] = ()
    level: DelegationLevel | None = None
    event: str | None = None
    answers: str | None = None


class Control(ReportBase):
    """Somebody is said to hold, contest, surround, shell or leave a place. `where` is the place."""

    kind: Literal["control"] = "control"
    status: ControlStatus
    holder: ActorRef | None = None
    by: ActorRef | None = None


Report = Annotated[Statement | Event | Move | Control, Field(discriminator="kind")]
REPORT: TypeAdapter[Statement | Event | Move | Control] = TypeAdapter(Report)


def report_id(version: str, kind: str, extractor: str, anchor: Span, ordinal: int) -> str:
    """The identity of a report: never a function of how it was interpreted."""
    return content_id(kind[0], version, kind, extractor, anchor.start, anchor.end, ordinal)
