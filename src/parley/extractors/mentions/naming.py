"""Whom a proper name means: the tables, the other names of the document, and the titles around it."""

import re
from datetime import datetime

from parley.extractors.contract import Mention
from parley.extractors.mentions.camps import OWN_SECTOR
from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.people import civil_gender, family_name, organised_sector
from parley.extractors.mentions.scan import Hits, RoleHit
from parley.extractors.mentions.spots import Modifiers, Spot, left_edge, objects, read_modifiers
from parley.extractors.mentions.words import Words
from parley.knowledge.actors import Actor, named_id, state_id
from parley.knowledge.build import short_names
from parley.knowledge.names import fold, skeleton
from parley.knowledge.world import World
from parley.model.world import ActorRef, Candidate

# People are in the news for about so long before their first office and after their last.
_PUBLIC_DAYS = 3650
# A title or a body has these of a state; before a rebels' minister or council they are the rebels'.
_OF_A_STATE = frozenset({None, "GOV", "MIL", "LEG", "COP", "JUD"})
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az|ul|ur)[ -]", re.IGNORECASE)


class Naming:
    """Resolves the names of one document; `full` are the full names that stand anywhere in it."""

    def __init__(self, words: Words, hits: Hits, world: World, discourse: Discourse, at: datetime | None) -> None:
        self.words, self.hits, self.world, self.discourse, self.at = words, hits, world, discourse, at
        self.full: dict[str, list[Spot]] = {}

    def prepare(self, spots: list[Spot]) -> None:
        """Learns the full names of the document, so that a headline's bare surname finds its bearer below."""
        for spot in spots:
            parts = fold(spot.name).split()
            if spot.sort == "person" and len(parts) > 1:
                names = self.full.setdefault(skeleton(parts[-1]), [])
                if spot.name not in [n.name for n in names]:
                    names.append(spot)

    def person(
        self, spot: Spot, roles: list[RoleHit], mods: Modifiers, owner: ActorRef | None = None
    ) -> tuple[Entity, str, tuple[Candidate, ...]] | None:
        """The entity of a personal name, why, and who else it could be; None for a doubtful name of nobody."""
        gender = civil_gender(self.words, spot.name_first)
        parts = fold(spot.name).split()
        head = spot.head
        if family_name(spot.name) is not None:
            parts = parts[-1:]
        found = self._known(spot, parts, roles, mods, gender)
        if found is not None:
            entity, why, others = found
            self._learn(entity, roles, gender)
            return self.discourse.again(entity, spot.head), why, others
        actor, why, rest = self._listed(spot, parts, roles, mods)
        if actor is None and spot.doubtful:
            return None
        if actor is not None:
            ref, gender = self.world.ref_at(actor, self.at), gender or actor.gender
        else:
            full = self._in_full(parts)
            if full is not None:
                spot, roles, mods = full, full.roles, full.mods
                parts = fold(full.name).split()
            if not mods.countries and not mods.ids:
                self._read_after(spot, mods)
            country, sector = belongs(self.world, roles, mods, owner)
            if country is None and sector in ("GOV", "MIL", "COP", "JUD", "LEG") and roles:
                local = any(r.role.office == "local" for r in roles)
                country = self.discourse.setting.ground() if local else self.discourse.focus()
            ref = self._unlisted(spot, country, sector)
            why = "named here" + (f", {roles[-1].role.words}" if roles else "")
        gender = gender or next((r.role.gender for r in roles if r.role.gender), None)
        gender = gender or (self.world.given.get(parts[0]) if len(parts) > 1 else None)
        entity = Entity(ref, "person", gender, False, skeleton(parts[0]) if len(parts) > 1 else "", skeleton(parts[-1]))
        entity = self.discourse.add(entity, head)
        self._learn(entity, roles, gender)
        return entity, why, tuple(Candidate(actor=a.ref(), score=0.3, reason="same name") for a in rest[:3])

    def _unlisted(self, spot: Spot, country: str | None, sector: str | None) -> ActorRef:
        """Somebody whom no table lists: he is his name and, where the text tells it, his state."""
        state = country if country and state_id(country) in self.world.actors else None
        return ActorRef(id=named_id(spot.name, state), name=spot.name, country=country, sector=sector)

    def _read_after(self, spot: Spot, mods: Modifiers) -> None:
        """Whom "of the U.S. Army" and the like after a name say that somebody belongs to."""
        for _, obj in objects(self.words, spot.head, frozenset({"of", "from", "with"})):
            found = read_modifiers(self.words, self.hits, self.world, left_edge(self.words, obj), obj + 1)
            mods.countries.extend(found.countries)
            mods.ids.extend(found.ids)

    def _in_full(self, parts: list[str]) -> Spot | None:
        """The one full name of this family name that stands elsewhere in the document."""
        full = self.full.get(skeleton(parts[0]), []) if len(parts) == 1 else []
        return full[0] if len(full) == 1 else None

    def _learn(self, entity: Entity, roles: list[RoleHit], gender: str | None) -> None:
        for hit in roles:
            entity.role_words.add(hit.role.words)
            if hit.role.office:
                entity.offices.add(hit.role.office)
            entity.gender = entity.gender or hit.role.gender
        entity.gender = entity.gender or gender

    def _known(
        self, spot: Spot, parts: list[str], roles: list[RoleHit], mods: Modifiers, gender: str | None
    ) -> tuple[Entity, str, tuple[Candidate, ...]] | None:
        """An entity of this document with the same family name and nothing that speaks against it."""
        same = self.discourse.people_called(parts[-1])
        if not same and len(parts) == 1:
            same = self.discourse.people_named(parts[0])
        if len(parts) > 1:
            same = [e for e in same if not e.given or _same_given(e.given, skeleton(parts[0]))]
        same = [e for e in same if not (gender and e.gender and gender != e.gender)]
        if mods.countries:
            same = [e for e in same if e.ref.country in (None, *mods.countries)]
        wanted = {r.role.words for r in roles}
        fitting = [e for e in same if wanted & e.role_words] or same
        if not fitting or (
            len(parts) > 1 and spot.ids and fitting[0].ref.id not in spot.ids and len(fitting[0].given) > 0
        ):
            return None
        if len(parts) == 1:
            fitting = sorted(fitting, key=lambda e: not e.alone)
            fitting[0].alone = True
        best, others = fitting[0], fitting[1:]
        why = "same full name" if len(parts) > 1 else "family name of somebody named before"
        return best, why, tuple(Candidate(actor=e.ref, score=0.4, reason="same family name") for e in others)

    def _listed(
        self, spot: Spot, parts: list[str], roles: list[RoleHit], mods: Modifiers
    ) -> tuple[Actor | None, str, tuple[Actor, ...]]:
        """The person that the tables know by this name, best for country, office and day."""
        why = "listed name"
        found = tuple(self.world.actors[i] for i in spot.ids) or self.world.by_name(spot.name)
        if not found and len(parts) == 1:
            full = self.full.get(skeleton(parts[0]), [])
            if len(full) == 1:
                found = self.world.by_name(full[0].name)
                if not found:
                    return None, "", ()
                why = "family name of somebody named in full below"
            elif not full:
                found = self._by_surname(parts[0], roles)
                why = "name of an office holder of that time, or of somebody known where the text plays"
        found = tuple(a for a in found if a.kind == "person" and (not mods.countries or a.country in mods.countries))
        ranked = sorted(found, key=lambda a: (-self._fit(a, roles), not self._is_here(a), -a.weight, a.id))
        return (ranked[0], why, tuple(ranked[1:])) if ranked else (None, "", ())

    def _by_surname(self, surname: str, roles: list[RoleHit]) -> tuple[Actor, ...]:
        """Those of that family name whose office the text names; else who is known where the text plays, at its time.

        Somebody from elsewhere must be the one holder of any office with that name on the day, and bear no title.
        """
        people = [a for a in self.world.by_surname(surname) if _initial(surname) in self._initials(a)]
        offices = {r.role.office for r in roles if r.role.office}
        if offices:
            return tuple(a for a in people if offices & {h.office for h in self.world.offices_of(a.id, None)})
        in_office = [a for a in people if self.world.offices_of(a.id, self.at)]
        here = [a for a in people if self._is_here(a)]
        if near := [a for a in in_office if a in here]:
            return tuple(near)
        about = [a for a in here if self._is_of_the_time(a)]
        if about:
            # With somebody in office elsewhere as well, either may be meant.
            return tuple(about) if len(about) == 1 and not in_office else ()
        return tuple(in_office) if len(in_office) == 1 and not roles else ()

    def _initials(self, actor: Actor) -> set[str]:
        """The first letters of the words that may stand for somebody; spellings of one sound may differ in them."""
        names = self.world.names_of.get(actor.id, (actor.name,))
        return {_initial(word) for name in names for word in short_names(name, actor.country)}

    def _is_here(self, actor: Actor) -> bool:
        """Whether the document names the state of somebody, its people or its towns."""
        setting, country = self.discourse.setting, actor.country or ""
        return any(counted[country] for counted in (self.discourse.countries, setting.states, setting.towns))

    def _is_of_the_time(self, actor: Actor) -> bool:
        """Whether somebody's offices, if the tables date any, began or ended within a decade of the document."""
        held = self.world.offices_of(actor.id, None)
        days = [d for h in held for d in (h.start, h.end) if d is not None]
        return self.at is None or not days or any(abs((self.at.date() - d).days) <= _PUBLIC_DAYS for d in days)

    def _fit(self, actor: Actor, roles: list[RoleHit]) -> int:
        """How many of the titles in the text the actor held on the day; half as much for any office at all."""
        held = {h.office for h in self.world.offices_of(actor.id, self.at)}
        ever = {h.office for h in self.world.offices_of(actor.id, None)}
        offices = {r.role.office for r in roles if r.role.office}
        return 4 * len(held & offices) + 2 * len(ever & offices) + bool(held)

    def organisation(self, spot: Spot) -> tuple[Entity, str]:
        """The entity of an organisation that no table knows; its last word or its initials may stand for it later."""
        known = self._short_for(spot)
        if known is not None:
            return self.discourse.again(known, spot.head), "short for a name in full before"
        country, _ = belongs(self.world, [], spot.mods)
        country = country or next(
            (c for w in fold(spot.name).split() if (c := self.world.country_of_demonym(w)) is not None), None
        )
        before = self.words.lower[spot.name_first - 1] if spot.name_first > 0 else ""
        sector = "JRN" if before in lexicon("press") else organised_sector(spot.name)  # "the daily Al-Noor"
        ref = self._unlisted(spot, country, sector)
        return self.discourse.add(Entity(ref, "body", group=True), spot.head), "named organisation"

    def _short_for(self, spot: Spot) -> Entity | None:
        """The one organisation of this document that "the Front" or "TLF" is short for."""
        if " " in spot.name:
            return None
        bodies = [e for e in self.discourse.entities if e.sort == "body" and e.ref.id and " " in e.ref.name]
        fitting = [
            e
            for e in bodies
            if (spot.name == e.ref.name.split()[-1] and spot.name.lower() in lexicon("organised"))
            or (len(spot.name) > 2 and spot.name.isupper() and spot.name == initials(e.ref.name))
        ]
        return fitting[0] if len(fitting) == 1 else None


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name: "TLF" for the Tolmen Liberation Front."""
    return "".join(word[0] for part in fold(name).split() for word in part.split("-") if word[:1].isupper())


def person_entity(actor: Actor, ref: ActorRef) -> Entity:
    """The entity of a listed person, as `ref` has him on the day."""
    parts = fold(actor.name).split()
    given = skeleton(parts[0]) if len(parts) > 1 else ""
    return Entity(ref, "person", actor.gender, False, given, skeleton(parts[-1]))


def _initial(name: str) -> str:
    """The first letter of a name, past the Arabic article."""
    return _ARTICLE.sub("", fold(name))[:1].lower()


def _same_given(known: str, given: str) -> bool:
    """Whether two given names may be one: equal, one an initial or a short form of the other."""
    return known == given or (
        known[:1] == given[:1]
        and (len(known) <= 2 or len(given) <= 2 or (known.startswith(given[:3]) and min(len(known), len(given)) <= 4))
    )


def belongs(
    world: World, roles: list[RoleHit], mods: Modifiers, owner: ActorRef | None = None
) -> tuple[str | None, str | None]:
    """The country and sector that a phrase's modifiers and roles give."""
    body = next((world.actors[i] for i in mods.ids if i in world.actors), None)
    country = mods.countries[0] if mods.countries else None
    # Where an outlet has its seat tells nothing of whom it sends.
    country = country or (body.country if body and body.kind != "outlet" else None) or mods.place
    country = country or (owner.country if owner else None)
    sector = "ELI" if mods.former else None
    for hit in (*reversed(roles), *mods.roles):
        sector = sector or hit.role.sector
    own = (body.sector if body else None) or (owner.sector if owner else None)
    if sector is None or (own in OWN_SECTOR and sector in ("GOV", "MIL")):
        sector = own or sector
    if mods.camp and sector in _OF_A_STATE:
        sector = mods.camp
    if sector is None and country and any(r.role.office for r in roles):
        sector = "GOV"
    return country, sector


def mention(words: Words, spot: Spot, actor: ActorRef, reason: str, **more: object) -> Mention:
    """A mention of `actor` at the span of `spot`."""
    return Mention(words.span(spot.first, spot.end), actor, spot.form, reason, **more)  # type: ignore[arg-type]
