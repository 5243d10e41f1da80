"""Who "I", "we" and "he" are once it is known who speaks.

Attribution resolves its own speakers, also where the mentions alone leave a pronoun open; what was learned there is
used for the acts as well. Inside somebody's words "I" is the speaker, and "we" the side that he speaks for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from parley.extractors.contract import Mention, Mentions
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.reports import Statement
from parley.model.world import ActorRef

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_OTHERS = frozenset({"he", "him", "his", "she", "her", "hers", "they", "them", "their"})
# In a sentence a pronoun that attribution resolved stands for the same person a little further on: "offering him an
# evacuation. However, he rejected the offer". Beyond a sentence or two it may be somebody else.
MAX_DISTANCE_CHARS = 120


@dataclass(frozen=True)
class SpokenMentions:
    """The mentions of a document, with the pronouns that its statements explain."""

    mentions: Mentions
    text: str
    statements: Sequence[Statement]
    world: World

    def all(self) -> Sequence[Mention]:
        return self.mentions.all()

    def at(self, span: Span) -> Mention | None:
        return self.mentions.at(span)

    def actors_at(self, span: Span) -> tuple[ActorRef, ...]:
        found = self.mentions.actors_at(span)
        if any(actor.id or actor.country for actor in found):
            return found
        word = self.text[span.start : span.end].casefold()
        if word in _I | _WE:
            explained = self._first_person(span, plural=word in _WE)
        else:
            explained = self._named_nearby(span, word) if word in _OTHERS else None
        return (explained,) if explained else found

    def _first_person(self, span: Span, *, plural: bool) -> ActorRef | None:
        around = [s for s in self.statements if any(c.start <= span.start and span.end <= c.end for c in s.content)]
        direct = [s for s in around if s.mode != "indirect" and s.speaker]
        if not direct:
            return None
        innermost = min(direct, key=lambda s: sum(c.end - c.start for c in s.content))
        return self._side(innermost) if plural else innermost.speaker

    def _side(self, statement: Statement) -> ActorRef | None:
        """Whom a speaker means by "we": his principal, his state, else himself."""
        speaker = statement.speaks_for or statement.speaker
        if speaker is None or speaker.country is None or speaker.sector not in ("GOV", "MIL", "LEG"):
            return speaker
        state = self.world.state(speaker.country)
        return state.ref() if state else speaker

    def _named_nearby(self, span: Span, word: str) -> ActorRef | None:
        """The speaker whose own pronoun stands at the span, or follows it closely with nobody named between."""
        hops = sorted(
            (hop.passage.start, hop.passage.end, hop.who)
            for s in self.statements
            for hop in s.hops[:1]
            if hop.who is not None and hop.who.id and hop.passage is not None
        )
        kind = _kind(word)
        starts = [start for start, _, _ in hops]
        for start, end, who in hops[max(0, bisect_right(starts, span.start) - 1) :]:
            if start > span.start + MAX_DISTANCE_CHARS:
                break
            source = self.text[start:end].casefold()
            if start >= span.start and source in _OTHERS and _kind(source) == kind:
                return None if self._somebody_between(span.end, start) else who
        return None

    def _somebody_between(self, start: int, end: int) -> bool:
        return any(start <= m.span.start < end and m.form in ("name", "office") for m in self.mentions.all())


def _kind(pronoun: str) -> str:
    """Masculine, feminine or plural."""
    return "m" if pronoun in ("he", "him", "his") else "f" if pronoun in ("she", "her", "hers") else "p"
