"""What the extractors hand to one another: spans first, entities resolved later.

    parse -> mentions (who), times (when), places (where)
          -> attributions (who said it)  -> statements
          -> frames (what happened)      -> events, moves, control
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from parley.model.passages import Span
from parley.model.reports import CueClass, Polarity, QuoteMode, Reality, Time
from parley.model.world import ActorRef, Candidate, When, Where

# Part of the identity of every report of this engine; a language-model engine has a name of its own.
EXTRACTOR = "rules"
# Part of its readings: raise it when rules or lexicons change what is read, so that documents are coded again.
EXTRACTOR_VERSION = "5"

MentionForm = Literal["name", "office", "description", "pronoun", "metonym", "demonym", "list"]


@dataclass(frozen=True)
class Mention:
    """Words that name an actor. `members` holds the parts of "both sides" or "Kyiv and Moscow"."""

    span: Span
    actor: ActorRef
    form: MentionForm
    reason: str
    alternatives: tuple[Candidate, ...] = ()
    members: tuple[ActorRef, ...] = ()


class Mentions(Protocol):
    """The actors of a document, by place in its text."""

    def all(self) -> Sequence[Mention]:
        """Every mention, in text order."""

    def at(self, span: Span) -> Mention | None:
        """The mention whose head lies in `span`; the widest one, None where nothing there names an actor."""

    def actors_at(self, span: Span) -> tuple[ActorRef, ...]:
        """Every actor that the noun phrase at `span` names, coordination and collectives taken apart."""


@dataclass(frozen=True)
class TimeMention:
    """A time expression and the interval it means."""

    span: Span
    when: When
    rule: str


PlaceForm = Literal["literal", "metonym", "demonym", "embedded"]


@dataclass(frozen=True)
class PlaceMention:
    """A toponym; `literal` is False where it stands for a government or people ("Moscow said").

    `form` says more: "metonym" (a power), "demonym" ("Russian troops"), "embedded" (part of another name, as in
    "Aleppo University Hospital").
    """

    span: Span
    where: Where
    literal: bool
    reason: str
    form: PlaceForm = "literal"


@dataclass(frozen=True)
class AttributionHop:
    """One source of an attribution, in words: nearest the content first, the outlet left out.

    `source` is None for "reportedly" and the like; `speaks_for` are the words that name a principal.
    """

    source: Span | None
    cue: Span
    how: str
    speaks_for: Span | None = None
    medium: str | None = None


@dataclass(frozen=True)
class Attribution:
    """A stretch of reported speech or thought, in words.

    `content` is one or more spans of what was said (a quote split by its cue has two); `hops[0].source` is the
    speaker; `parent` is the index of the attribution whose content holds this one. `act` is the standing act by which
    words are taken back or stood by; without `takes_back` it counts only where its side said something before.
    """

    content: tuple[Span, ...]
    hops: tuple[AttributionHop, ...]
    mode: QuoteMode
    cue_class: CueClass
    strength: str
    rule: str
    audience: tuple[Span, ...] = ()
    occasion: str | None = None
    parent: int | None = None
    takes_back: bool = False
    reason: tuple[str, ...] = ()
    act: str | None = None


@dataclass(frozen=True)
class Frame:
    """An act found in syntax, in words: its trigger, who did it to whom, and how it is put.

    `clause` is everything said with it, `core` the predicate with its arguments alone.
    """

    trigger: Span
    clause: Span
    type: str
    mode: str | None
    cameo: str | None
    agents: tuple[Span, ...]
    patients: tuple[Span, ...]
    polarity: Polarity
    reality: Reality
    time: Time
    rule: str
    contexts: tuple[str, ...] = ()
    about: str | None = None
    reason: tuple[str, ...] = field(default=())
    core: Span | None = None
