"""The lanes into which acts are sorted by what they are about: talks, fighting, statements, control, help."""

from typing import Literal

from parley.model.reports import Control, Event, Move, Statement

Lane = Literal["talks", "fighting", "statements", "control", "humanitarian", "other"]
LANES: tuple[Lane, ...] = ("talks", "fighting", "statements", "control", "humanitarian", "other")

_FIGHTING = frozenset({"ASSAULT", "MOBILIZE", "THREATEN"})
_TALKING = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT"})
_HUMANITARIAN = frozenset({"evacuation", "corridor", "prisoners", "humanitarian"})
_HUMANITARIAN_CONTEXTS = frozenset({"human_security", "migration", "health", "disasters"})


def lane_of(report: Statement | Event | Move | Control) -> Lane:
    """The lane of a report, by its kind and what it is about."""
    if isinstance(report, Statement):
        return "statements"
    if isinstance(report, Control):
        return "control"
    if isinstance(report, Move):
        return "humanitarian" if report.issue in _HUMANITARIAN else "talks"
    if report.type == "AID" or set(report.contexts) & _HUMANITARIAN_CONTEXTS:
        return "humanitarian"
    if report.type in _FIGHTING:
        return "fighting"
    return "talks" if report.type in _TALKING else "other"
