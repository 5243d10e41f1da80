"""Who the actors are once all documents are read: short names, unnamed officials, and the side of each person.

Extraction sees one document. Here the corpus helps: "the Front" is the Tolmen Front of the same text, "the army" that
of the state whose government the text names, "I" in a message is its writer, a spokesman belongs to whom he spoke for.
Nothing that is resolved already is made another actor, except where documents disagree about somebody's country.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from parley.joining.affiliations import affiliations_of
from parley.joining.corpus import AnyReport, Corpus
from parley.joining.homes import Home, is_named
from parley.joining.scenes import Names, Scene, scene_of
from parley.model.identities import Identities
from parley.model.links import Link
from parley.model.reports import Event, Hop, Move, Statement
from parley.model.world import ActorRef, Where

_SELF = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_REBELS = re.compile(
    r"\b(?:rebel|guerrilla|insurgent|separatist|militant)\w*|^(?:its|the) (?:men|fighters)$", re.IGNORECASE
)
_SOME = re.compile(r"(?:an?|some|many|several|other|two|three|four|five|\d+)\b", re.IGNORECASE)
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_ORGAN = re.compile(
    r"\b(?:government|army|military|armed forces|troops|forces|ministry|presidency|cabinet|parliament|general staff|"
    r"delegation|authorities|brigade|air force|navy)\b",
    re.IGNORECASE,
)


def settle(corpus: Corpus) -> Corpus:
    """The same corpus with its actors settled, and with `affiliations` from people to the parties they stand for."""
    names = Names.of(corpus)
    by_version: dict[str, list[AnyReport]] = {}
    for report in corpus.reports:
        by_version.setdefault(report.version, []).append(report)
    settled: dict[str, AnyReport] = {}
    homes: dict[str, Home] = {}
    for version_id, reports in by_version.items():
        scene = scene_of(corpus.versions[version_id], reports, names)
        if scene.home:
            homes[version_id] = scene.home
        settler = _Settler(scene, names, corpus.identities, corpus.versions[version_id].document)
        settled |= {r.id: settler.report(r) for r in reports}
    by_id = {r.id: settled[r.id] for r in corpus.reports}
    links = tuple(_link(link, by_id) for link in corpus.links)
    known = replace(corpus, reports=tuple(by_id.values()), by_id=by_id, links=links)
    return replace(known, affiliations=affiliations_of(known, homes))


class _Settler:
    """Settles the actors of one version; the same words always become the same actor."""

    def __init__(self, scene: Scene, names: Names, identities: Identities, document: str) -> None:
        self.scene, self.groups, self.countries, self.stated = scene, names.groups, names.countries, names.stated
        self.identities, self.document = identities, document
        self.ref = lru_cache(maxsize=None)(self._called)
        self.names_state = lru_cache(maxsize=None)(lambda country: is_named(country, scene.text))

    def report(self, report: AnyReport) -> AnyReport:
        hops = self._hops(report.hops)
        if isinstance(report, Statement):
            update: dict[str, object] = {
                "audience": self.refs(report.audience),
                "with_speakers": self.refs(report.with_speakers),
                "speaker": hops[0].who if len(hops) > 1 else report.speaker,
                "speaks_for": hops[0].speaks_for if len(hops) > 1 else report.speaks_for,
            }
        elif isinstance(report, Event):
            update = {"actors": self.refs(report.actors), "recipients": self.refs(report.recipients)}
        elif isinstance(report, Move):
            update = {"by": self._with_partner(self.refs(report.by), report), "to": self.refs(report.to)}
        else:
            update = {"holder": self._one(report.holder), "by": self._one(report.by)}
        update |= {"hops": hops, "where": self.where(report.where)}
        changed = {name: value for name, value in update.items() if value != getattr(report, name)}
        return report.model_copy(update=changed) if changed else report

    def where(self, where: Where | None) -> Where | None:
        """The place that "the bridge" means: the one of this text whose full name ends in the word."""
        if where is None or where.place is not None or where.text[:1].isupper() or " " in where.text:
            return where
        ending = f" {where.text.casefold()}"
        longer = sorted({name for name in self.scene.places if name.casefold().endswith(ending)})
        return self.scene.places[longer[0]] if len(longer) == 1 else where

    def refs(self, actors: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
        """Each settled, in order, without repeats of one id."""
        found = [self.ref(actor) for actor in actors]
        return tuple({a.id or a.name: a for a in found}.values())

    def _one(self, actor: ActorRef | None) -> ActorRef | None:
        return self.ref(actor) if actor else None

    def _hops(self, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Hops with settled actors; "I" is whoever is quoted, the next hop's speaker."""
        settled = []
        for number, hop in enumerate(hops[:-1]):
            who, after = hop.who, hops[number + 1] if number + 2 < len(hops) else None
            principal = hop.speaks_for
            if who and who.id is None and who.name.casefold() in _SELF and after and after.who:
                who, principal = after.who, principal or after.speaks_for
            now = {"who": self._one(who), "speaks_for": self._one(principal)}
            same = now["who"] == hop.who and now["speaks_for"] == hop.speaks_for
            settled.append(hop if same else hop.model_copy(update=now))
        return (*settled, *hops[-1:])

    def _with_partner(self, by: tuple[ActorRef, ...], move: Move) -> tuple[ActorRef, ...]:
        """Adds the group of "envoys of the government and of the Front" where extraction kept the first alone."""
        if move.move not in ("agree", "convene", "outcome", "adjourn") or len(by) != 1:
            return by
        for group in self.scene.groups:
            long = self._long(group)
            joint = rf"\band (?:those |envoys |delegates )?(?:of |from )?(?:the )?{re.escape(long.name)}\b"
            named = long.id != by[0].id and long.name in move.passage.exact
            if named and re.search(joint, move.passage.exact):
                return (*by, self.ref(long))
        return by

    def _called(self, ref: ActorRef) -> ActorRef:
        """Whom `ref` means here, under the name that people gave him."""
        return self.identities.ref(self._ref(ref), self.document)

    def _ref(self, ref: ActorRef) -> ActorRef:
        if ref.id:
            return self._known(self._long(ref))
        bare = _ARTICLE.sub("", ref.name).strip()
        long = self._long(ref.model_copy(update={"name": bare}))
        if long.id:
            return self._known(long)
        return self._by_owner(ref, bare) or self._titled(bare) or self._official(ref, bare) or ref

    def _long(self, ref: ActorRef) -> ActorRef:
        """The group whose full name stands in this text and ends in this one word."""
        if " " in ref.name:
            return ref
        named = [g for g in self.groups.get(ref.name.casefold(), ()) if g.name in self.scene.text]
        fitting = [g for g in named if not self.identities.differ(ref.id or "", g.id or "")]
        return fitting[0] if len(fitting) == 1 else ref

    def _known(self, ref: ActorRef) -> ActorRef:
        if ref.country is None and (stated := self.stated.get(ref.id or "")):
            ref = ref.model_copy(update={"id": stated.id, "country": stated.country})
        country, sector = self.countries.get(ref.id or "", (None, None))
        country = ref.country or country
        home = self.scene.home
        if home and country and len(country) == 3 and not self.names_state(country):
            # "The ministry" of an unlisted state was taken for another country's, which this text never names.
            if ref.id and ref.id.startswith(f"a:{country.lower()}"):
                return home.actor("armed forces" if ref.sector == "MIL" else "government", ref.sector)
            country = None
        if (country, ref.sector or sector) == (ref.country, ref.sector):
            return ref
        return ref.model_copy(update={"country": country, "sector": ref.sector or sector})

    def _by_owner(self, ref: ActorRef, bare: str) -> ActorRef | None:
        """ "The Front's chief delegate" acts for the Front, "envoys of the Vessarian government" for Vessaria."""
        for group in self.scene.groups:
            long = self._long(group)
            names = [name for name in (long.name, group.name) if name in ref.name]
            if any(re.search(rf"\b{re.escape(name)}\b", ref.name) for name in names):
                return self._known(long)
        if self.scene.home and self.scene.home.owns(ref.name):
            return self.scene.home.actor(bare, ref.sector)
        if _REBELS.search(ref.name) and not _SOME.match(ref.name) and self.scene.groups:
            return self._known(self._long(self.scene.groups[0]))
        return None

    def _titled(self, bare: str) -> ActorRef | None:
        """ "The governor" is Ana Reyl where one person whom the text names is called Governor somewhere."""
        people = {p.id: p for p in self.scene.people if bare.casefold() in self.scene.titles.get(p.name, ())}
        return self._known(next(iter(people.values()))) if len(people) == 1 else None

    def _official(self, ref: ActorRef, bare: str) -> ActorRef | None:
        """ "The army", "the ministry": the home state's; else of the one state that the text names most."""
        if ref.sector not in _STATE or ref.country or not _ORGAN.search(bare):
            return None
        if self.scene.home:
            return self.scene.home.actor(bare, ref.sector)
        if (
            ref.sector == "GOV"
            and bare.casefold() in ("government", "state", "authorities")
            and len(self.scene.states) == 1
        ):
            return self.scene.states[0]
        return None


def _link(link: Link, by_id: Mapping[str, AnyReport]) -> Link:
    """A retraction by "I" or "we" is by whoever is quoted; its names are those of its source's hops."""
    source = by_id.get(link.source)
    if link.type != "takes_back" or source is None or len(source.hops) < 2:
        return link
    first = source.hops[0]
    outlets_own = link.act == "upheld" or link.by is None
    return (
        link
        if outlets_own and first.who is None
        else link.model_copy(update={"by": first.who, "on_behalf_of": first.speaks_for or link.on_behalf_of})
    )
