"""Whom a description means: an office's holder on the day, somebody named before, a state's organ, or nobody known."""

from datetime import datetime

from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.naming import belongs
from parley.extractors.mentions.spots import Spot
from parley.extractors.mentions.words import Words
from parley.knowledge.actors import organ_id, state_id
from parley.knowledge.world import World
from parley.model.world import ActorRef

# Words that mean a state's executive as a whole, and with it the state.
_GOVERNMENT = frozenset(
    "government cabinet administration regime authorities leadership presidency state executive side central government "
    "federal government|federal government|central government|interim government|transitional government|republic".split(
        "|"
    )
    + "government cabinet administration regime authorities leadership presidency state executive side".split()
)
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
# One word that may point back at somebody first called something else.
_KINDRED = {
    "leader": ("president", "prime minister", "supreme leader", "chancellor", "premier", "king", "leader"),
    "minister": ("minister", "secretary"),
    "secretary": ("secretary",),
    "diplomat": ("ambassador", "envoy", "minister", "negotiator", "representative"),
    "envoy": ("envoy", "representative", "ambassador", "mediator"),
    "spokesman": ("spokesman", "spokesperson", "press secretary"),
    "spokeswoman": ("spokeswoman", "spokesperson", "press secretary"),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson", "press secretary"),
    "official": ("governor", "mayor", "minister", "adviser", "chief", "official", "secretary", "spokes"),
    "commander": ("general", "colonel", "commander", "chief", "gen."),
    "general": ("general", "gen.", "commander"),
    "officer": ("general", "colonel", "captain", "major", "officer", "lieutenant"),
    "lawmaker": ("lawmaker", "senator", "deputy", "legislator", "mp", "speaker"),
    "politician": ("president", "minister", "leader", "senator", "lawmaker", "mayor"),
    "chief": ("chief", "head", "commander"),
    "group": (),
    "movement": (),
    "organization": (),
    "organisation": (),
    "militia": (),
}


class Describing:
    """Resolves the descriptions of one document."""

    def __init__(self, words: Words, world: World, discourse: Discourse, at: datetime | None) -> None:
        self.words, self.world, self.discourse, self.at = words, world, discourse, at

    def one(self, spot: Spot, owner: ActorRef | None) -> tuple[Entity | None, ActorRef, str]:
        """One person by description: the entity if resolved, the reference, and why."""
        hit = spot.roles[0]
        country, sector = belongs(self.world, self.discourse, spot.roles, spot.mods, owner)
        plain = ActorRef(name=self.words.words(spot.first, spot.end), country=country, sector=sector)
        if spot.mods.former and not spot.definite or self._indefinite(spot):
            return None, plain, "unnamed"
        if country and hit.role.office and not spot.mods.former:
            found = self._officer(hit.role.office, country, spot)
            if found is not None:
                return found
        back = self._back(spot, country)
        if back is not None and spot.definite:
            return back, back.ref, f"'{hit.role.words}' of somebody named before"
        return None, plain, "unnamed"

    def _indefinite(self, spot: Spot) -> bool:
        return self.words.lower[spot.first] in ("a", "an", "one", "another", "some", "any", "every", "each", "no")

    def _officer(self, office: str, country: str, spot: Spot) -> tuple[Entity, ActorRef, str] | None:
        offices = ("foreign-minister",) if office == "secretary-of-state" and country == "USA" else (office,)
        offices += ("monarch", "supreme-leader") if office == "leader" else ()
        for entity in self.discourse.recent(spot.head):
            if entity.sort == "person" and entity.ref.country == country and entity.offices & set(offices):
                return entity, entity.ref, f"{office} of {country} named before"
        for name in offices:
            actor = self.world.holder(name, country, self.at)
            if actor is not None:
                entity = Entity(actor.ref(), "person", actor.gender)
                entity.offices.add(office)
                entity.surname = ""
                entity.role_words.add(spot.roles[0].role.words)
                entity = self.discourse.add(entity, spot.head)
                when = f"on {self.at:%Y-%m-%d}" if self.at else "as last known"
                return entity, entity.ref, f"{name} of {country} {when}"
        return None

    def _back(self, spot: Spot, country: str | None) -> Entity | None:
        """The last entity that the description may point back at."""
        said = spot.roles[0].role
        kin = _KINDRED.get(said.words.split()[-1], ())
        for entity in self.discourse.recent(spot.head):
            if country and entity.ref.country != country:
                continue
            if said.gender and entity.gender and said.gender != entity.gender:
                continue
            if entity.sort == "person" and (
                said.words in entity.role_words
                or said.office is not None
                and said.office in entity.offices
                or any(k in w for w in entity.role_words for k in kin)
            ):
                return entity
        return None

    def many(self, spot: Spot, owner: ActorRef | None) -> tuple[tuple[ActorRef, ...], str]:
        """Troops, authorities, rebels: a reference for each state or group that they belong to."""
        role, words = spot.roles[0].role, self.words.words(spot.first, spot.end)
        sector = role.sector
        groups = [self.world.actors[i] for i in spot.mods.ids]
        if groups and groups[0].kind in ("group", "organisation", "body") and role.kind != "person":
            return tuple(a.ref() for a in groups), "people of a listed group"
        countries = list(spot.mods.countries)
        if not countries:
            country, sector = belongs(self.world, self.discourse, spot.roles, spot.mods, owner)
            countries = [country] if country else []
        if countries:
            refs = tuple(self._organ(c, spot, sector, words) for c in countries)
            return refs, "of " + " and ".join(countries)
        if spot.definite and role.kind in ("body", "people", "side"):
            back = self._same_words(spot)
            if back is not None:
                return (back,), "named so before"
            focus = self.discourse.focus()
            if focus and role.sector in ("MIL", "GOV", "COP", "LEG", "JUD") and role.kind == "body":
                return (self._organ(focus, spot, sector, words),), f"the document is about {focus}"
        return (ActorRef(name=words, country=None, sector=sector),), "unnamed"

    def _same_words(self, spot: Spot) -> ActorRef | None:
        said = spot.roles[0].role.words
        for entity in self.discourse.recent(spot.head):
            if entity.sort != "person" and said in entity.role_words:
                return entity.ref
        return None

    def _organ(self, country: str, spot: Spot, sector: str | None, words: str) -> ActorRef:
        """The organ of a state that a collective noun means; no id for "two Russian soldiers"."""
        role = spot.roles[0].role
        state = self.world.state(country)
        name = state.name if state else country
        counted = any(self.words.dep[k] == "nummod" for k in self.words.kids[spot.head]) or self._indefinite(spot)
        adjective = self.world.adjectives.get(country, name)
        if spot.mods.former or counted or role.kind == "person":
            return ActorRef(name=words, country=country, sector=sector)
        if role.kind == "side" and role.words not in _GOVERNMENT:
            return ActorRef(
                id=organ_id(country, "GOV", "delegation"), name=f"{adjective} delegation", country=country, sector="GOV"
            )
        if role.words in _GOVERNMENT:
            return state.ref() if state else ActorRef(id=state_id(country), name=name, country=country, sector="GOV")
        organ = role.office or ""
        key = organ or (sector or "")
        if key in _ORGAN_NOUN and (organ or sector != "JUD" or role.kind == "body"):
            return ActorRef(
                id=organ_id(country, sector or "GOV", organ),
                name=f"{adjective} {_ORGAN_NOUN[key]}",
                country=country,
                sector=sector,
            )
        return ActorRef(name=words, country=country, sector=sector)
