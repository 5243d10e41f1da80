"""Whom a description means: an office's holder on the day, somebody named before, a state's organ, or nobody known."""

from datetime import datetime

from parley.extractors.mentions.camps import NO_STATES, camp, is_party
from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.lexicon import lexicon, several
from parley.extractors.mentions.naming import belongs, person_entity
from parley.extractors.mentions.scan import Hits
from parley.extractors.mentions.setting import has_unlisted_owner
from parley.extractors.mentions.spots import Spot
from parley.extractors.mentions.words import Words
from parley.knowledge.actors import organ_id, state_id
from parley.knowledge.world import World
from parley.model.world import ActorRef

_ORGAN_NOUN = {
    "MIL": "armed forces",
    "COP": "police",
    "SPY": "intelligence",
    "LEG": "parliament",
    "JUD": "courts",
    "mfa": "foreign ministry",
    "mod": "defence ministry",
    "moi": "interior ministry",
    "delegation": "delegation",
}

# Bodies of states, which no text calls "the group".
_WORLD_BODIES = frozenset({"UNO", "EUR"})


def _is_kin(word: str, title: str) -> bool:
    """Whether a title has a word that begins so; a secretary-general is no general."""
    parts = title.replace("-", " ").split()
    civil = len(parts) > 1 and parts[-1] == "general" and parts[-2] in lexicon("civil-general")
    return f" {word}" in " " + " ".join(parts[:-1] if civil else parts)


def _armed(sector: str | None) -> frozenset[str]:
    """The sectors of the people that "the rebel commander" (REB) or "the commander" (MIL) may mean."""
    return frozenset({"REB", "PRM"}) if sector == "REB" else frozenset({"MIL", "REB", "PRM"})


