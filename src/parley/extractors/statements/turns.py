"""Who a pronoun speaks for in the course of a document, where mentions alone cannot tell: whose turn it is.

Invariant: nobody is chosen while another person whom the pronoun fits spoke, or was named since, as near; then
everybody it may be is kept as an alternative with a score, nearest first.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from parley.extractors.contract import Attribution, Mention, Mentions
from parley.extractors.parse import Parse
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import ActorRef, Candidate

_Near = dict[str, tuple[ActorRef, int]]

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_FIRST = frozenset({"i", "we", "us", "me", "our", "my", "ours"})
_PLURAL = frozenset({"we", "us", "our", "ours"})
_PRONOUNS = frozenset({*_SINGULAR, *_FIRST, "they", "them", "their", "it", "its", "you"})
# "In his own name he thought that ...": the voice of the sentence before, not the principal he spoke for there.
_OWN_NAME = re.compile(
    r"\b(?:in|on) (?:his|her|their) own (?:capacity|name|right|account|behalf)\b|\bspeaking for (?:him|her)self\b",
    re.IGNORECASE,
)
# Paragraphs back that a turn lasts, blank lines between them left out.
_REACH = 1
# Those who speak for their state or army when they say "we".
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})


@dataclass(frozen=True)
class Party:
    """Who stands at the source of a hop; `why` is None where the words say it themselves."""

    who: ActorRef
    speaks_for: ActorRef | None = None
    alternatives: tuple[Candidate, ...] = ()
    why: str | None = None


class Turns:
    """The speakers of a document's attributions, resolved in the order of their cues."""

    def __init__(self, parse: Parse, attributions: Sequence[Attribution], mentions: Mentions | None) -> None:
        self.parse, self.attributions, self.mentions = parse, attributions, mentions
        self._named = [] if mentions is None else [m for m in mentions.all() if m.form != "pronoun"]
        self._paragraphs = [p.span.start for p in parse.paragraphs]
        self._found: dict[int, Party] = {}
        for k in sorted(range(len(attributions)), key=lambda k: (attributions[k].hops[0].cue, k)):
            self._resolve(k)
        self._at = {attributions[k].hops[0].source: party for k, party in self._found.items()}

    def speaker(self, k: int) -> Party | None:
        """Whoever the first hop of attribution `k` names; None where it names nobody."""
        return self._found.get(k)

    def at(self, span: Span) -> Party:
        """Whoever a source is: a pronoun further up a chain is resolved as the speaker of the attribution around."""
        return self._at.get(span) or self.named(span)

    def named(self, span: Span) -> Party:
        """Who the words at `span` name by themselves; the words where nobody knows."""
        mention = None if self.mentions is None else self.mentions.at(span)
        if self.mentions is None or mention is None:
            return Party(ActorRef(name=self._words(span)))
        if self._heads(mention, span):
            return Party(mention.actor, alternatives=mention.alternatives)
        # "a person familiar with her plan" is not she; "members of the Front" are the Front.
        return Party(next(iter(self.mentions.actors_at(span)), ActorRef(name=self._words(span))))

    def _heads(self, mention: Mention, span: Span) -> bool:
        """Whether the mention is what the phrase names, not its owner or something below a preposition in it."""
        tokens = self.parse.tokens(span)
        root, at = tokens.root, self.parse.tokens(mention.span).root
        for _ in range(len(tokens)):
            if at.i == root.i:
                return True
            if at.dep_ in ("poss", "pobj", "relcl", "acl"):
                return False
            at = at.head
        return True

    def own_voice(self, k: int) -> bool:
        """"We misread the number": outside quotations, "we" is the outlet."""
        a = self.attributions[k]
        source = a.hops[0].source
        if source is None or a.parent is not None or self._words(source).lower() not in _PLURAL:
            return False
        quoted = (s for other in self.attributions if other.mode != "indirect" for s in other.content)
        return self.mentions is not None and not any(s.contains(source) for s in quoted)

    def principal(self, span: Span) -> ActorRef:
        """Whom a spokesman speaks for: "Russian" names the state."""
        who = self.named(span).who
        if who.id is None and self.mentions is not None:
            country = World.load().country_of_demonym(who.name)
            state = None if country is None else World.load().state(country)
            return who if state is None else state.ref()
        return who

    def _words(self, span: Span) -> str:
        return self.parse.text[span.start : span.end]

    def _resolve(self, k: int) -> None:
        if k in self._found:
            return
        a = self.attributions[k]
        span = a.hops[0].source
        if span is None:
            return
        party = self.named(span)
        pronoun = self._words(span).lower()
        if self.mentions is not None:
            if pronoun in _FIRST:
                party = self._first_person(k, pronoun) or party
            elif pronoun in _SINGULAR:
                party = self._in_own_name(k) or (party if party.who.id else self._turn(k, _SINGULAR[pronoun], party))
        self._found[k] = party

    def _first_person(self, k: int, pronoun: str) -> Party | None:
        """"We offered ..." inside a quotation: its speaker, for the side he speaks for."""
        parent = self.attributions[k].parent
        if parent is None:
            return None
        self._resolve(parent)
        speaker = self._found.get(parent)
        if speaker is None or speaker.who.name.lower() in _PRONOUNS:
            return None
        side = None
        if pronoun in _PLURAL:
            span = self.attributions[parent].hops[0].speaks_for
            side = speaker.speaks_for or (self.principal(span) if span is not None else _side(speaker.who))
        return Party(speaker.who, side, why=f"{pronoun!r} in a quotation is its speaker")

    def _in_own_name(self, k: int) -> Party | None:
        source = self.attributions[k].hops[0].source
        assert source is not None
        sentence = self.parse.tokens(source)
        start = sentence[0].sent.start_char if len(sentence) else source.start
        if not _OWN_NAME.search(self.parse.text[start : self.attributions[k].hops[0].cue.end]):
            return None
        before = self._before(k)
        voice = self._found.get(before[0]) if before else None
        if voice is None or self.attributions[before[0]].hops[0].speaks_for is None:
            return None
        return Party(voice.who, why="in his own name: the voice that spoke for somebody before")

    def _turn(self, k: int, gender: str, party: Party) -> Party:
        """The one person whose turn it is, else the party with everybody it may be."""
        here, before = self._spoke(k, gender)
        named = self._named_in_paragraph(k, gender)
        near, why = next(
            ((found, why) for found, why in ((here, _WHY[0]), (named, _WHY[1]), (before, _WHY[2])) if found),
            ({}, ""),
        )
        if len(near) == 1:
            ((who, since),) = near.values()
            if not any(key != _key(who) for key in self._others(k, since, gender)):
                return Party(who, alternatives=party.alternatives, why=why)
        kept = party.alternatives or tuple(
            Candidate(actor=who, score=round(1 / (n + 2), 3), reason=f"{n + 1} turns back")
            for n, (who, _) in enumerate(near.values())
        )
        return Party(party.who, alternatives=kept)

    def _spoke(self, k: int, gender: str) -> tuple[_Near, _Near]:
        """Those who spoke in the pronoun's paragraph and in the one before whom it fits, the last first."""
        here: _Near = {}
        before: _Near = {}
        source = self.attributions[k].hops[0].source
        assert source is not None
        for j in self._before(k):
            hop = self.attributions[j].hops[0]
            who = self._found[j].who if j in self._found else None
            if who is None or hop.source is None or not self._fits(who, hop.source, gender):
                continue
            same = self._paragraph(hop.cue.start) == self._paragraph(source.start)
            (here if same else before).setdefault(_key(who), (who, hop.cue.end))
        return here, before

    def _before(self, k: int) -> list[int]:
        """The speech attributions whose cue stands before this source, in its paragraph or the last; nearest first."""
        source = self.attributions[k].hops[0].source
        assert source is not None
        here = self._paragraph(source.start)
        cued = [
            (a.hops[0].cue, j) for j, a in enumerate(self.attributions)
            if a.hops[0].cue.end <= source.start and a.cue_class == "speech"
            and here - self._paragraph(a.hops[0].cue.start) <= _REACH
            and not any(s.contains(a.hops[0].cue) for s in self.attributions[k].content)
        ]
        return [j for _, j in sorted(cued, reverse=True)]

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    def _named_in_paragraph(self, k: int, gender: str) -> _Near:
        source = self.attributions[k].hops[0].source
        assert source is not None
        start = self._paragraphs[max(0, self._paragraph(source.start) - 1)]
        return {
            _key(m.actor): (m.actor, m.span.end)
            for m in self._between(start, source.start) if self._fits(m.actor, m.span, gender)
        }

    def _others(self, k: int, since: int, gender: str) -> list[str]:
        """Whoever else the pronoun fits and is named between `since` and it."""
        source = self.attributions[k].hops[0].source
        assert source is not None
        quoted = [s for a in self.attributions if a.mode == "direct" for s in a.content]
        return [
            _key(m.actor) for m in self._between(since, source.start)
            if self._fits(m.actor, m.span, gender) and not any(s.contains(m.span) for s in quoted)
        ]

    def _between(self, start: int, end: int) -> list[Mention]:
        return [m for m in self._named if start <= m.span.start and m.span.end <= end]

    def _fits(self, who: ActorRef, span: Span, gender: str) -> bool:
        """Whether "he" or "she" may mean the actor named at `span`."""
        if who.name.lower() in _PRONOUNS:
            return False
        world = World.load()
        known = world.actors.get(who.id or "")
        if known is not None and known.kind == "person":
            return known.gender in (None, gender)
        tokens = self.parse.tokens(span)
        if known is not None or any(t.tag_ in ("NNS", "NNPS") for t in tokens[-1:]):
            return False
        roles = [r for t in tokens if (r := world.role(t.text)) is not None]
        person = any(r.kind == "person" for r in roles) or any(t.ent_type_ == "PERSON" for t in tokens)
        told = next((r.gender for r in roles if r.gender), None)
        told = told or next((_TITLES[t.lower_] for t in tokens if t.lower_ in _TITLES), None)
        told = told or next((g for t in tokens if (g := world.given.get(t.text))), None)
        return (person or told is not None) and told in (None, gender)


_TITLES = {
    "mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "king": "m", "queen": "f",
    "spokesman": "m", "spokeswoman": "f", "sir": "m",
}  # fmt: skip


# In the order in which they are tried.
_WHY = ("the last who spoke in the paragraph", "the only person named in the paragraph", "the last who spoke before it")


def _key(who: ActorRef) -> str:
    return who.id or who.name


def _side(who: ActorRef) -> ActorRef | None:
    """The state of an official, for whom "we" speaks."""
    if who.country is None or who.sector not in _OFFICIAL or not who.id:
        return None
    state = World.load().state(who.country)
    return None if state is None or state.id == who.id else state.ref()
