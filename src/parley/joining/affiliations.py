"""For whom people stand: the party of everybody whose country and sector do not say it.

Evidence, strongest first: an office that the tables know, a principal spoken for, an apposition in the text ("the
Front's spokesman, Ruan Teague"), and for officials of a state that no table lists, that state.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.homes import Home
from parley.joining.parties import UNNAMED, party_of
from parley.knowledge.names import slug
from parley.knowledge.world import World
from parley.model.reports import Event, Move, Statement
from parley.model.world import ActorRef

_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_PROPER = r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"


def affiliations_of(corpus: Corpus, homes: Mapping[str, Home]) -> dict[str, str]:
    """Map actor ids to party keys for those whom `party_of` would leave a party of their own."""
    world = World.load()
    votes: dict[str, Counter[str]] = {}
    groups = {r.id: r for report in corpus.reports for r in _actors(report) if r.id and r.sector in ("REB", "PRM")}
    for report in corpus.reports:
        for hop in report.hops[:-1]:
            if hop.who and hop.who.id and hop.speaks_for and hop.speaks_for.id:
                party = _root(hop.speaks_for, homes.get(report.version))
                votes.setdefault(hop.who.id, Counter())[party] += 3
    for version_id, people in _people(corpus).items():
        version, home = corpus.versions[version_id], homes.get(version_id)
        for person in people:
            own = _in_apposition(version.text, person, groups.values(), home)
            if own:
                votes.setdefault(person.id or "", Counter())[own] += 2
            elif home and person.sector in _STATE and person.country is None:
                votes.setdefault(person.id or "", Counter())[home.id] += 1
    found = {id: min(c, key=lambda key: (-c[key], key)) for id, c in votes.items()}
    for report in corpus.reports:
        for actor in _actors(report):
            held = world.offices_of(actor.id or "", corpus.published(report)) if actor.id else ()
            organisations = [h.country for h in held if len(h.country) != 3 or not h.country.isupper()]
            if actor.id and organisations and actor.sector in ("REB", "PRM", None):
                body = organisations[-1] if organisations[-1].startswith("a:") else f"a:{organisations[-1]}"
                known = world.actors.get(body)
                found[actor.id] = party_of(known.ref()) if known else body
    for home in homes.values():
        for report in corpus.reports:
            for actor in _actors(report):
                if actor.id and actor.id.startswith(f"{home.id}-"):
                    found[actor.id] = home.id
    return {id: party for id, party in sorted(found.items()) if party not in (id, UNNAMED)}


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


def _people(corpus: Corpus) -> dict[str, list[ActorRef]]:
    """Named people without a country, by version."""
    found: dict[str, dict[str, ActorRef]] = {}
    for report in corpus.reports:
        for actor in _actors(report):
            if actor.id and not actor.country and actor.sector not in ("REB", "PRM") and " " in actor.name:
                found.setdefault(report.version, {}).setdefault(actor.id, actor)
    return {version: list(people.values()) for version, people in found.items()}


def _in_apposition(text: str, person: ActorRef, groups: Iterable[ActorRef], home: Home | None) -> str | None:
    """The party that the text puts beside the name."""
    name = re.escape(person.name)
    named = {g.name: party_of(g) for g in groups if g.name in text}
    named |= {long.split()[-1]: party for long, party in named.items() if " " in long}
    if home:
        named |= {n: home.id for n in (home.name, home.adjective) if n}
    if not re.search(name, text):
        return None
    patterns = (
        rf"(?P<o>{_PROPER})(?:['’]s|['’])? [a-z][\w ]{{0,30}},? {name}\b",
        rf"{name}, (?:the |an? )?(?P<o>{_PROPER})(?:['’]s|['’]) [a-z]",
        rf"{name},? (?:of|for|from) (?:the )?(?P<o>{_PROPER})",
        rf"{name}, (?:the |an? |its )?[a-z][\w ’']{{1,40}}? (?:of|for) (?:the )?(?P<o>{_PROPER})",
        rf"[a-z]+ (?:of|for) (?:the )?(?P<o>{_PROPER}), {name}\b",
    )
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            owner = re.sub(r"['’]s?$", "", match["o"])
            for called, party in named.items():
                if called == owner or owner.endswith(f" {called}"):
                    return party
    for pattern in patterns[1:]:
        beside = re.search(pattern, text)
        if beside and beside["o"].endswith("s") and " " in beside["o"]:
            # "The envoy of the Lake States": an owner that nobody else here is, and no home of the others.
            return f"a:{slug(beside['o'].rstrip(chr(39) + '’'))}"
    return None
