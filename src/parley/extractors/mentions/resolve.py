"""Mentions: who is named where in a document, each resolved against the tables and against what was said before."""

from datetime import datetime

from parley.extractors.contract import Mention
from parley.extractors.mentions.camps import possessors
from parley.extractors.mentions.collectives import Collectives
from parley.extractors.mentions.describing import Describing
from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.find import find_spots
from parley.extractors.mentions.found import FoundMentions
from parley.extractors.mentions.naming import Naming, mention
from parley.extractors.mentions.pronouns import Quotation, candidates, choose
from parley.extractors.mentions.scan import Hits
from parley.extractors.mentions.setting import setting_of
from parley.extractors.mentions.spots import Spot
from parley.extractors.mentions.words import Words, read_words
from parley.extractors.parse import Parse
from parley.knowledge.world import World
from parley.model.world import ActorRef, Candidate


def find_mentions(parse: Parse, world: World) -> FoundMentions:
    """The mentions of a document; a pure function of its text, its date of publication and the tables."""
    words = read_words(parse)
    spots, hits = find_spots(words, world)
    resolver = _Resolver(words, hits, world, parse.version.published, spots)
    resolver.discourse.expect(setting_of(words, hits, world))
    return resolver.run()


# Who can be a side in a conflict or in talks.
_PARTY_SECTORS = frozenset({"GOV", "MIL", "REB", "PRM", "PRE", "PTY"})


