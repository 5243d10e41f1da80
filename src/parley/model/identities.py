"""Which actors people said are one, and which they said are not.

An actor is named by its id, or by its id in one document ("a:ana-reyl@d-0123456789abcdef") where the same name there
is somebody else. Invariant: a function of the judgements alone; of two that cannot both hold the later one counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parley.model.judgements import Judgement
from parley.model.world import ActorRef


def in_document(actor: str) -> tuple[str, str | None]:
    """An actor's id apart from the document that it is narrowed to, if any."""
    id, _, document = actor.partition("@")
    return id, document or None


def actor_judgements(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that bind actors, the latest first."""
    found = [j for j in judgements if j.target.kind == "actor" and j.other and j.verdict in ("same", "different")]
    return sorted(found, key=lambda j: (j.at, j.id), reverse=True)


@dataclass(frozen=True)
class Identities:
    """Under whom each judged actor is shown, the pairs that stay apart, and other names of those shown."""

    shown: Mapping[str, ActorRef] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    names: Mapping[str, tuple[ActorRef, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Identities":
        """What standing judgements come to; those on reports are passed over."""
        binding = actor_judgements(judgements)
        return _Classes(binding).identities() if binding else cls()

    def ref(self, actor: ActorRef, document: str) -> ActorRef:
        """`actor` as people say that it is called, where a document names it."""
        if actor.id is None or not self.shown:
            return actor
        kept = self.shown.get(f"{actor.id}@{document}") or self.shown.get(actor.id)
        if kept is None or kept.id == actor.id:
            return actor
        return kept.model_copy(update={"country": kept.country or actor.country, "sector": kept.sector or actor.sector})

    def differ(self, one: str, other: str) -> bool:
        """Whether people said that two actors, by the ids under which they are shown, are not one."""
        return frozenset((one, other)) in self.apart

    def id_of(self, actor: str) -> str:
        """The id under which an actor is shown."""
        kept = self.shown.get(actor)
        return kept.id or actor if kept else actor


class _Classes:
    """Actors joined into classes by the judgements, latest first, as far as no later one keeps them apart."""

    def __init__(self, binding: list[Judgement]) -> None:
        self.root: dict[str, str] = {}
        self.parted: set[tuple[str, str]] = set()
        self.joined: list[tuple[str, str]] = []
        self.named: dict[str, ActorRef] = {}
        decided: set[frozenset[str]] = set()
        for judgement in binding:
            one, other = judgement.target.id, judgement.other.id if judgement.other else ""
            for actor, body in ((one, judgement.new), (other, judgement.old)):
                if body and actor not in self.named:
                    self.named[actor] = ActorRef.model_validate(body).model_copy(update={"id": actor})
            if frozenset((one, other)) in decided:
                continue
            decided.add(frozenset((one, other)))
            if judgement.verdict == "different":
                self.parted.add((one, other))
            else:
                self._join(one, other)
        for actor in sorted({a for pair in decided for a in pair}):
            # Somebody narrowed to a document is the one of that id, unless people say that he is not.
            base, document = in_document(actor)
            if document:
                self._join(base, actor)

    def _find(self, actor: str) -> str:
        while self.root.get(actor, actor) != actor:
            actor = self.root[actor]
        return actor

    def _join(self, kept: str, other: str) -> None:
        one, two = self._find(kept), self._find(other)
        self.root.setdefault(one, one)
        self.root.setdefault(two, two)
        parted = {frozenset((self._find(a), self._find(b))) for a, b in self.parted}
        if one != two and frozenset((one, two)) not in parted:
            self.root[max(one, two)] = min(one, two)
            self.joined.append((kept, other))

    def identities(self) -> Identities:
        classes: dict[str, list[str]] = {}
        for actor in sorted({*self.root, *(a for pair in self.parted for a in pair)}):
            classes.setdefault(self._find(actor), []).append(actor)
        kept = {key: self._called(self._kept(actors)) for key, actors in classes.items()}
        return Identities(
            shown={a: kept[key] for key, actors in classes.items() for a in actors},
            apart=frozenset(
                frozenset((kept[self._find(a)].id or "", kept[self._find(b)].id or "")) for a, b in self.parted
            ),
            names={
                kept[key].id or "": tuple(self._called(a) for a in actors)
                for key, actors in classes.items()
                if len(actors) > 1
            },
        )

    def _kept(self, actors: list[str]) -> str:
        """The actor that a class is shown as: the one last kept that was not itself found to be another."""
        own = [(a, b) for a, b in self.joined if a in actors]
        others = {b for _, b in own}
        return next((a for a, _ in own if a not in others), own[0][0] if own else actors[0])

    def _called(self, actor: str) -> ActorRef:
        base, _ = in_document(actor)
        narrowed = next((ref for name, ref in sorted(self.named.items()) if in_document(name)[0] == base), None)
        found = self.named.get(actor) or narrowed
        if found is None:
            return ActorRef(id=actor, name=base.removeprefix("a:").partition(".")[0].replace("-", " "))
        return found.model_copy(update={"id": actor})
