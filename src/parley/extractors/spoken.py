"""Who "I", "we" and "he" are once it is known who speaks.

Attribution resolves its own speakers, also where the mentions alone leave a pronoun open; what was learned there is
used for the acts as well. Inside somebody's words "I" is the speaker, and "we" the side that he speaks for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.extractors.contract import Mention, Mentions
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.reports import Statement
from parley.model.world import ActorRef

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_WORD = re.compile(r"\w+")
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
        kind = _kind(word)
        for start, pronoun, who in self._pronoun_speakers:
            if span.start <= start <= span.start + MAX_DISTANCE_CHARS and _kind(pronoun) == kind:
                return None if self._somebody_between(span.end, start) else who
        return None

    @cached_property
    def _pronoun_speakers(self) -> list[tuple[int, str, ActorRef]]:
        """Where a statement's source is a pronoun, that pronoun, and whom attribution took it for; in text order."""
        found = []
        for statement in self.statements:
            hop = statement.hops[0]
            if hop.who is None or not hop.who.id or hop.passage is None:
                continue
            words = [(m.start(), m.group().casefold()) for m in _WORD.finditer(hop.passage.exact)]
            pronouns = [(at, word) for at, word in words if word in _OTHERS]
            named = hop.who.name.split()[-1].casefold() in {word for _, word in words}
            if len(pronouns) == 1 and not named:
                found.append((hop.passage.start + pronouns[0][0], pronouns[0][1], hop.who))
        return sorted(found, key=lambda pronoun: pronoun[0])

    def _somebody_between(self, start: int, end: int) -> bool:
        return any(start <= m.span.start < end and m.form in ("name", "office") for m in self.mentions.all())


def _kind(pronoun: str) -> str:
    """Masculine, feminine or plural."""
    return "m" if pronoun in ("he", "him", "his") else "f" if pronoun in ("she", "her", "hers") else "p"