class Describing:
    """Resolves the descriptions of one document."""

    def __init__(self, words: Words, hits: Hits, world: World, discourse: Discourse, at: datetime | None) -> None:
        self.words, self.hits, self.world, self.discourse, self.at = words, hits, world, discourse, at

    def one(self, spot: Spot, owner: ActorRef | None) -> tuple[Entity | None, ActorRef, str]:
        """One person by description: the entity if resolved, the reference, and why."""
        hit = spot.roles[0]
        country, sector = belongs(self.world, spot.roles, spot.mods, owner)
        plain = ActorRef(name=self.words.words(spot.first, spot.end), country=country, sector=sector)
        if (spot.mods.former and not spot.definite) or self._indefinite(spot):
            return None, plain, "unnamed"
        foreign = country is None and has_unlisted_owner(self.words, self.hits, self.world, hit)
        back = self._back(spot, country) if spot.definite and not foreign else None
        office = hit.role.office
        if spot.mods.ids and hit.role.words.split()[-1] in lexicon("heading") and not spot.mods.former:
            body = self._body_key(spot)
            found = self._officer("leader", country or "", spot, body)
            found = found or self._officer("secretary-general", country or "", spot, body)
            if found is not None:
                return found
        held = office is not None and not spot.mods.former and (owner is None or owner.sector not in NO_STATES)
        if country and office and held and (back is None or office not in self.offices(back)):
            found = self._officer(office, country, spot, self._body_key(spot))
            if found is not None:
                return found
        if back is not None:
            return back, back.ref, f"'{hit.role.words}' of somebody named before"
        focus = self.discourse.focus()
        if (
            focus
            and spot.definite
            and not country
            and not foreign
            and office is not None
            and office in lexicon("single-office")
            and not spot.mods.former
            and not spot.mods.ids
        ):
            found = self._officer(office, focus, spot, None)
            if found is not None:
                return found[0], found[1], f"{found[2]}, the state that the document is about"
        return None, plain, "unnamed"

    def _body_key(self, spot: Spot) -> str | None:
        """The organisation that an office belongs to: "un" in "the U.N. secretary-general"."""
        return spot.mods.ids[0].removeprefix("a:") if spot.mods.ids else None

    def offices(self, entity: Entity) -> set[str]:
        """The offices that the text or the tables give a person."""
        held = self.world.offices_of(entity.ref.id, self.at) if entity.ref.id else ()
        return entity.offices | {h.office for h in held}

    def _indefinite(self, spot: Spot) -> bool:
        return self.words.lower[spot.first] in ("a", "an", "one", "another", "some", "any", "every", "each", "no")

    def _officer(self, office: str, country: str, spot: Spot, body: str | None) -> tuple[Entity, ActorRef, str] | None:
        offices = ("foreign-minister",) if office == "secretary-of-state" and country == "USA" else (office,)
        for entity in self.discourse.recent(spot.head):
            if (
                body is None
                and entity.sort == "person"
                and entity.ref.country == country
                and self.offices(entity) & {*offices}
            ):
                return entity, entity.ref, f"{office} of {country} named before"
        for name in offices:
            actor = self.world.holder(name, body or country, self.at)
            if actor is not None:
                entity = person_entity(actor, self.world.ref_at(actor, self.at))
                entity.offices.add(office)
                entity.role_words.add(spot.roles[0].role.words)
                entity = self.discourse.add(entity, spot.head)
                when = f"on {self.at:%Y-%m-%d}" if self.at else "as last known"
                return entity, entity.ref, f"{name} of {country} {when}"
        return None

    def _back(self, spot: Spot, country: str | None) -> Entity | None:
        """The last entity that the description may point back at."""
        said = spot.roles[0].role
        last = said.words.split()[-1]
        kin = several("kindred", last) or ()
        near = [
            e for e in self.discourse.recent(spot.head)
            if e.sort == "person" and not e.plural and not (country and e.ref.country != country)
            and not (said.gender and e.gender and said.gender != e.gender)
        ]  # fmt: skip
        # "The police chief" is whoever was called so, though a village head, a chief too, was named since.
        exact = next((e for e in near if len(said.words.split()) > 1 and said.words in e.role_words), None)
        if exact is not None and not spot.mods.former:
            return exact
        for entity in near:
            if spot.mods.former:
                ever = {h.office for h in self.world.offices_of(entity.ref.id or "", None)}
                if said.office in ever | entity.offices:
                    return entity
                continue
            offices = self.offices(entity)
            titles = entity.role_words | {o.replace("-", " ") for o in offices}
            if said.words in titles or (said.office in offices and said.office != "spokesperson"):
                if _other_town(last, titles):
                    continue
                return entity
            if any(_is_kin(k, w) for w in titles for k in kin) and self._same_camp(said.sector, entity):
                return entity
            if last in lexicon("fighting") and entity.ref.id and entity.ref.sector in _armed(said.sector):
                return entity
            if last == "leader" and said.sector == "REB" and entity.ref.id and entity.ref.sector in ("REB", "PRM"):
                return entity
            if (
                (last in lexicon("man") or last in lexicon("woman"))
                and spot.mods.owner is None
                and entity.ref.id
                and entity.gender in (None, said.gender)
            ):
                return entity
        return None

    def _same_camp(self, sector: str | None, entity: Entity) -> bool:
        """Keeps "the rebel leader" from a president: a rebel's description needs a rebel."""
        armed = {"REB", "PRM"}
        return sector is None or entity.ref.sector is None or (sector in armed) == (entity.ref.sector in armed)

    def many(self, spot: Spot, owner: ActorRef | None) -> tuple[tuple[ActorRef, ...], str]:
        """Troops, authorities, rebels: a reference for each state or group that they belong to."""
        role, words = spot.roles[0].role, self.words.words(spot.first, spot.end)
        sector = spot.mods.camp if spot.mods.camp and role.kind != "person" else role.sector
        groups = [self.world.actors[i] for i in spot.mods.ids]
        if owner is None and groups and groups[0].kind == "person":
            owner = groups[0].ref()
        owner = camp(self.world, owner, self.at) if owner is not None else None
        theirs = sector in (None, "REB", "MIL", "PRM", "GOV", "PTY") and role.kind != "person"
        # "His men" are those of a commander; of a minister they may be anybody.
        theirs = theirs or (role.words in lexicon("follower") and owner is not None and owner.sector in NO_STATES)
        named = [a.ref() for a in groups if a.kind in ("group", "organisation", "body")]
        if owner is not None and not named and is_party(self.world, owner):
            named = [owner]
        if named and theirs:
            coded = tuple(r.model_copy(update={"sector": r.sector or sector}) for r in named)
            return coded, "people of a listed group"
        countries = list(spot.mods.countries)
        if not countries:
            country, sector = belongs(self.world, spot.roles, spot.mods, owner)
            if owner is not None and (country is None or owner.sector in NO_STATES):
                return (ActorRef(name=words, country=country, sector=sector),), "of their possessor"
            countries = [country] if country else []
        if countries:
            refs = tuple(self._organ(c, spot, sector, words) for c in countries)
            return refs, "of " + " and ".join(countries)
        if spot.mods.owner is not None:
            return (ActorRef(name=words, sector=sector),), "of nobody known"
        leader = self._leaders_state(spot)
        if leader is not None and role.words in lexicon("government"):
            return (self._organ(leader, spot, sector, words),), "called after who leads it"
        foreign = has_unlisted_owner(self.words, self.hits, self.world, spot.roles[0])
        if spot.definite and role.kind in ("body", "people", "side") and not foreign:
            back = self._same_words(spot) or self._group_back(spot)
            if back is not None:
                return (back,), "named so before"
            focus = self.discourse.focus()
            # "The governments" are those of several states.
            one = not spot.plural or role.kind == "people" or role.words not in lexicon("government")
            if focus and focus not in _WORLD_BODIES and one and role.words in lexicon("focused"):
                return (self._organ(focus, spot, sector, words),), f"the document is about {focus}"
        return (ActorRef(name=words, country=None, sector=sector),), "unnamed"

    def _leaders_state(self, spot: Spot) -> str | None:
        """The one state that the people called so led: "the Assad government"."""
        before = spot.roles[0].first - 1
        if before < spot.first or self.words.pos[before] != "PROPN":
            return None
        people = self.world.by_surname(self.words.text[before])
        led = {
            h.country
            for p in people
            for h in self.world.offices_of(p.id, None)
            if h.office in lexicon("leading-office")
        }
        return next(iter(led)) if len(led) == 1 and self.world.state(min(led)) else None

    def _group_back(self, spot: Spot) -> ActorRef | None:
        """The last organisation that "the group" or "the rebels" may mean."""
        sectors = several("group-word", spot.roles[0].role.words)
        if sectors is None:
            return None
        band = spot.roles[0].role.words in lexicon("band")
        for entity in self.discourse.recent(spot.head):
            listed = self.world.actors.get(entity.ref.id or "")
            # A listed group stays a group though the text has also called it "the rebels".
            named = entity.sort == "body" and entity.ref.id and (listed is not None or not entity.role_words)
            organised = listed is None or listed.kind in ("group", "organisation", "outlet")
            if band and (entity.ref.country in _WORLD_BODIES or (listed is not None and listed.kind == "outlet")):
                continue
            if named and organised and (not sectors or (entity.ref.sector or "") in sectors):
                return entity.ref
        return None

    def _same_words(self, spot: Spot) -> ActorRef | None:
        said = spot.roles[0].role.words
        number = self._number(spot)
        for entity in self.discourse.recent(spot.head):
            if entity.sort != "person" and said in entity.role_words and number <= set(entity.ref.name.split()):
                return entity.ref
        return None

    def _number(self, spot: Spot) -> set[str]:
        """The figure or the ordinal that tells one unit from another: "the 2nd division" is not the 3rd."""
        words = (self.words.text[k] for k in range(spot.first, spot.head))
        return {w for w in words if w[:1].isdigit() or w.lower() in lexicon("ordinal")}

    def _organ(self, country: str, spot: Spot, sector: str | None, words: str) -> ActorRef:
        """The organ of a state that a collective noun means; no id for "two Russian soldiers"."""
        role = spot.roles[0].role
        state = self.world.state(country)
        name = state.name if state else country
        counted = any(self.words.dep[k] == "nummod" for k in self.words.kids[spot.head]) or self._indefinite(spot)
        adjective = self.world.adjectives.get(country, name)
        if spot.mods.within and sector == "MIL" and spot.mods.forces:
            return ActorRef(name=words, country=country, sector=spot.mods.forces)
        if spot.mods.former or counted or role.kind == "person":
            return ActorRef(name=words, country=country, sector=sector)
        if role.kind == "side" and role.words not in lexicon("government"):
            return ActorRef(
                id=organ_id(country, "GOV", "delegation"), name=f"{adjective} delegation", country=country, sector="GOV"
            )
        if role.words in lexicon("government"):
            return state.ref() if state else ActorRef(id=state_id(country), name=name, country=country, sector="GOV")
        organ = role.office if role.office in _ORGAN_NOUN else ""
        key = organ or (sector or "")
        if key in _ORGAN_NOUN and (organ or sector != "JUD" or role.kind == "body"):
            return ActorRef(
                id=organ_id(country, sector or "GOV", organ),
                name=f"{adjective} {_ORGAN_NOUN[key]}",
                country=country,
                sector=sector,
            )
        return ActorRef(name=words, country=country, sector=sector)


def _other_town(last: str, titles: set[str]) -> bool:
    """Whether "the mayor" cannot mean who is called a governor: both are local offices, and two."""
    local = lexicon("local-title")
    called = {w for title in titles for w in title.split()} & local.keys()
    return last in local and bool(called) and last not in called