class _Resolver:
    """Goes through the spots in text order, so that every word can only point back at what stands before it."""

    def __init__(self, words: Words, hits: Hits, world: World, at: datetime | None, spots: list[Spot]) -> None:
        self.words, self.world, self.spots = words, world, spots
        self.by_head = {s.head: s for s in spots}
        self.discourse = Discourse(words)
        self.naming = Naming(words, hits, world, self.discourse, at)
        self.describing = Describing(words, hits, world, self.discourse, at)
        self.collectives = Collectives(words, world, self.discourse, self.describing)
        self.quotation = Quotation.of(words)
        self.done: dict[int, Mention] = {}
        # Spots in the middle of being resolved: a badly hung tree may make somebody his own owner.
        self.open: set[int] = set()
        self.restating: dict[int, list[Spot]] = {}
        for spot in spots:
            if spot.appos is not None:
                self.restating.setdefault(spot.appos, []).append(spot)

    def run(self) -> FoundMentions:
        self.naming.prepare(self.spots)
        for spot in self.spots:
            self._resolve(spot)
            self._pair(spot)
        heads = tuple(sorted(self.done))
        return FoundMentions(self.words, tuple(self.done[h] for h in heads), heads)

    def _resolve(self, spot: Spot) -> None:
        if spot.head not in self.done and spot.head not in self.open:
            self.open.add(spot.head)
            self._read(spot)

    def _read(self, spot: Spot) -> None:
        if spot.appos is not None and spot.appos in self.by_head:
            self._restated(spot)
        elif spot.sort == "person":
            self._person(spot)
        elif spot.sort == "pronoun":
            self._pronoun(spot)
        elif spot.sort in ("people", "place"):
            self._people(spot)
        elif spot.sort == "listed":
            self._listed(spot)
        elif spot.sort == "organisation":
            entity, why = self.naming.organisation(spot)
            self.done[spot.head] = mention(self.words, spot, entity.ref, why)
        elif spot.sort == "collective":
            found = self.collectives.resolve(spot)
            if found is not None:
                self.done[spot.head] = found
            elif spot.roles:
                self._role(spot)
        else:
            self._role(spot)

    def _pair(self, spot: Spot) -> None:
        """Notes two parties that are named together: "the army and the RSF", "between Moscow and Kyiv"."""
        if self.words.dep[spot.head] != "conj" or spot.sort == "pronoun":
            return
        named = [self.done.get(h) for h in (self.words.head[spot.head], spot.head)]
        people = [self.discourse.by_id.get(m.actor.id or "") for m in named if m is not None]
        match people:
            case [Entity(sort="person") as one, Entity(sort="person") as other] if one is not other:
                self.discourse.couples.append((one, other))
                return
        ids = []
        for head in (self.words.head[spot.head], spot.head):
            found = self.done.get(head)
            actor = found.actor if found is not None else None
            if actor is None or actor.id is None or actor.sector not in _PARTY_SECTORS:
                return
            ids.append(actor.id)
        pair = tuple(self.discourse.by_id[i] for i in ids if i in self.discourse.by_id)
        if len(pair) == 2 and pair[0] is not pair[1] and all(e.sort != "person" for e in pair):
            self.discourse.pairs.append((spot.head, pair))

    def _restated(self, spot: Spot) -> None:
        """A description and its name side by side: both are the named one, and the title is learnt."""
        name = self.by_head[spot.appos]  # type: ignore[index]
        self._resolve(name)
        known = self.done.get(name.head)
        if known is None:
            self._role(spot)
            return
        entity = self.discourse.by_id.get(known.actor.id or "")
        if entity is not None:
            entity.role_words.update(r.role.words for r in spot.roles)
            entity.offices.update(r.role.office for r in spot.roles if r.role.office)
            entity.gender = entity.gender or next((r.role.gender for r in spot.roles if r.role.gender), None)
            self.discourse.again(entity, spot.head)
        self.done[spot.head] = mention(self.words, spot, known.actor, "in apposition to the name")

    def _take_titles(self, name: Spot, said: Spot) -> None:
        """What a description in apposition tells of the person: titles, country, employer."""
        # "Commander Toma, a former teacher" is a commander.
        if not (said.mods.former and name.roles):
            name.roles = [*name.roles, *(r for r in said.roles if r not in name.roles)]
        if not name.mods.countries:
            name.mods.countries.extend(said.mods.countries)
        name.mods.ids.extend(i for i in said.mods.ids if i not in name.mods.ids)
        name.mods.place = name.mods.place or said.mods.place
        name.mods.camp = name.mods.camp or said.mods.camp
        name.mods.roles.extend(said.mods.roles)
        name.mods.owner = name.mods.owner if name.mods.owner is not None else said.mods.owner

    def _owner(self, spot: Spot) -> ActorRef | None:
        """Whoever a noun says that somebody belongs to; a possessor who is nobody known is noted as well."""
        for head in possessors(self.words, spot) if not spot.mods.countries and not spot.mods.ids else ():
            possessor = self.by_head.get(head)
            if possessor is None or possessor is spot or possessor.sort == "place":
                continue
            spot.mods.owner = head
            self._resolve(possessor)
            found = self.done.get(head)
            return self._sending(found.actor) if found else None
        return None

    def _sending(self, owner: ActorRef) -> ActorRef:
        """An outlet without its state: it sends people of any."""
        known = self.world.actors.get(owner.id or "")
        outlet = known is not None and known.kind == "outlet"
        return owner.model_copy(update={"country": None}) if outlet else owner

    def _person(self, spot: Spot) -> None:
        mods = spot.mods
        owner = self._owner(spot)
        if owner is not None and owner.country and not mods.countries:
            mods.countries.append(owner.country)
        for other in self.restating.get(spot.head, ()):
            self._take_titles(spot, other)
            if owner is None and not mods.countries and not mods.ids:
                owner = self._owner(other)
        found = self.naming.person(spot, spot.roles, mods, owner)
        if found is None:
            return
        entity, why, others = found
        self.done[spot.head] = mention(self.words, spot, entity.ref, why, alternatives=others)

    def _pronoun(self, spot: Spot) -> None:
        found = candidates(self.words, self.discourse, self.quotation, spot.head)
        best = choose(found)
        rest = tuple(Candidate(actor=s.entity.ref, score=s.score, reason=s.reason) for s in found[:4] if s is not best)
        if best is not None:
            self.discourse.again(best.entity, spot.head)
            self.done[spot.head] = mention(self.words, spot, best.entity.ref, best.reason, alternatives=rest)
        elif found or spot.name not in ("it", "its", "itself"):
            actor = ActorRef(name=self.words.text[spot.head])
            self.done[spot.head] = mention(self.words, spot, actor, "no clear antecedent", alternatives=rest)

    def _people(self, spot: Spot) -> None:
        country = spot.mods.countries[0]
        state = self.world.state(country)
        name = state.name if state else country
        if spot.sort == "place" or (spot.definite and spot.plural):
            ref = state.ref() if state else ActorRef(name=name, country=country, sector="GOV")
            why = "capital for its government" if spot.sort == "place" else "people for their state"
            self.discourse.add(Entity(ref, "state", plural=spot.plural), spot.head)
        else:
            ref = ActorRef(name=self.words.words(spot.first, spot.end), country=country, sector="CVL")
            why = "people of a state"
            self.discourse.add(Entity(ref, "people", plural=True), spot.head) if spot.plural else None
        self.done[spot.head] = mention(self.words, spot, ref, why)

    def _listed(self, spot: Spot) -> None:
        actors = [self.world.actors[i] for i in spot.ids]
        named = self.discourse.countries | self.discourse.setting.states
        best = max(actors, key=lambda a: (named[a.country or ""] > 0, -actors.index(a)))
        sort = "state" if best.kind == "state" else "body"
        self.discourse.add(Entity(best.ref(), sort, group=True), spot.head)  # type: ignore[arg-type]
        others = tuple(Candidate(actor=a.ref(), score=0.3, reason="same name") for a in actors if a is not best)
        self.done[spot.head] = mention(self.words, spot, best.ref(), "listed name", alternatives=others)

    def _role(self, spot: Spot) -> None:
        owner = self._owner(spot)
        role = spot.roles[0].role
        if role.kind == "person" and not spot.plural:
            entity, ref, why = self.describing.one(spot, owner)
            if entity is None:
                entity = Entity(ref, "person", role.gender, role_words={role.words})
                entity = self.discourse.add(entity, spot.head)
            elif spot.head not in entity.heads:
                self.discourse.again(entity, spot.head)
            if entity.ref.id or spot.mods.countries or role.office:
                spot.form = "office" if role.office and entity.ref.id else "description"
            self.done[spot.head] = mention(self.words, spot, ref, why)
            return
        refs, why = self.describing.many(spot, owner)
        for ref in refs:
            self.discourse.add(
                Entity(
                    ref,
                    "people" if role.kind == "people" else "body",
                    plural=spot.plural or role.kind == "people",
                    role_words={role.words},
                    group=not spot.plural or bool(ref.id),
                ),
                spot.head,
            )
        if len(refs) > 1:
            spot.form = "list"
            whole = ActorRef(name=self.words.words(spot.first, spot.end), sector=refs[0].sector)
            self.discourse.pairs.append((spot.head, tuple(self.discourse.by_id[r.id] for r in refs if r.id)))
            self.done[spot.head] = mention(self.words, spot, whole, why, members=refs)
        else:
            self.done[spot.head] = mention(self.words, spot, refs[0], why)
