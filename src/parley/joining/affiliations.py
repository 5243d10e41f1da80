"""For whom people stand: the party of everybody whose country and sector do not say it.

Evidence, strongest first: an office that the tables know, a principal spoken for, an apposition in the text ("the
Front's spokesman, Ruan Teague"), and for officials of a state that no table lists, that state.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.homes import Home
from parley.joining.parties import UNNAMED, party_of
from parley.knowledge.names import slug
from parley.knowledge.world import World
from parley.model.reports import Event, Move, Statement
from parley.model.world import ActorRef

_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_ARMED = frozenset({"REB", "PRM"})
_PROPER = r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"


@dataclass(frozen=True)
class _Shape:
    """A way of putting an owner (group "o") beside a NAME; `before` and `after` are what it asks of the text there.

    Looking at what stands beside the name first spares the search that a pattern of one name needs.
    """

    template: str
    before: re.Pattern[str] = re.compile("")
    after: re.Pattern[str] = re.compile("")

    def may_stand(self, name: str, text: str) -> bool:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if self.before.search(text[max(0, start - _WINDOW) : start]) and self.after.match(text, end):
                return True
            start = text.find(name, start + 1)
        return False

    def pattern(self, name: str) -> re.Pattern[str]:
        return _compiled(self.template, name)


@lru_cache(maxsize=4096)
def _compiled(template: str, name: str) -> re.Pattern[str]:
    return re.compile(template.replace("NAME", re.escape(name)))


# Longer than what the first shape allows between an owner and a name.
_WINDOW = 40
_SHAPES = (
    _Shape(
        rf"(?P<o>{_PROPER})(?:['’]s|['’])? [a-z][\w ]{{0,30}},? NAME\b",
        before=re.compile(r"[\w’'-] [a-z][\w ]{0,30},? $"),
    ),
    _Shape(rf"NAME, (?:the |an? )?(?P<o>{_PROPER})(?:['’]s|['’]) [a-z]", after=re.compile(r", (?:the |an? )?[A-Z]")),
    _Shape(rf"NAME,? (?:of|for|from) (?:the )?(?P<o>{_PROPER})", after=re.compile(r",? (?:of|for|from) ")),
    _Shape(
        rf"NAME, (?:the |an? |its )?[a-z][\w ’']{{1,40}}? (?:of|for) (?:the )?(?P<o>{_PROPER})",
        after=re.compile(r", [a-z]"),
    ),
    _Shape(rf"[a-z]+ (?:of|for) (?:the )?(?P<o>{_PROPER}), NAME\b", before=re.compile(r", $")),
)


def affiliations_of(corpus: Corpus, homes: Mapping[str, Home]) -> dict[str, str]:
    """Map actor ids to party keys for those whom `party_of` would leave a party of their own."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    named = [(report, _actors(report)) for report in corpus.reports]
    groups = {
        a.id: a for _, actors in named for a in actors if a.id and a.sector in _ARMED and not is_listed_person(a.id)
    }
    for report in corpus.reports:
        for hop in report.hops[:-1]:
            if hop.who and hop.who.id and hop.speaks_for and hop.speaks_for.id:
                votes[hop.who.id][_root(hop.speaks_for, homes.get(report.version))] += 3
    for version_id, people in _people(named).items():
        text, home = corpus.versions[version_id].text, homes.get(version_id)
        owners = _owners(text, groups.values(), home)
        for person in people:
            own = _in_apposition(text, person.name, owners)
            if own:
                votes[person.id or ""][own] += 2
            elif home and person.sector in _STATE and person.country is None:
                votes[person.id or ""][home.id] += 1
            elif person.sector in _ARMED and (group := _only_group(person, owners, groups.values())):
                votes[person.id or ""][group] += 1
    found = {id: min(c, key=lambda key: (-c[key], key)) for id, c in votes.items()}
    found |= _by_office(named, corpus)
    found |= _of_homes({a.id for _, actors in named for a in actors if a.id}, homes.values())
    return {id: party for id, party in sorted(found.items()) if party not in (id, UNNAMED)}


def is_listed_person(actor_id: str) -> bool:
    """Whether the tables know the id as a person's, who is no party of his own."""
    known = World.load().actors.get(actor_id)
    return known is not None and known.kind == "person"


