"""Choosing which place each name means, all names of a document together.

Every reading of a name starts from how likely the name means it in a world without context (population, kind of
place, how well the name belongs to it), then gains from the clues beside the name and from the likely readings of
the document's other names: same unit, same country, near by. A few rounds settle it.
Invariant: pure arithmetic over sorted input, so the same document gives the same places.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from parley.extractors.places.affinity import affinities
from parley.extractors.places.clues import Clue, clues
from parley.extractors.places.distances import bearing, distance_km
from parley.extractors.places.evidence import Found
from parley.extractors.places.strays import is_stray
from parley.extractors.places.wanted import is_beside_its_city, is_peer, is_state, powers, wanted
from parley.knowledge.gazetteer import Entry, contains
from parley.knowledge.gazetteer.names import fold

Array = NDArray[np.float64]

# Scores are in powers of ten of population: one unit of score outweighs a tenfold larger town. All chosen by hand on
# half of two corpora and rounded; doubling or halving any one of them moves accuracy by less than two points.
_NOISY_NAME = -2.0  # GeoNames alternates: "Chornobyl" is also another village's old name
_NOTED = 1.0  # Donetsk is Ukraine's, not Rostov Oblast's, even in a sentence about Rostov
_OTHER_SPELLING = -1.2  # "Avdiivka" for Avdiyivka
_UNIT_AFTER_TOWN = -1.5  # "Kharkiv" is the city unless the text says "region"
_UNIT_WORD = 3.0
_LOWER_UNIT = -1.5  # "Kharkiv region" is the oblast, not the raion in it that has the name too
_STATE = 2.0  # "Georgia's president"
_PEOPLE = 1.0  # "Lebanese soldiers in Tripoli"
_NO_VILLAGE, _VILLAGERS = -2.0, 10_000  # "the village of Lyman" is not the town
_LIST_MATE, _MOST_MATES = 1.5, 2  # "Texas, Utah and Washington" are three states; a neighbour each way
_WITHIN = 6.0  # "Paris, Texas"
_HOLDS_IT = 2.0  # "Weiswampach, Luxembourg" is not Belgium's province of that name
_DISTANCE_FITS = 5.0
_NEAR_BY = 2.0  # "Lyman, near Zmiiv"
_FRAME = 1.5  # "In Kharkiv region shells hit Lyman"
_CONTEXT = 3.0
_GROWTH = 1.0  # a first neighbour says most, further ones ever less; at 2, one neighbour could outweigh a city
_ROUNDS = 4
# The names of a document are weighed together, every reading against every other: in a long one each
# keeps its likeliest readings, and beyond 200 names the document is taken in stretches. Keeps it under 20 ms and 40 MB.
_MOST_READINGS, _FEWEST_READINGS, _MOST_NAMES = 1500, 6, 200
_FEATURES = {"country": 1.0, "continent": 1.5, "river": 4.0, "sea": 6.0, "lake": 3.5, "mountain": 4.0, "island": 4.0,
             "terrain": 4.0, "region": 5.0, "facility": 4.0}


@dataclass(frozen=True)
class Choice:
    """The place chosen for a mention (None: not in the gazetteer), the runners-up, and why."""

    entry: Entry | None
    others: tuple[Entry, ...]
    reason: str


@dataclass
class _Group:
    """Mentions that mean the same place: one name, one container."""

    members: list[int]
    readings: list[Entry]
    scores: Array
    why: list[list[str]]
    levelled: int = 0


def choose(doc: Doc, found: Sequence[Found], named: Mapping[int, str] | None = None) -> list[Choice]:
    """A choice for each mention, in order; `named` are the states of the actors that the text names, by token."""
    hints = list(clues(doc, found))
    groups = _groups(doc, found, hints)
    acting = powers(doc, found, named or {})
    # A state that the text names speaks for its towns as any name does; one that only its groups tell of does not.
    told = frozenset(f.entries[0].country for f in found if f.entries and f.entries[0].feature == "country")
    for group in groups:
        _favour(group, doc, found, acting, told)
    for at in range(0, len(groups), _MOST_NAMES):
        _settle(groups[at : at + _MOST_NAMES], found, hints)
    chosen: dict[int, Choice] = {}
    likeliest = [_choice(group) for group in groups]
    states = {f.entries[0].country for f in found if f.source == "demonym" and f.entries} | set((named or {}).values())
    for group, choice in zip(groups, likeliest, strict=True):
        others = [c.entry for c in likeliest if c is not choice and c.entry]
        if choice.entry and is_stray(choice.entry, others, states):
            choice = Choice(None, (choice.entry, *choice.others), "a hamlet far from all that the text names")
        chosen.update(dict.fromkeys(group.members, choice))
    return [chosen.get(i, Choice(None, (), "not in the gazetteer")) for i in range(len(found))]


def _groups(doc: Doc, found: Sequence[Found], hints: Sequence[Clue]) -> list[_Group]:
    container = {c.subject: fold(found[c.other].name) for c in hints if c.kind == "within"}
    containers = {c.other for c in hints if c.kind == "within"}
    by_name: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    names = {fold(f.name) for f in found}
    for i, f in enumerate(found):
        if f.entries:
            kind = "demonym" if f.source == "demonym" else wanted(doc, f, i in containers)
            key = (fold(f.name), kind or ("unit" if is_beside_its_city(f, names) else ""))
            by_name[key][container.get(i, "")].append(i)
    groups = []
    most = max(_FEWEST_READINGS, _MOST_READINGS // max(1, len(by_name)))
    for (_, kind), by_container in by_name.items():
        loose = by_container.pop("", [])
        if by_container:  # a bare "Springfield" after "Springfield, Ohio" is that one
            next(iter(by_container.values())).extend(loose)
        else:
            by_container[""] = loose
        for members in by_container.values():
            members.sort()
            groups.append(_group(members, found[members[0]], kind, most))
    return sorted(groups, key=lambda g: g.members[0])


def _group(members: list[int], f: Found, kind: str, most: int) -> _Group:
    readings = list(f.entries[: 1 if kind == "demonym" else most])
    towns = {e.country for e in readings if e.feature == "city" and e.population >= 5000}
    upper = {e.country for e in readings if e.feature == "admin1"}
    scores = np.zeros(len(readings))
    why: list[list[str]] = [[] for _ in readings]
    for i, e in enumerate(readings):
        scores[i] = np.log10(e.population + 100) + _FEATURES.get(e.feature, 0.0)
        if e.name_rank == 2:
            scores[i] += _OTHER_SPELLING if e.is_called(f.name) else _NOISY_NAME
        if e.feature in ("admin1", "admin2"):
            if kind in ("unit", "upper"):
                scores[i] += _UNIT_WORD
                if kind == "upper" and e.feature == "admin2" and e.country in upper:
                    scores[i] += _LOWER_UNIT
                why[i].append("the text says it is a region")
            elif e.country in towns:
                scores[i] += _UNIT_AFTER_TOWN * (2 if kind in ("town", "village") else 1)
        if kind == "village" and e.population > _VILLAGERS:
            scores[i] += _NO_VILLAGE
        if e.noted and e.is_called(f.name):  # by a forgotten name, "Berea" for Aleppo, no news is about it
            scores[i] += _NOTED
            why[i].append("a place that conflict news is about")
        if e.population >= 100_000:
            why[i].append(f"population {e.population:,}")
    return _Group(members, readings, scores, why)


def _favour(
    group: _Group, doc: Doc, found: Sequence[Found], acting: Sequence[frozenset[str]], told: frozenset[str | None]
) -> None:
    """What the words around its members say for a group's readings: a state's own affairs, the people acting there."""
    state = any(is_state(doc, found[m]) for m in group.members)
    people = frozenset[str]().union(*(acting[m] for m in group.members))
    peers = {e.country for e in group.readings if is_peer(e, group.readings)} & people
    for i, e in enumerate(group.readings):
        if state and e.feature == "country":
            group.scores[i] += _STATE
            group.why[i].append("what the text says of it is a state's")
        if e.country in peers and len(group.readings) > 1:
            group.scores[i] += _PEOPLE if e.country in told else 2 * _PEOPLE
            group.why[i].append(f"people of {e.country} act there")


def _settle(groups: list[_Group], found: Sequence[Found], hints: Sequence[Clue]) -> None:
    """Add to each group's scores what clues and the other groups say."""
    if not groups:
        return
    home = {m: g for g in groups for m in g.members}
    for hint in hints:
        if hint.subject in home and hint.other in home:
            _apply(hint, home[hint.subject], home[hint.other], found)
    if len(groups) == 1:
        return
    affinity, starts = affinities([g.readings for g in groups]), np.cumsum([0] + [len(g.readings) for g in groups])
    weights = _weights(groups)
    base = [g.scores.copy() for g in groups]
    for _ in range(_ROUNDS):
        belief = np.concatenate([_softmax(g.scores) for g in groups])
        said = np.maximum.reduceat(affinity * belief[None, :], starts[:-1], axis=1)
        for k, g in enumerate(groups):
            said[starts[k] : starts[k + 1], k] = 0.0
            support = said[starts[k] : starts[k + 1]] @ weights
            g.scores = base[k] + _CONTEXT * np.log1p(_GROWTH * support)
    for k, g in enumerate(groups):
        best = int(np.argmax(g.scores))
        row = said[starts[k] + best] * weights
        if len(row) > 1 and row.max() > 0.2:
            other = groups[int(np.argmax(row))]
            g.why[best].append(f"near or in {other.readings[int(np.argmax(other.scores))].name}")


