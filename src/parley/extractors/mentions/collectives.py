"""Whom "both sides", "the two presidents" and "the delegations" mean: the last pair that was named."""

from parley.extractors.contract import Mention
from parley.extractors.mentions.describing import Describing
from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.spots import Spot
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World
from parley.model.world import ActorRef


class Collectives:
    """Resolves the collectives of one document."""

    def __init__(self, words: Words, world: World, discourse: Discourse, describing: Describing) -> None:
        self.words, self.world, self.discourse, self.describing = words, world, discourse, describing

    def resolve(self, spot: Spot) -> Mention | None:
        """The mention with its members; without members where fewer were named than the words ask for."""
        words = self.words
        wanted = next(
            (int(n) for k in range(spot.first, spot.head) if (n := lexicon("number").get(words.lower[k])) is not None),
            2,
        )
        noun = words.lemma[spot.head].lower()
        members = self._people(spot, noun, wanted) if noun in lexicon("person-noun") else self._parties(spot, wanted)
        text = words.words(spot.first, spot.end)
        refs = tuple(e.ref for e in members) if len(members) == wanted else ()
        if not refs and noun in lexicon("person-noun"):
            return None
        why = f"the last {wanted} named" if refs else "no clear antecedents"
        return Mention(words.span(spot.first, spot.end), ActorRef(name=text), "list", why, (), refs)

    def _people(self, spot: Spot, noun: str, wanted: int) -> list[Entity]:
        """The last people who have that role, else the last people of the countries named."""
        recent = [e for e in self.discourse.recent(spot.head) if e.sort == "person" and e.ref.id]
        if noun in ("president", "minister", "general", "official"):
            recent = [e for e in recent if any(noun in t for t in e.role_words | self.describing.offices(e))]
        elif noun == "leader":
            recent = [
                e
                for e in recent
                if lexicon("leading-office").keys() & self.describing.offices(e)
                or any("lead" in w for w in e.role_words)
            ]
        elif noun in ("man", "woman"):
            recent = [e for e in recent if e.gender != ("f" if noun == "man" else "m")]
        for couple in reversed(self.discourse.couples):
            # "both men" are those last named together, not the last two named.
            if wanted == 2 and all(e in recent for e in couple):
                return list(couple)
        return sorted(recent[:wanted], key=lambda e: e.heads[0])

    def _parties(self, spot: Spot, wanted: int) -> list[Entity]:
        """The states or groups last named together, else those named most often so far."""
        for at, pair in reversed(self.discourse.pairs):
            if at < spot.head and len(pair) == wanted:
                return list(pair)
        found: dict[str, Entity] = {}
        for entity in self.discourse.recent(spot.head):
            party = self._party(entity)
            if party is not None and party.ref.id:
                found.setdefault(party.ref.id, party)
        weight = {key: sum(1 for h in self._heads(key) if h < spot.head) for key in found}
        order = list(found)
        best = sorted(order, key=lambda key: (-weight[key], order.index(key)))[:wanted]
        return sorted((found[k] for k in best), key=lambda e: min(self._heads(e.ref.id or "")))

    def _party(self, entity: Entity) -> Entity | None:
        """The state or armed group that an entity stands for in a conflict."""
        ref = entity.ref
        if ref.country and ref.sector in ("GOV", "MIL", "ELI") and (state := self.world.state(ref.country)) is not None:
            return self.discourse.by_id.get(state.id) or Entity(state.ref(), "state", heads=list(entity.heads))
        return entity if ref.sector in ("REB", "PRM", "PRE", "PTY") and ref.id and entity.sort != "person" else None

    def _heads(self, identity: str) -> list[int]:
        heads = []
        for entity in self.discourse.entities:
            party = self._party(entity)
            if party is not None and party.ref.id == identity:
                heads += entity.heads
        return heads or [0]