def _only_group(person: ActorRef, owners: Mapping[str, str], groups: Iterable[ActorRef]) -> str | None:
    """The one armed group of the person's country that the text names."""
    near = {party_of(g) for g in groups if g.country == person.country} & set(owners.values())
    return near.pop() if len(near) == 1 else None


def _by_office(named: Iterable[tuple[AnyReport, list[ActorRef]]], corpus: Corpus) -> dict[str, str]:
    """The organisations in which people hold an office at the time, by the tables; the last report decides."""
    world = World.load()
    found: dict[str, str] = {}
    for report, actors in named:
        for actor in actors:
            if not actor.id or actor.id not in world.held_by or actor.sector not in _ARMED | {None}:
                continue
            held = world.offices_of(actor.id, corpus.published(report))
            organisations = [h.country for h in held if len(h.country) != 3 or not h.country.isupper()]
            if organisations:
                body = organisations[-1] if organisations[-1].startswith("a:") else f"a:{organisations[-1]}"
                known = world.actors.get(body)
                found[actor.id] = party_of(known.ref()) if known else body
    return found


def _of_homes(ids: Iterable[str], homes: Iterable[Home]) -> dict[str, str]:
    """The state whose organ an id is ("a:vessaria-army"), where texts tell of such a state; the last one decides."""
    rank = {home.id: number for number, home in enumerate(homes)}
    found = {}
    for id in ids:
        starts = [id[:at] for at, letter in enumerate(id) if letter == "-" and id[:at] in rank]
        if starts:
            found[id] = max(starts, key=lambda start: rank[start])
    return found


def _actors(report: AnyReport) -> list[ActorRef]:
    found = [a for hop in report.hops[:-1] for a in (hop.who, hop.speaks_for) if a]
    if isinstance(report, Event):
        found += [*report.actors, *report.recipients]
    elif isinstance(report, Move):
        found += [*report.by, *report.to]
    elif not isinstance(report, Statement):
        found += [a for a in (report.holder, report.by) if a]
    return found


def _root(actor: ActorRef, home: Home | None) -> str:
    if home and actor.id and actor.id.startswith(f"{home.id}-"):
        return home.id
    if (
        home
        and actor.country is None
        and actor.sector in _STATE
        and len(actor.name.split()) > 1
        and actor.id != home.id
    ):
        return home.id
    return party_of(actor)


def _people(named: Iterable[tuple[AnyReport, list[ActorRef]]]) -> dict[str, list[ActorRef]]:
    """Named people without a country, and rebels whom the tables list, by version."""
    found: dict[str, dict[str, ActorRef]] = {}
    for report, actors in named:
        for actor in actors:
            if actor.id is None or " " not in actor.name:
                continue
            if is_listed_person(actor.id) if actor.sector in _ARMED else not actor.country:
                found.setdefault(report.version, {}).setdefault(actor.id, actor)
    return {version: list(people.values()) for version, people in found.items()}


def _owners(text: str, groups: Iterable[ActorRef], home: Home | None) -> dict[str, str]:
    """The parties that people of this text may be of, by what the text calls them."""
    owners = {g.name: party_of(g) for g in groups if g.name in text}
    owners |= {long.split()[-1]: party for long, party in owners.items() if " " in long}
    if home:
        owners |= {n: home.id for n in (home.name, home.adjective) if n}
    return owners


def _in_apposition(text: str, name: str, owners: Mapping[str, str]) -> str | None:
    """The party that the text puts beside the name."""
    shapes = [shape for shape in _SHAPES if shape.may_stand(name, text)]
    for shape in shapes:
        for match in shape.pattern(name).finditer(text):
            owner = re.sub(r"['’]s?$", "", match["o"])
            for called, party in owners.items():
                if called == owner or owner.endswith(f" {called}"):
                    return party
    for shape in shapes:
        beside = shape.pattern(name).search(text) if shape is not _SHAPES[0] else None
        if beside and beside["o"].endswith("s") and " " in beside["o"]:
            # "The envoy of the Lake States": an owner that nobody else here is, and no home of the others.
            return f"a:{slug(beside['o'].rstrip(chr(39) + '’'))}"
    return None