def _weights(groups: Sequence[_Group]) -> Array:
    """What each group's word counts for: more for a name said often, and once for one place by several names.

    "The United States", "U.S." and "American" are one witness for the towns of the United States.
    """
    said: dict[str, int] = defaultdict(int)
    for g in groups:
        said[g.readings[0].id] += len(g.members)
    share = [len(g.members) / said[g.readings[0].id] for g in groups]
    return np.array(
        [part * (1.0 + 0.3 * min(said[g.readings[0].id] - 1, 5)) for part, g in zip(share, groups, strict=True)]
    )


def _apply(hint: Clue, subject: _Group, other: _Group, found: Sequence[Found]) -> None:
    beliefs = _softmax(other.scores)
    for i, e in enumerate(subject.readings):
        if hint.kind == "within":
            inside = [b for b, o in zip(beliefs, other.readings, strict=True) if contains(o, e)]
            if inside:
                # Once: a name written in full ten times is no surer of its place than one written once.
                subject.scores[i] += _WITHIN * _once(subject, i)
                _note(subject, i, f"within {found[hint.other].name}")
        elif hint.kind == "frame":
            inside = [b for b, o in zip(beliefs, other.readings, strict=True) if contains(o, e)]
            subject.scores[i] += _FRAME * max(inside, default=0.0)
        elif hint.km is not None:
            fit = max((b for b, o in zip(beliefs, other.readings, strict=True) if _fits(hint, e, o)), default=0.0)
            subject.scores[i] += (_NEAR_BY if hint.kind == "near" else _DISTANCE_FITS) * fit
            if fit > 0.3:
                away = "near" if hint.kind == "near" else f"{hint.km:.0f} km from"
                _note(subject, i, f"{away} {found[hint.other].name}")
    if hint.kind == "beside":
        _level(subject, other)
        _level(other, subject)
    if hint.kind == "within":
        for i, o in enumerate(other.readings):
            if any(contains(o, e) for e in subject.readings):
                other.scores[i] += _HOLDS_IT


