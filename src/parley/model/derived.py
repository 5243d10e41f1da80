"""What joining makes of the reports: origins, happenings, claims with their standing, talks and rounds.

All of it is a pure function of versions, readings, links and judgements; nothing here is ever edited.
"""

from datetime import datetime
from typing import Literal

from parley.model.base import Value
from parley.model.links import StandingActType
from parley.model.passages import Passage
from parley.model.reports import Count, Delegate, DelegationLevel, MoveType, Polarity, Venue
from parley.model.world import ActorRef, Place, When, Where

Standing = Literal["reported", "corroborated", "disputed", "withdrawn", "corrected", "superseded"]
PropositionClass = Literal["control", "event", "undertaking", "quantity", "content"]


class Origin(Value):
    """Where a proposition came from at first.

    `who` is the principal of the first hop; None where an outlet speaks in its own voice, then `outlet` is the
    leader of its copy group. `party` groups origins that are not independent of one another: principals of one
    party, and all unnamed sources.
    """

    kind: Literal["origin"] = "origin"
    id: str
    claim: str
    who: ActorRef | None
    outlet: str
    party: str
    stance: Polarity
    reports: tuple[str, ...]
    withdrawn: bool = False
    reason: str


class Proposition(Value):
    """What is claimed, polarity apart. `key` is what makes two reports about one proposition."""

    cls: PropositionClass
    predicate: str
    arguments: tuple[str, ...] = ()
    place: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    key: str
    words: str


class HistoryEntry(Value):
    """One standing act on a claim; `at` is when it was published, never when it was said to happen."""

    act: StandingActType
    at: datetime | None
    by: ActorRef | None
    on_behalf_of: ActorRef | None = None
    stance: Polarity
    report: str
    document: str
    outlet: str
    passage: Passage
    reason: str


class Claim(Value):
    """The reports of one proposition, for and against, with their standing history.

    `polarity` is what was claimed first: "negative" where nobody on record asserts it and somebody says it is not so.
    The standing is that of the claim in this polarity.
    """

    kind: Literal["claim"] = "claim"
    id: str
    proposition: Proposition
    polarity: Polarity = "positive"
    standing: Standing
    reports_for: tuple[str, ...]
    reports_against: tuple[str, ...]
    origins: tuple[str, ...]
    history: tuple[HistoryEntry, ...]
    reason: str


class Differing(Value):
    """A field on which the reports of one happening differ: each value with the reports that say so."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Happening(Value):
    """Several reports of one event, in one or many documents. `reasons` says why each was joined."""

    kind: Literal["happening"] = "happening"
    id: str
    type: str
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    place: Place | None
    when: When | None
    counts: tuple[Count, ...]
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    differing: tuple[Differing, ...] = ()
    reasons: tuple[str, ...] = ()


class Story(Value):
    """Documents about one thing that happened, within a few days of one another; `title` is that of the first.

    `start` and `end` are when the first and the last of them were published, None where none has a date. Successive
    rounds of talks are stories of their own. `reason` names what they share.
    """

    kind: Literal["story"] = "story"
    id: str
    title: str
    start: datetime | None
    end: datetime | None
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    reason: str


class BoardMove(Value):
    """A move as the talks board shows it, with what answered it and whether it is still open.

    `sides` are the parties that those in `by` stand for: a country code, or the id of a group. What was done as
    offered, asked or agreed is "met"; what is open after its own deadline has "lapsed"; what its maker took back is
    "withdrawn".
    """

    report: str
    move: MoveType
    by: tuple[ActorRef, ...]
    to: tuple[ActorRef, ...]
    sides: tuple[str, ...] = ()
    issue: str
    words: str
    venues: tuple[Venue, ...] = ()
    conditions: tuple[str, ...] = ()
    stated_reason: str | None = None
    deadline: When | None = None
    duration: str | None = None
    delegates: tuple[Delegate, ...] = ()
    level: DelegationLevel | None = None
    at: datetime | None
    answers: str | None = None
    answered_by: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    state: Literal[
        "open", "accepted", "refused", "countered", "broken", "answered", "standing", "met", "lapsed", "withdrawn"
    ]


class PerSource(Value):
    """A value as one outlet gave it, with the report that says so."""

    outlet: str
    report: str
    value: str
    passage: Passage


class Round(Value):
    """One meeting. What is said of it is kept per source, because sources disagree; `next` is what is to follow."""

    kind: Literal["round"] = "round"
    id: str
    talks: str
    first_day: datetime | None
    numbers: tuple[PerSource, ...] = ()
    dates: tuple[PerSource, ...] = ()
    venues: tuple[PerSource, ...] = ()
    delegations: tuple[PerSource, ...] = ()
    outcomes: tuple[PerSource, ...] = ()
    next: tuple[PerSource, ...] = ()
    reports: tuple[str, ...]


class Talks(Value):
    """One negotiation process: its parties, mediators, moves and rounds (ids of `round` entries)."""

    kind: Literal["talks"] = "talks"
    id: str
    name: str
    parties: tuple[ActorRef, ...]
    mediators: tuple[ActorRef, ...]
    moves: tuple[BoardMove, ...]
    rounds: tuple[str, ...]


class ControlState(Value):
    """What the record says of a place at a moment: a cautious state and every opinion behind it.

    `state` is "contested" rather than flipped where independent origins disagree, "unknown" where only
    withdrawn claims remain.
    """

    kind: Literal["control-state"] = "control-state"
    id: str
    where: Where
    state: str
    holder: ActorRef | None
    since: datetime | None
    reports: tuple[str, ...]
    reason: str
