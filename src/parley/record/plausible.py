"""What a person may write into a report: values of the right form that cannot be so are refused.

Invariant: whatever passes can be counted with, drawn and sorted: times have an order, numbers are finite, points lie on
the globe, names can be read.
"""

import math
from collections.abc import Iterator

from parley.errors import MalformedError
from parley.model.base import Value
from parley.model.reports import Event, Move
from parley.model.world import ActorRef, Place, When
from parley.ontology.cameo import cameo_codes
from parley.ontology.plover import event_types
from parley.record.naming import AnyReport

# The first and last year of a time that can still be widened by days and moved between zones.
FIRST_YEAR, LAST_YEAR = 1000, 9000
# PLOVER's scores reach from -10 to 10.
_SCORE = 10.0


def check_plausible(report: AnyReport) -> None:
    """MalformedError, naming the value, where something in `report` cannot be so."""
    for value in _values(report):
        if isinstance(value, When):
            _check_when(value)
        elif isinstance(value, Place):
            if not (abs(value.latitude) <= 90 and abs(value.longitude) <= 180):
                raise _refused(f"{value.latitude}, {value.longitude} is no point on the globe")
        elif isinstance(value, ActorRef) and not (value.name.strip() and value.name.isprintable()):
            raise _refused(f"{value.name[:40]!r} is no name of an actor")
    if not report.hops:
        raise _refused("a report without a hop comes from nobody", "The last hop is the outlet.")
    if isinstance(report, Event):
        _check_event(report)
    if isinstance(report, Move) and not report.issue.strip():
        raise _refused("a move is about an issue", "Name it, or write 'talks'.")


def _values(value: object) -> Iterator[Value]:
    """`value` and every value inside it."""
    if isinstance(value, Value):
        yield value
        for name in type(value).model_fields:
            yield from _values(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _values(part)


def _check_when(when: When) -> None:
    if any(end is not None and not FIRST_YEAR <= end.year <= LAST_YEAR for end in (when.start, when.end)):
        raise _refused(f"a time lies between the years {FIRST_YEAR} and {LAST_YEAR}")
    ends = [end.replace(tzinfo=None) for end in (when.start, when.end) if end]
    if len(ends) == 2 and ends[0] > ends[1]:
        raise _refused("a time cannot end before it starts")


def _check_event(event: Event) -> None:
    known = event_types()
    if event.type not in known:
        raise _refused(f"{event.type[:40]!r} is no PLOVER type", f"Known: {', '.join(known)}.")
    if event.cameo is not None and event.cameo not in cameo_codes():
        raise _refused(f"{event.cameo[:40]!r} is no CAMEO code", "It is two to four digits, as '190'.")
    if event.score is not None and not (math.isfinite(event.score) and abs(event.score) <= _SCORE):
        raise _refused(f"{event.score} is no PLOVER score", "It is a number from -10 to 10.")
    if event.goldstein is not None and not math.isfinite(event.goldstein):
        raise _refused(f"{event.goldstein} is no Goldstein score", "It is a number from -10 to 10.")


def _refused(what: str, hint: str = "Nothing was written; look at the value.") -> MalformedError:
    return MalformedError(f"{what[0].upper()}{what[1:]}.", hint)
