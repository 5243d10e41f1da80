"""Who acts on whom: the network of parties, and the series of one pair over time.

Only events count: a statement about an act is not a second act. Scores are PLOVER's, from +10 to -10.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from parley.model.base import Value
from parley.model.reports import Event
from parley.model.world import ActorRef
from parley.record.acts import Act

Step = Literal["day", "week", "month"]
# A graph of more nodes than this is a hairball; the list beside it has them all.
MAX_NODES = 60


class Node(Value):
    """An actor with the number of events that it takes part in."""

    actor: ActorRef
    events: int


class Edge(Value):
    """Events by `source` towards `target` (keys of nodes), with their mean PLOVER score."""

    source: str
    target: str
    events: int
    mean_score: float | None
    reports: tuple[str, ...]


class Network(Value):
    """Nodes and edges, the busiest first; `left_out` is how many nodes the cap dropped."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


class Point(Value):
    """One step of a series: its first day, the events in it, their mean score, and the reports behind it."""

    day: date
    events: int
    mean_score: float | None
    reports: tuple[str, ...]


def actor_key(actor: ActorRef) -> str:
    """What makes two mentions one node: the id, else the name."""
    return actor.id or actor.name


def act_of(event: Event, published: datetime | None = None) -> Act | None:
    """An event as an act; None where it is said not to be so. Its day is its own, else that of publication."""
    if event.polarity == "negative":
        return None
    at = event.when.start if event.when and event.when.start else published
    return Act(event.id, at.date() if at else None, event.score, event.actors, event.recipients)


def network(acts: Iterable[Act], max_nodes: int = MAX_NODES) -> Network:
    """The directed network of acts; reciprocal acts (several actors, no recipient) make an edge each way.

    Whoever is only a pronoun has no place in it, and "Rebels" that begin a sentence are the rebels.
    """
    actors: dict[str, ActorRef] = {}
    counts: dict[str, int] = defaultdict(int)
    edges: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in _plain(acts):
        for actor in {actor_key(a): a for a in (*act.actors, *act.recipients)}.values():
            actors.setdefault(actor_key(actor), actor)
            counts[actor_key(actor)] += 1
        for source, target in _pairs(act):
            edges[(source, target)].append(act)
    kept = sorted(counts, key=lambda key: (-counts[key], key))[:max_nodes]
    drawn = [
        Edge(source=s, target=t, events=len(found), mean_score=_mean(found), reports=tuple(e.report for e in found))
        for (s, t), found in edges.items()
        if s in kept and t in kept
    ]
    return Network(
        nodes=tuple(Node(actor=actors[key], events=counts[key]) for key in kept),
        edges=tuple(sorted(drawn, key=lambda e: (-e.events, e.source, e.target))),
        left_out=len(counts) - len(kept),
    )


def _plain(acts: Iterable[Act]) -> list[Act]:
    """The acts with those who are somebody, each description spelt in one way: the small letter wins."""
    found = list(acts)
    spelt: dict[str, str] = {}
    for act in found:
        for actor in (*act.actors, *act.recipients):
            if actor.id is None:
                spelt[actor.name.casefold()] = max(spelt.get(actor.name.casefold(), ""), actor.name)

    def plain(refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        named = (r for r in refs if not r.is_nobody())
        return tuple(
            r if r.id or r.name == spelt[r.name.casefold()] else r.model_copy(update={"name": spelt[r.name.casefold()]})
            for r in named
        )

    return [replace(act, actors=plain(act.actors), recipients=plain(act.recipients)) for act in found]


def _pairs(act: Act) -> list[tuple[str, str]]:
    sources, targets = [actor_key(a) for a in act.actors], [actor_key(a) for a in act.recipients]
    if not targets:
        targets = sources
    return list(dict.fromkeys((s, t) for s in sources for t in targets if s != t))


def series(acts: Iterable[Act], source: str, target: str, step: Step = "week") -> list[Point]:
    """The acts of `source` towards `target` (country codes or actor ids), by time of the act, else of publication.

    Steps without events are left out: silence is not a score of zero.
    """
    steps: dict[date, list[Act]] = defaultdict(list)
    for act in acts:
        if act.day is not None and _between(act, source, target):
            steps[_first_day(act.day, step)].append(act)
    return [
        Point(day=day, events=len(found), mean_score=_mean(found), reports=tuple(e.report for e in found))
        for day, found in sorted(steps.items())
    ]


def _between(act: Act, source: str, target: str) -> bool:
    recipients = act.recipients or act.actors
    return any(source in (a.id, a.country) for a in act.actors) and any(target in (a.id, a.country) for a in recipients)


def _first_day(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _mean(acts: Iterable[Act]) -> float | None:
    scores = [a.score for a in acts if a.score is not None]
    return round(sum(scores) / len(scores), 2) if scores else None
