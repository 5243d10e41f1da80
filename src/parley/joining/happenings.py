"""Reports of one event, in one or many documents, joined into a happening.

A report joins the happening whose *first* report it is compatible with in type, actors, place and time; joining by
way of a third report would merge successive rounds of talks into one. Every join says why. Differences stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parley.joining.corpus import Corpus
from parley.joining.seeds import Features, Seeds
from parley.model.base import content_id
from parley.model.derived import Differing, Happening
from parley.model.reports import Event
from parley.model.world import Place

# A document, a type of act and the words that tell it.
_Words = tuple[str, str, str]


@dataclass
class _Cluster:
    members: list[Event] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def happenings_of(corpus: Corpus) -> list[Happening]:
    """Every happening, in the order of its first report; only acts that are said to have happened."""
    same, different = _bindings(corpus)
    clusters: list[_Cluster] = []
    home: dict[str, _Cluster] = {}
    told: dict[_Words, list[tuple[Event, _Cluster]]] = {}
    seeds = Seeds()
    for event in corpus.events():
        said_to_have_happened = event.reality == "actual" and event.time not in ("future", "historical")
        if not said_to_have_happened or corpus.stance(event) == "negative":
            continue
        report = Features.of(event, corpus)
        apart = different.get(event.id, set())
        found, why = _bound(event, same, home), "a person judged them the same"
        if found is None:
            found, why = _kept(event, apart, told), "another version of the page tells it in the same words"
        if found is None:
            fitting = (
                (clusters[number], reason)
                for number, reason in seeds.fitting(report, newest_first=True)
                if not any(m.id in apart for m in clusters[number].members)
            )
            found, why = next(fitting, (None, "first report"))
        if found is None:
            found = _Cluster()
            clusters.append(found)
            seeds.add(report)
        found.members.append(event)
        found.reasons.append(f"{event.id}: {why}")
        home[event.id] = found
        told.setdefault(_told(event), []).append((event, found))
    return [_happening(cluster) for cluster in clusters]


def _told(event: Event) -> _Words:
    return event.document, event.type, event.passage.exact


def _kept(event: Event, apart: set[str], told: dict[_Words, list[tuple[Event, _Cluster]]]) -> _Cluster | None:
    """The happening of the same words in another version of the page; each of its tellings has one in the next."""
    for earlier, cluster in told.get(_told(event), ()):
        taken = any(m.version == event.version and _told(m) == _told(event) for m in cluster.members)
        if earlier.version != event.version and not taken and not any(m.id in apart for m in cluster.members):
            return cluster
    return None


def _bindings(corpus: Corpus) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By report, those that a person judged the same, and those that he judged different."""
    same: dict[str, set[str]] = {}
    different: dict[str, set[str]] = {}
    for b in corpus.bindings:
        judged = same if b.same else different
        judged.setdefault(b.first, set()).add(b.second)
        judged.setdefault(b.second, set()).add(b.first)
    return same, different


def _bound(event: Event, same: dict[str, set[str]], home: dict[str, _Cluster]) -> _Cluster | None:
    return next((home[other] for other in sorted(same.get(event.id, ())) if other in home), None)


def _place(event: Event) -> Place | None:
    return event.where.place if event.where else None


def _happening(cluster: _Cluster) -> Happening:
    members = cluster.members
    first = members[0]
    best_place = next((_place(m) for m in members if _place(m)), None)
    best_when = next((m.when for m in members if m.when and m.when.start), first.when)
    counts = {(c.what, c.low, c.high, c.of): c for m in members for c in m.counts}
    return Happening(
        id=content_id("h", first.id),
        type=first.type,
        actors=tuple({a.id or a.name: a for m in members for a in m.actors}.values()),
        recipients=tuple({a.id or a.name: a for m in members for a in m.recipients}.values()),
        place=best_place,
        when=best_when,
        counts=tuple(counts.values()),
        reports=tuple(m.id for m in members),
        documents=tuple(dict.fromkeys(m.document for m in members)),
        differing=_differing(members),
        reasons=tuple(cluster.reasons),
    )


def _differing(members: Sequence[Event]) -> tuple[Differing, ...]:
    """Fields on which the members say different things, each value with who says so; silence is no difference."""
    said: dict[str, dict[str, list[str]]] = {}
    for event in members:
        for name, value in _said(event):
            said.setdefault(name, {}).setdefault(value, []).append(event.id)
    return tuple(
        Differing(field=name, values=tuple((value, tuple(ids)) for value, ids in sorted(values.items())))
        for name, values in sorted(said.items())
        if len(values) > 1
    )


def _said(event: Event) -> Iterator[tuple[str, str]]:
    """What one report says on the fields that sources tend to disagree on."""
    if event.mode:
        yield "mode", event.mode
    if event.where:
        yield "place", event.where.text
    if event.when and event.when.start:
        yield "when", event.when.start.date().isoformat()
    for count in event.counts:
        yield count.what, count.text