def _level(group: _Group, mate: _Group) -> None:
    """Readings of the kind that its neighbours in a list probably are gain by it, from two of them at most."""
    if group.levelled == _MOST_MATES:
        return
    group.levelled += 1
    kinds: dict[str, float] = defaultdict(float)
    for belief, reading in zip(_softmax(mate.scores), mate.readings, strict=True):
        kinds[reading.feature] += float(belief)
    group.scores += _LIST_MATE * np.array([kinds[e.feature] for e in group.readings])


def _once(subject: _Group, i: int) -> float:
    return 0.0 if any(w.startswith("within ") for w in subject.why[i]) else 1.0


def _note(group: _Group, i: int, text: str) -> None:
    if text not in group.why[i]:
        group.why[i].append(text)


def _fits(hint: Clue, subject: Entry, other: Entry) -> bool:
    """Whether the two lie as far apart, and in the direction, that the text says; a quarter more or less is usual."""
    km = distance_km(subject, other)
    if hint.kind == "near":
        return km <= (hint.km or 0.0)
    if hint.km is None or abs(km - hint.km) > 0.25 * hint.km + 20:
        return False
    return hint.bearing is None or abs((bearing(other, subject) - hint.bearing + 180) % 360 - 180) <= 60


def _softmax(scores: Array) -> Array:
    powers = np.exp(1.2 * (scores - scores.max()))
    return np.asarray(powers / powers.sum())


def _choice(group: _Group) -> Choice:
    order = np.argsort(-group.scores, kind="stable")
    best = int(order[0])
    why = group.why[best] or (["the only place of this name"] if len(order) == 1 else ["the likeliest of this name"])
    return Choice(group.readings[best], tuple(group.readings[int(i)] for i in order[1:5]), "; ".join(why))
