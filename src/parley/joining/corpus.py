"""What joining is given: versions, current reports, links and same/different judgements, in one fixed order.

Invariant: everything that joining makes is a function of the *set* of what it is given. `Corpus.of` sorts by
publication and position, never by arrival, and every file of this room walks reports in that order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from functools import cached_property

from parley.joining.parties import UNNAMED, party_of
from parley.model.documents import Version
from parley.model.identities import Identities
from parley.model.links import Link
from parley.model.reports import Control, Event, Move, Polarity, Statement
from parley.model.world import ActorRef

AnyReport = Statement | Event | Move | Control
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Binding:
    """A person's judgement that two reports are of the same thing, or are not."""

    first: str
    second: str
    same: bool


def _fits(at: datetime | None) -> bool:
    """Whether a time can be reckoned with: windows of days around the calendar's first or last year leave it."""
    return at is None or MINYEAR < at.year < MAXYEAR


def _dated(version: Version) -> Version:
    """`version`, without a date that is none: one odd document must not stop what all the others make."""
    return version if _fits(version.published) else version.model_copy(update={"published": None})


def _timed(report: AnyReport) -> AnyReport:
    when = report.when
    return report if when is None or (_fits(when.start) and _fits(when.end)) else report.model_copy(
        update={"when": None}
    )


@dataclass(frozen=True)
class Corpus:
    """The input of joining; make it with `of`."""

    versions: Mapping[str, Version]
    reports: tuple[AnyReport, ...]
    links: tuple[Link, ...]
    bindings: tuple[Binding, ...]
    by_id: Mapping[str, AnyReport]
    # People, and organs of states, whose party is not their own: filled in when the actors are settled.
    affiliations: Mapping[str, str] = field(default_factory=dict)
    # What people said about actors; the reports are called so already, and what joining settles must agree with it.
    identities: Identities = field(default_factory=Identities)

    @classmethod
    def of(
        cls,
        versions: Iterable[Version],
        reports: Iterable[AnyReport],
        links: Iterable[Link] = (),
        bindings: Iterable[Binding] = (),
        identities: Identities | None = None,
    ) -> "Corpus":
        """Sort everything; reports whose version is not given are an error (KeyError)."""
        known = {v.id: _dated(v) for v in sorted(versions, key=lambda v: v.id)}

        def order(report: AnyReport) -> tuple[datetime, str, int, int, str]:
            version = known[report.version]
            return (version.published or _LAST, version.document, report.anchor.start, report.anchor.end, report.id)

        ordered = tuple(sorted(map(_timed, reports), key=order))
        return cls(
            versions=known,
            reports=ordered,
            links=tuple(sorted(links, key=lambda link: link.id)),
            bindings=tuple(sorted(bindings, key=lambda b: (b.first, b.second, b.same))),
            by_id={report.id: report for report in ordered},
            identities=identities or Identities(),
        )

    def party(self, actor: ActorRef | None) -> str:
        """The party that an actor stands for: whom it is affiliated with, else its own (`parties.party_of`)."""
        if actor is not None and actor.id is not None and actor.id in self.affiliations:
            return self.affiliations[actor.id]
        return party_of(actor)

    def parties(self, actors: Iterable[ActorRef]) -> tuple[str, ...]:
        """The distinct named parties among `actors`, in alphabetical order."""
        return tuple(sorted({party for party in map(self.party, actors) if party != UNNAMED}))

    def published(self, report: AnyReport) -> datetime | None:
        return self.versions[report.version].published

    def outlet(self, report: AnyReport) -> str:
        return self.versions[report.version].outlet

    def stance(self, report: AnyReport) -> Polarity:
        """Whether a report is for or against its proposition in positive form.

        A report under a denial is against what it reports, unless it is negative already.
        """
        if isinstance(report, Control) and report.status == "not-encircled":
            return "negative" if report.polarity == "positive" else "positive"
        if isinstance(report, Statement):
            return "negative" if report.strength == "denied" else "positive"
        carrier = self.by_id.get(report.statement) if report.statement else None
        denied = isinstance(carrier, Statement) and carrier.strength == "denied"
        return "negative" if report.polarity == "negative" or denied else "positive"

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """The outlet of each document."""
        return {version.document: version.outlet for version in self.versions.values()}

    @cached_property
    def carried(self) -> Mapping[str, tuple[AnyReport, ...]]:
        """What hangs on each statement, by its id."""
        found: dict[str, list[AnyReport]] = {}
        for report in self.reports:
            if report.statement:
                found.setdefault(report.statement, []).append(report)
        return {statement: tuple(reports) for statement, reports in found.items()}

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each report in the order of `reports`."""
        return {report.id: number for number, report in enumerate(self.reports)}

    def events(self) -> list[Event]:
        return [r for r in self.reports if isinstance(r, Event)]

    def moves(self) -> list[Move]:
        return [r for r in self.reports if isinstance(r, Move)]

    def controls(self) -> list[Control]:
        return [r for r in self.reports if isinstance(r, Control)]

    def statements(self) -> list[Statement]:
        return [r for r in self.reports if isinstance(r, Statement)]


def said(report: AnyReport) -> str:
    """The words of what was said, or of the passage."""
    if isinstance(report, Statement):
        return " ".join(p.exact for p in report.content)
    return report.passage.exact
