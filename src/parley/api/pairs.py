"""Which pairs of events a person should be asked about: the same, or different?

Only near misses and weak joins are worth a question; what is plainly one or plainly two is not asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, pairwise

from parley.joining.parties import parties_of
from parley.model.derived import Happening
from parley.model.reports import Event

# Two outlets date one act up to this far apart; further apart it is rarely one.
_NEAR = timedelta(days=3)
# A queue longer than this is never worked off; decided pairs make room for the next.
_MOST = 300


@dataclass(frozen=True)
class Pair:
    """Two reports by id, whether they are joined now, and why they are asked about."""

    first: str
    second: str
    joined: bool
    reason: str


def pairs_to_decide(
    events: Sequence[Event], happenings: Sequence[Happening], decided: Iterable[tuple[str, str, bool]]
) -> list[Pair]:
    """The open pairs, near misses first, each across documents, in a fixed order."""
    known = {frozenset((a, b)) for a, b, _ in decided}
    by_id = {e.id: e for e in events}
    home = {report: h.id for h in happenings for report in h.reports}
    misses = [pair for pair in _near_misses(events, home) if frozenset((pair.first, pair.second)) not in known]
    joins = []
    for happening in happenings:
        own = [r for r in happening.reports if r in by_id]
        for a, b in combinations(own[:6], 2):
            if by_id[a].document != by_id[b].document and happening.differing and frozenset((a, b)) not in known:
                fields = ", ".join(d.field for d in happening.differing)
                joins.append(Pair(a, b, True, f"joined, but they differ on {fields}"))
    return [*misses, *joins][:_MOST]


def _near_misses(events: Sequence[Event], home: dict[str, str]) -> list[Pair]:
    """Events of one type and one actor's party, near in time, in two documents, that were not joined."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.when and event.when.start and event.polarity == "positive":
            for party in parties_of(event.actors):
                groups.setdefault((event.type, party), []).append(event)
    found: dict[frozenset[str], Pair] = {}
    for (type_, party), group in sorted(groups.items()):
        group.sort(key=lambda e: (e.when.start if e.when else None, e.id))
        for a, b in pairwise(group):
            if a.document == b.document or home.get(a.id, a.id) == home.get(b.id, b.id):
                continue
            if a.when and b.when and a.when.start and b.when.start and b.when.start - a.when.start <= _NEAR:
                reason = f"both {type_} by {party}, within {_NEAR.days} days, not joined"
                found.setdefault(frozenset((a.id, b.id)), Pair(a.id, b.id, False, reason))
    return list(found.values())
