"""How likely a report is wrong, from what its rule was measured at and from what is missing in it."""

from collections.abc import Iterable

from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef

# The precision of a rule that nobody has measured yet: as good as a coin, so that measuring it comes first.
UNMEASURED = 0.5
# Each of these makes an entry so much more likely to be wrong.
DOUBT_PER_SIGN = 0.15
_UNMEASURED = "how often its rule is right was never measured"


def doubt(report: Statement | Event | Move | Control) -> tuple[float, tuple[str, ...]]:
    """How likely the entry is wrong, 0..1, and what speaks for it."""
    measured = report.confidence
    base = 1 - (measured.precision if measured else UNMEASURED)
    right = f"its rule is right in {measured.precision:.0%} of {measured.n}" if measured else _UNMEASURED
    signs = tuple(_signs(report))
    return min(1.0, base + DOUBT_PER_SIGN * len(signs)), (right, *signs)


def _signs(report: Statement | Event | Move | Control) -> Iterable[str]:
    actors = _acting(report)
    if any(a is None or a.id is None for a in actors) or (not actors and report.kind in ("event", "move")):
        yield "who acts or speaks is not known by name"
    if report.where is not None and report.where.place is None:
        yield "its place is not located"
    if report.where is not None and len(report.where.candidates) > 1:
        yield "several places have this name"
    if report.reality != "actual":
        yield f"read as {report.reality}"


def _acting(report: Statement | Event | Move | Control) -> tuple[ActorRef | None, ...]:
    if isinstance(report, Statement):
        return (report.speaker,)
    if isinstance(report, Event):
        return report.actors
    if isinstance(report, Move):
        return report.by
    return (report.holder,) if report.status == "controlled" else ()
