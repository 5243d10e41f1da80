"""What each version tells about its own actors, and what all together tell about names, titles and countries."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.homes import Home, home_of
from parley.knowledge.actors import bare_id
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.reports import Control, Event, Move
from parley.model.world import ActorRef, Where

ARMED = frozenset({"REB", "PRM", "SEP", "INS", "UAF"})
# The last word of an armed group's or movement's name, by which a text calls it once it is introduced.
GROUP_NOUN = re.compile(
    r"(?:Front|Army|Movement|Forces?|Militia|Brigades?|Council|Party|Union|Alliance|Coalition|Command|Legion)$"
)
_WORD = re.compile(r"\w+")
_LAST_CAPITALISED = re.compile(r"\b([A-Z][a-z]+)$")
# No title is longer, in characters.
LONGEST_WORD = 60


@dataclass(frozen=True)
class Scene:
    """What one version tells about its own actors."""

    text: str
    home: Home | None
    groups: tuple[ActorRef, ...]
    states: tuple[ActorRef, ...]
    people: tuple[ActorRef, ...]
    titles: Mapping[str, frozenset[str]]
    places: Mapping[str, Where]


def refs_of(report: AnyReport) -> Iterator[ActorRef]:
    """The actors that a report names, outlets left out."""
    for hop in report.hops[:-1]:
        yield from (a for a in (hop.who, hop.speaks_for) if a)
    if isinstance(report, Event):
        yield from (*report.actors, *report.recipients)
    elif isinstance(report, Move):
        yield from (*report.by, *report.to)
    elif isinstance(report, Control):
        yield from (a for a in (report.holder, report.by) if a)


def _long_names(corpus: Corpus) -> dict[str, tuple[ActorRef, ...]]:
    """Armed groups and movements named in full, by the last word of their name."""
    found: dict[str, Counter[ActorRef]] = {}
    for report in corpus.reports:
        for ref in refs_of(report):
            words = ref.name.split()
            if ref.id and len(words) > 1 and GROUP_NOUN.search(ref.name):
                found.setdefault(words[-1].casefold(), Counter())[ref] += 1
    return {key: _best_of_each_id(counts) for key, counts in found.items()}


def _best_of_each_id(counts: Counter[ActorRef]) -> tuple[ActorRef, ...]:
    best: dict[str, ActorRef] = {}
    for ref, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0].name, item[0].sector or "~")):
        best.setdefault(ref.id or "", ref)
    return tuple(best[key] for key in sorted(best))


def _countries(corpus: Corpus) -> dict[str, tuple[str | None, str | None]]:
    """The country that all documents give an actor, if they agree, and the sector that most of them give."""
    seen: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for report in corpus.reports:
        for ref in refs_of(report):
            if ref.id:
                country, sector = seen.setdefault(ref.id, (Counter(), Counter()))
                country.update([ref.country] if ref.country else [])
                sector.update([ref.sector] if ref.sector else [])
    return {id: (next(iter(c)) if len(c) == 1 else None, _most(s)) for id, (c, s) in seen.items()}


def _stated(corpus: Corpus) -> dict[str, ActorRef]:
    found: dict[str, dict[str, ActorRef]] = defaultdict(dict)
    for report in corpus.reports:
        for ref in refs_of(report):
            if ref.id and " " in ref.name and bare_id(ref.id) != ref.id:
                found[bare_id(ref.id)].setdefault(ref.id, ref)
    return {bare: next(iter(by_id.values())) for bare, by_id in found.items() if len(by_id) == 1}


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None


@dataclass(frozen=True)
class Names:
    """What the whole corpus tells: long names of groups by their last word, titles, countries and sectors, places."""

    groups: Mapping[str, tuple[ActorRef, ...]]
    titles: Mapping[str, frozenset[str]]
    countries: Mapping[str, tuple[str | None, str | None]]
    # Of people whose state some texts do not tell, by their bare id: who they are where one state alone has the name.
    stated: Mapping[str, ActorRef]
    # Places of several words, by their first word and then by their name.
    places: Mapping[str, Mapping[str, Where]]

    @classmethod
    def of(cls, corpus: Corpus) -> "Names":
        where = sorted((r.where for r in corpus.reports if r.where), key=lambda w: (w.text, w.place is None))
        places: dict[str, dict[str, Where]] = defaultdict(dict)
        for w in reversed(where):
            if w.text[:1].isupper() and " " in w.text:
                places[w.text.split()[0]][w.text] = w
        return cls(_long_names(corpus), _titles(corpus), _countries(corpus), _stated(corpus), places)


def _titles(corpus: Corpus) -> dict[str, frozenset[str]]:
    """What people are called before their names, in any document: "Governor Ana Reyl"."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    for report in corpus.reports:
        for ref in refs_of(report):
            if ref.id and " " in ref.name:
                by_surname[ref.name.split()[-1]].add(ref.name)
    found: dict[str, set[str]] = {}
    for version in corpus.versions.values():
        for surname in sorted(set(_WORD.findall(version.text)) & set(by_surname)):
            for name in sorted(by_surname[surname]):
                found.setdefault(name, set()).update(title.casefold() for title in _before(name, version.text))
    return {name: frozenset(titles) for name, titles in found.items()}


def _before(name: str, text: str) -> Iterator[str]:
    """The capitalised words that stand right before a name in a text."""
    start = text.find(f" {name}")
    while start >= 0:
        end = start + 1 + len(name)
        title = _LAST_CAPITALISED.search(text[max(0, start - LONGEST_WORD) : start])
        if title and not text[end : end + 1].isalnum() and text[end : end + 1] != "_":
            yield title[1]
        start = text.find(f" {name}", end)


def _is_group(ref: ActorRef) -> bool:
    """Whether an armed actor is a group, not one of its people."""
    known = World.load().actors.get(ref.id or "")
    if known is not None:
        return known.kind in ("group", "organisation")
    return bool(GROUP_NOUN.search(ref.name)) or ref.name.isupper()


def scene_of(version: Version, reports: Iterable[AnyReport], names: Names) -> Scene:
    """The scene of one version; actors in order of how often they are named, then by id."""
    named = Counter(ref for report in reports for ref in refs_of(report) if ref.id)
    ordered = [ref for ref, _ in sorted(named.items(), key=lambda item: (-item[1], item[0].id or "", item[0].name))]
    people = tuple(r for r in ordered if len(r.name.split()) > 1)
    words = set(_WORD.findall(version.text))
    return Scene(
        text=version.text,
        home=home_of(
            f"{version.outlet}\n{version.title or ''}\n{version.text}", frozenset(r.name.split()[-1] for r in people)
        ),
        groups=tuple(r for r in ordered if r.sector in ARMED and _is_group(r)),
        states=tuple(r for r in ordered if r.country and r.id == f"a:{r.country.lower()}"),
        people=people,
        titles=names.titles,
        places={name: where for word in words & names.places.keys() for name, where in names.places[word].items()},
    )
