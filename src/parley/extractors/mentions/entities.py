"""Who has been named so far: the discourse that later words point back to.

Invariant: entities are added in text order and never removed; two people of one family name stay two entities.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from parley.extractors.mentions.setting import Setting
from parley.extractors.mentions.words import Words
from parley.knowledge.names import skeleton
from parley.model.world import ActorRef

EntitySort = Literal["person", "people", "body", "state"]


@dataclass(slots=True)
class Entity:
    """Somebody in this document. `heads` are the tokens that named them, in order.

    `alone` is set once the family name alone has stood for a person, as it then goes on doing beside a relative's.
    """

    ref: ActorRef
    sort: EntitySort
    gender: str | None = None
    plural: bool = False
    given: str = ""
    surname: str = ""
    role_words: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    heads: list[int] = field(default_factory=list)
    group: bool = False
    alone: bool = False


class Discourse:
    """The entities of one document and where they were named."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.entities: list[Entity] = []
        self.by_id: dict[str, Entity] = {}
        self.countries: Counter[str] = Counter()
        self.setting = Setting(Counter())
        self.couples: list[tuple[Entity, Entity]] = []
        self.pairs: list[tuple[int, tuple[Entity, ...]]] = []

    def add(self, entity: Entity, head: int) -> Entity:
        """Takes in a new entity, or joins it to the one that has its id."""
        known = self.by_id.get(entity.ref.id) if entity.ref.id else None
        if known is None:
            self.entities.append(entity)
            if entity.ref.id:
                self.by_id[entity.ref.id] = entity
            known = entity
        else:
            known.role_words |= entity.role_words
            known.offices |= entity.offices
            known.gender = known.gender or entity.gender
        return self.again(known, head)

    def expect(self, setting: Setting) -> None:
        """Takes in where the whole document is set, for words that stand before any state is named."""
        self.setting = setting

    def again(self, entity: Entity, head: int) -> Entity:
        """Notes that `entity` is named at token `head`."""
        entity.heads.append(head)
        if entity.ref.country:
            self.countries[entity.ref.country] += 1
        return entity

    def recent(self, before: int) -> Iterator[Entity]:
        """The entities named before a token, last named first."""
        seen = [(max((h for h in e.heads if h < before), default=-1), n) for n, e in enumerate(self.entities)]
        for last, n in sorted(seen, reverse=True):
            if last >= 0:
                yield self.entities[n]

    def people_called(self, surname: str) -> list[Entity]:
        """The people of that family name so far, last named first."""
        key = skeleton(surname)
        found = [e for e in self.entities if e.sort == "person" and e.surname == key]
        return sorted(found, key=lambda e: -e.heads[-1])

    def people_named(self, given: str) -> list[Entity]:
        """The people of that given name so far, last named first: "Abiy" for Abiy Ahmed."""
        key = skeleton(given)
        found = [e for e in self.entities if e.sort == "person" and e.given == key]
        return sorted(found, key=lambda e: -e.heads[-1])

    def focus(self) -> str | None:
        """The state that the document is about so far: named at least twice as often as the next, or alone.

        Twice, because an article on a war names both parties about equally often, and then neither is "the".
        """
        for counted in (self.countries, self.setting.states):
            top = Counter({c: n for c, n in counted.items() if self.setting.may_mean(c)}).most_common(2)
            if top and (len(top) == 1 or top[0][1] >= 2 * top[1][1]):
                return top[0][0]
        return None
