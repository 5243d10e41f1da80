"""Reports of one event, in one or many documents, joined into a happening.

A report joins the happening whose *first* report it is compatible with in type, actors, place and time; joining by
way of a third report would merge successive rounds of talks into one. Every join says why. Differences stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from parley.joining.corpus import Corpus
from parley.joining.likeness import content_words
from parley.model.base import content_id
from parley.model.derived import Differing, Happening
from parley.model.reports import Event
from parley.model.world import Place, When

# An undated act is dated by its publication, give or take this much: news tells what happened since yesterday.
UNDATED_WINDOW = timedelta(days=2)
# Two dated accounts of one event may differ by a day: midnight, and time zones.
DATED_SLACK = timedelta(days=1)
# Acts done by words are told apart by what is promised or asked: two promises of one man on one day are two.
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})
# The share of the shorter passage's content words that both must have; a fifth are the names of those concerned.
MIN_WORDS_SHARED = 0.3


@dataclass
class _Cluster:
    seed: Event
    members: list[Event] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def happenings_of(corpus: Corpus) -> list[Happening]:
    """Every happening, in the order of its first report; only acts that are said to have happened."""
    same, different = _bindings(corpus)
    clusters: list[_Cluster] = []
    home: dict[str, _Cluster] = {}
    by_type: dict[str, list[_Cluster]] = {}
    for event in corpus.events():
        said_to_have_happened = event.reality == "actual" and event.time not in ("future", "historical")
        if not said_to_have_happened or corpus.stance(event) == "negative":
            continue
        found, why = _bound(event, same, home), "a person judged them the same"
        if found is None:
            for cluster in reversed(by_type.get(event.type, [])):
                kept_apart = any((m.id, event.id) in different for m in cluster.members)
                match = None if kept_apart else compatible(cluster.seed, event, corpus)
                if match is not None:
                    found, why = cluster, match
                    break
        if found is None:
            found, why = _Cluster(event), "first report"
            clusters.append(found)
            by_type.setdefault(event.type, []).append(found)
        found.members.append(event)
        found.reasons.append(f"{event.id}: {why}")
        home[event.id] = found
    return [_happening(cluster) for cluster in clusters]


def compatible(seed: Event, event: Event, corpus: Corpus) -> str | None:
    """Why two reports may be of one event, or None when they may not.

    The type must be the same, no named party may be missing from both sides, and place and time must not exclude one
    another. Something specific must be shared: a place, both sides, or the same count.
    """
    if seed.mode and event.mode and seed.mode != event.mode:
        return None
    ours, theirs = corpus.parties(seed.actors), corpus.parties(event.actors)
    hit, struck = corpus.parties(seed.recipients), corpus.parties(event.recipients)
    if (ours and theirs and not set(ours) & set(theirs)) or (hit and struck and not set(hit) & set(struck)):
        return None
    nearness = _places_agree(_place(seed), _place(event))
    if nearness is None or not times_agree(seed, event, corpus):
        return None
    both_sides = bool(set(ours) & set(theirs)) and bool(set(hit) & set(struck))
    joint = len(set(ours) & set(theirs)) > 1
    counted = bool({(c.what, c.low, c.high) for c in seed.counts} & {(c.what, c.low, c.high) for c in event.counts})
    if not (nearness or both_sides or joint or counted):
        return None
    if seed.type in _SPOKEN and not _alike(seed, event):
        return None
    shared = [
        f"same type {event.type}",
        *(["same actor " + ", ".join(sorted(set(ours) & set(theirs)))] if set(ours) & set(theirs) else []),
        *(["same recipient"] if set(hit) & set(struck) else []),
        *([nearness] if nearness else []),
        *(["same count"] if counted else []),
        "times agree",
    ]
    return ", ".join(shared)


def _alike(a: Event, b: Event) -> bool:
    ours, theirs = content_words(a.passage.exact), content_words(b.passage.exact)
    return len(ours & theirs) >= MIN_WORDS_SHARED * min(len(ours), len(theirs))


def _place(event: Event) -> Place | None:
    return event.where.place if event.where else None


def _places_agree(a: Place | None, b: Place | None) -> str | None:
    """A reason when both name one place or one lies in the other; "" when one is unknown; None when they exclude."""
    if a is None or b is None:
        return ""
    if a.id == b.id:
        return f"same place {a.name}"
    if a.country != b.country:
        return None
    wider = {a.precision, b.precision} & {"country", "region"}
    if "country" in wider:
        return ""
    if "region" in wider and a.admin1 and a.admin1 == b.admin1:
        return f"both in {a.admin1}"
    return None


def interval(event: Event, corpus: Corpus) -> tuple[datetime, datetime] | None:
    """When the event may have happened: its own time, else around its publication, else unknown."""
    when: When | None = event.when
    if when and when.start and when.end:
        return when.start - DATED_SLACK, when.end + DATED_SLACK
    published = corpus.published(event)
    return (published - UNDATED_WINDOW, published + DATED_SLACK) if published else None


def times_agree(a: Event, b: Event, corpus: Corpus) -> bool:
    """Whether the two may have happened at one time; unknown times agree only within one document."""
    ours, theirs = interval(a, corpus), interval(b, corpus)
    if ours is None or theirs is None:
        return a.document == b.document
    return ours[0] < theirs[1] and theirs[0] < ours[1]


def _bindings(corpus: Corpus) -> tuple[dict[str, set[str]], set[tuple[str, str]]]:
    same: dict[str, set[str]] = {}
    different: set[tuple[str, str]] = set()
    for b in corpus.bindings:
        if b.same:
            same.setdefault(b.first, set()).add(b.second)
            same.setdefault(b.second, set()).add(b.first)
        else:
            different |= {(b.first, b.second), (b.second, b.first)}
    return same, different


def _bound(event: Event, same: dict[str, set[str]], home: dict[str, _Cluster]) -> _Cluster | None:
    return next((home[other] for other in sorted(same.get(event.id, ())) if other in home), None)


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
