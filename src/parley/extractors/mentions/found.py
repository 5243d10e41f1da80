"""The mentions of a document, by place in its text: what `find_mentions` hands over."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from parley.extractors.contract import Mention, PlaceMention
from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import ActorRef

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


@dataclass(frozen=True, slots=True)
class FoundMentions:
    """Mentions with the token that heads each; `heads` and `mentions` are parallel and in text order."""

    words: Words
    mentions: tuple[Mention, ...]
    heads: tuple[int, ...]

    def all(self) -> Sequence[Mention]:
        return self.mentions

    def at(self, span: Span) -> Mention | None:
        first, end = self.words.range(span)
        if first >= end:
            return None
        here = self._between(first, end)
        if not here:
            return None
        root = self._headed(first, end)
        exact = self._by_head(root)
        if exact is not None:
            return exact
        return max(here, key=lambda m: (m.span.end - m.span.start, -m.span.start))

    def actors_at(self, span: Span) -> tuple[ActorRef, ...]:
        first, end = self.words.range(span)
        if first >= end:
            return ()
        found: dict[tuple[str | None, str], ActorRef] = {}
        for head in self._conjuncts(self._headed(first, end), first, end):
            mention = self._by_head(head) or self._through(head, first, end)
            if mention is not None:
                for actor in mention.members or (mention.actor,):
                    found.setdefault((actor.id, "" if actor.id else actor.name), actor)
        return tuple(found.values())

    def without_places(self, places: Sequence[PlaceMention], world: World) -> "FoundMentions":
        """These without the unlisted names that are nothing but places: a town acts only as a government's metonym."""
        located = [p.span for p in places if p.literal and p.where.place is not None]
        # Whose title or employer the text gives is somebody, whatever town shares the name.
        towns = {
            m.actor.id
            for m in self.mentions
            if m.form == "name" and m.actor.id not in world.actors and _lies_in(m.span, located)
            if m.actor.country is None and m.actor.sector is None
        }
        kept = [(m, h) for m, h in zip(self.mentions, self.heads, strict=True) if m.actor.id not in towns]
        return FoundMentions(self.words, tuple(m for m, _ in kept), tuple(h for _, h in kept)) if towns else self

    def _headed(self, first: int, end: int) -> int:
        """The head of a span: its syntactic root, or the noun that a partitive hides."""
        words = self.words
        root = words.root_of(first, end)
        if self._by_head(root) is None or words.dep[root] == "poss":
            # The parser may have torn the phrase apart; its last piece that names somebody is the head.
            root = next((r for r in reversed(words.roots_of(first, end)) if self._by_head(r) is not None), root)
        if words.pos[root] in ("ADP", "SCONJ", "PART"):
            inner = [k for k in words.kids[root] if first <= k < end and words.dep[k] == "pobj"]
            root = inner[0] if inner else root
        return root

    def _conjuncts(self, root: int, first: int, end: int) -> list[int]:
        """`root` and what is coordinated with it inside the span, in order."""
        words, heads, queue = self.words, [], [root]
        while queue:
            i = queue.pop(0)
            heads.append(i)
            queue += [
                k for k in words.kids[i] if words.dep[k] == "conj" and first <= k < end and words.pos[k] in _NOUNS
            ]
        return sorted(heads)

    def _through(self, head: int, first: int, end: int) -> Mention | None:
        """The mention behind "members of", "hundreds of"."""
        words = self.words
        if words.lemma[head].lower() not in lexicon("transparent"):
            return None
        for kid in words.kids[head]:
            if words.lower[kid] == "of":
                for obj in words.kids[kid]:
                    if words.dep[obj] == "pobj" and first <= obj < end:
                        return self._by_head(obj) or self._through(obj, first, end)
        return None

    def _by_head(self, token: int) -> Mention | None:
        at = bisect_left(self.heads, token)
        return self.mentions[at] if at < len(self.heads) and self.heads[at] == token else None

    def _between(self, first: int, end: int) -> tuple[Mention, ...]:
        return self.mentions[bisect_left(self.heads, first) : bisect_left(self.heads, end)]


def _lies_in(span: Span, places: Sequence[Span]) -> bool:
    """Whether a name is one of these places, or a piece of one: "Qusayr" of "al-Qusayr"."""
    at = bisect_right(places, span.start, key=lambda p: p.start) - 1
    return at >= 0 and span.end <= places[at].end
