"""Who a pronoun speaks for in the course of a document, where mentions alone cannot tell: whose turn it is.

Invariant: nobody is chosen while another person whom the pronoun fits spoke, or was named since, as near; then
everybody it may be is kept as an alternative with a score, nearest first.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from parley.extractors.contract import Attribution, Mention, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements.fitting import KINDS, Fitting, key_of, pronoun
from parley.extractors.statements.naming import Naming, Party
from parley.extractors.statements.ourselves import PLURAL
from parley.extractors.statements.principals import OWN_NAME
from parley.extractors.statements.salient import in_passing, is_topic, of_two, subject_ahead, subject_before, subject_of
from parley.extractors.statements.wordlists import words
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import ActorRef, Candidate

_Near = dict[str, tuple[ActorRef, int]]

_FIRST = frozenset({"i", "we", "us", "me", "our", "my", "ours"})
_ORDER = {"the former": 0, "the latter": -1}
_REACH = 1  # paragraphs back that a turn lasts, blank lines between them left out


class Turns:
    """The speakers of a document's attributions, resolved in the order of their cues."""

    def __init__(
        self, parse: Parse, attributions: Sequence[Attribution], mentions: Mentions | None, world: World
    ) -> None:
        self.parse, self.attributions, self.mentions, self.world = parse, attributions, mentions, world
        self._named = [] if mentions is None else [m for m in mentions.all() if m.form != "pronoun"]
        called: dict[str | None, list[Span]] = defaultdict(list)
        for m in self._named:
            called[m.actor.id].append(m.span)
        self.fitting = Fitting(parse, world, called)
        self.naming = Naming(parse, mentions, self._named, world)
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
        return self.naming.named(span)

    def principal(self, span: Span, voice: ActorRef | None = None) -> ActorRef | None:
        """Whom a spokesman speaks for: "Russian" names the state; "his" is whoever spoke before, never the `voice`."""
        who = self.named(span).who
        kind = KINDS.get(self._words(span).lower())
        if kind is not None and (pronoun(who.name) or who == voice):
            before = [j for j in self._before(span) if j in self._found and self._found[j].who != voice]
            return next((self._found[j].who for j in before if self._fits(j, kind)), None)
        if who.id is None and self.mentions is not None:
            country = self.world.country_of_demonym(who.name)
            state = None if country is None else self.world.state(country)
            return who if state is None else state.ref()
        return who

    def spoke_before(self, span: Span) -> list[tuple[ActorRef, Span]]:
        """Who spoke before a source, in its paragraph or the last, with the words of each; the nearest first."""
        return [(self._found[j].who, s) for j in self._before(span) if (s := self.attributions[j].hops[0].source)]

    def paragraph_before(self, span: Span) -> int:
        """Where the paragraph before that of `span` begins."""
        return self._paragraphs[max(0, self._paragraph(span.start) - 2)]

    def _words(self, span: Span) -> str:
        return self.parse.text[span.start : span.end]

    def _resolve(self, k: int) -> None:
        if k in self._found:
            return
        if (span := self.attributions[k].hops[0].source) is None:
            return
        party, words = self.named(span), self._words(span).lower()
        if self.mentions is not None:
            kind = KINDS.get(words)
            if words in _FIRST:
                party = self._first_person(k, words) or party
            elif words in _ORDER:
                party = self._of_two(span, _ORDER[words]) or party
            elif kind is not None and (himself := self._himself(k, kind)) is not None:
                party = himself
            elif kind in ("m", "f"):
                party = self._in_own_name(k) or self._told(k, kind, party) or self._has_spoken(k, kind, party) or (
                    self._goes_on(k, kind, party) if party.who.id else self._turn(k, kind, party)
                )
            elif kind is not None:
                party = self._turn(k, kind, party) if pronoun(party.who.name) else self._goes_on(k, kind, party)
            if kind is not None and pronoun(party.who.name):
                party = self._ahead(span, kind) or party
        self._found[k] = party

    def _has_spoken(self, k: int, kind: str, party: Party) -> Party | None:
        """"“I spoke too soon,” he said", "he added": who takes words back or adds some, somebody only named has not."""
        a, source = self.attributions[k], self.attributions[k].hops[0].source
        again = a.act in ("withdrawn", "disowned") or a.hops[0].how in words("going on")
        if source is None or not again or party.who.id is not None:
            return None
        spoke = [j for j in self._before(source) if j in self._found and self._fits(j, kind)]
        said = spoke and all(self._found[j].who != party.who for j in spoke)
        return Party(self._found[spoke[0]].who, why="who adds words or takes them back has said some") if said else None

    def _of_two(self, span: Span, order: int) -> Party | None:
        here = self._paragraphs[max(0, self._paragraph(span.start) - 1)]
        people = of_two(self.parse, self._named, self.fitting, span, here)
        return Party(people[order], why="the one of the two named before") if people else None

    def _ahead(self, span: Span, kind: str) -> Party | None:
        ahead = subject_ahead(self.parse, span)
        who = None if ahead is None else self.named(ahead).who
        fits = ahead is not None and who is not None and self.fitting.fits(who, ahead, kind)
        return Party(who, why="the subject of the main clause behind its own") if fits and who is not None else None

    def _told(self, k: int, kind: str, party: Party) -> Party | None:
        """"Orr had been told by the minister that P, she said": she is who was told, not who told her."""
        a = self.attributions[k]
        nested = [other for other in self.attributions if other.parent == k]
        tellers = [self.named(s).who for other in nested if (s := other.hops[0].source) is not None]
        source = a.hops[0].source
        if source is None or a.content[0].start > source.start or party.who not in tellers or self.mentions is None:
            return None
        told = subject_of(self.parse, self.mentions, self.fitting, a.content[0], kind)
        why = "the subject of what is said, to whom it was told"
        return None if told is None or told == party.who else Party(told, why=why)

    def _first_person(self, k: int, words: str) -> Party | None:
        """"We offered ..." inside a quotation: its speaker, for the side he speaks for."""
        parent = self.attributions[k].parent
        if parent is None:
            return None
        self._resolve(parent)
        speaker = self._found.get(parent)
        if speaker is None or pronoun(speaker.who.name):
            return None
        side = None
        if words in PLURAL:
            span = self.attributions[parent].hops[0].speaks_for
            side = speaker.speaks_for or (self.principal(span) if span is not None else self.fitting.side(speaker.who))
        return Party(speaker.who, side, why=f"{words!r} in a quotation is its speaker")

    def _himself(self, k: int, kind: str) -> Party | None:
        """"The paper said that it stood by its report": with whom somebody's own words begin is he, where it fits."""
        a = self.attributions[k]
        source, parent = a.hops[0].source, a.parent
        if source is None or parent is None or self.attributions[parent].mode == "direct":
            return None
        opens = self.parse.text[self.attributions[parent].content[0].start : source.start].lower().strip()
        self._resolve(parent)
        if opens not in ("", "that") or parent not in self._found or not self._fits(parent, kind):
            return None
        return Party(self._found[parent].who, self._found[parent].speaks_for, why="who speaks of himself")

    def _in_own_name(self, k: int) -> Party | None:
        source = self.attributions[k].hops[0].source
        assert source is not None
        sentence = self.parse.tokens(source)
        start = sentence[0].sent.start_char if len(sentence) else source.start
        if not OWN_NAME.search(self.parse.text[start : self.attributions[k].hops[0].cue.end]):
            return None
        before = self._before(source, k)
        voice = self._found.get(before[0]) if before else None
        if voice is None or self.attributions[before[0]].hops[0].speaks_for is None:
            return None
        return Party(voice.who, why="in his own name: the voice that spoke for somebody before")

    def _goes_on(self, k: int, kind: str, party: Party) -> Party:
        """The last speaker, where whom mentions name has only been spoken of since: "Referring to Orr, he said"."""
        a = self.attributions[k]
        source = a.hops[0].source
        assert source is not None
        near = next((found for found in self._spoke(k, kind, outer=True) if found), {})
        # What is wanted or thought, and what somebody else reports, does not go on with who spoke before.
        inner = a.cue_class != "speech" or a.parent is not None
        if inner or not near or any(key_of(party.who) in found for found in self._spoke(k, kind)):
            return party
        who, since = next(iter(near.values()))
        said = [span for other in self.attributions for span in other.content]
        own = [m for m in self._between(since, source.start) if key_of(m.actor) == key_of(party.who)]
        if any(is_topic(self.parse, m, said) for m in own):
            return party
        alternatives = (Candidate(actor=party.who, score=0.5, reason="named before"),)
        return Party(who, alternatives=alternatives, why="the last who spoke; the other was only spoken of")

    def _turn(self, k: int, kind: str, party: Party) -> Party:
        """The one party whose turn it is, else the party with everybody it may be."""
        here, before = self._spoke(k, kind)
        named = self._named_in_paragraph(k, kind) if kind in ("m", "f") else {}
        near, why = next(
            ((found, why) for found, why in ((here, _WHY[0]), (named, _WHY[1]), (before, _WHY[2])) if found),
            ({}, ""),
        )
        if len(near) == 1:
            ((who, since),) = near.values()
            # Bodies are named in passing everywhere; "it added" goes on with the one that spoke.
            if kind in ("n", "p") or not any(key != key_of(who) for key in self._others(k, since, kind, who)):
                return Party(who, alternatives=party.alternatives, why=why)
        about = None if near else self._about(k, kind)
        if about is not None:
            return Party(about, alternatives=party.alternatives, why=_ABOUT)
        kept = party.alternatives or tuple(
            Candidate(actor=who, score=round(1 / (n + 2), 3), reason=f"{n + 1} turns back")
            for n, (who, _) in enumerate(near.values())
        )
        return Party(party.who, alternatives=kept)

    def _about(self, k: int, kind: str) -> ActorRef | None:
        """Whoever the sentence before is about: "The army disagreed. Leaflets, it said, had been dropped"."""
        a = self.attributions[k]
        source = a.hops[0].source
        if source is None or self.mentions is None:
            return None
        start = self._paragraphs[max(0, self._paragraph(source.start) - 1)]
        return subject_before(self.parse, self.mentions, self.fitting, source, kind, a.content, start)

    def _spoke(self, k: int, kind: str, *, outer: bool = False) -> tuple[_Near, _Near]:
        """Those who spoke in the pronoun's paragraph and in the one before whom it fits, the last first.

        With `outer`, only those whose words nobody else reports.
        """
        here: _Near = {}
        before: _Near = {}
        source = self.attributions[k].hops[0].source
        assert source is not None
        for j in self._before(source, k):
            if j not in self._found or not self._fits(j, kind) or (outer and self.attributions[j].parent is not None):
                continue
            who, cue = self._found[j].who, self.attributions[j].hops[0].cue
            same = self._paragraph(cue.start) == self._paragraph(source.start)
            (here if same else before).setdefault(key_of(who), (who, cue.end))
        return here, before

    def _fits(self, j: int, kind: str) -> bool:
        """Whether a pronoun of `kind` may mean the speaker of attribution `j`."""
        a, party = self.attributions[j], self._found[j]
        source = a.hops[0].source
        if source is None or pronoun(party.who.name):
            return False
        told = KINDS.get(self._words(source).lower())
        return told == kind if told is not None else self.fitting.fits(party.who, source, kind, a)

    def _before(self, source: Span, k: int | None = None) -> list[int]:
        """The speech attributions whose cue stands before a source, in its paragraph or the last; nearest first."""
        here = self._paragraph(source.start)
        inside = () if k is None else self.attributions[k].content
        cued = [
            (a.hops[0].cue, j) for j, a in enumerate(self.attributions)
            if a.hops[0].cue.end <= source.start and a.cue_class == "speech"
            and here - self._paragraph(a.hops[0].cue.start) <= _REACH
            and not any(s.contains(a.hops[0].cue) for s in inside)
        ]  # fmt: skip
        return [j for _, j in sorted(cued, reverse=True)]

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    def _named_in_paragraph(self, k: int, kind: str) -> _Near:
        source = self.attributions[k].hops[0].source
        assert source is not None
        start = self._paragraphs[max(0, self._paragraph(source.start) - 1)]
        near = (m for m in self._between(start, source.start) if self._is_candidate(m, source, kind))
        return {key_of(m.actor): (m.actor, m.span.end) for m in near}

    def _is_candidate(self, mention: Mention, source: Span, kind: str) -> bool:
        """Whether the pronoun at `source`, outside quotations, may mean a mention: one outside them, not in passing."""
        quoted = any(s.contains(mention.span) for a in self.attributions if a.mode == "direct" for s in a.content)
        return self.fitting.named(mention, kind) and not quoted and not in_passing(self.parse, mention, source)

    def _others(self, k: int, since: int, kind: str, who: ActorRef) -> list[str]:
        """Whoever else the pronoun fits and is named between `since` and it, outside what `who` says."""
        source = self.attributions[k].hops[0].source
        assert source is not None
        own = [s for j, party in self._found.items() if party.who == who for s in self.attributions[j].content]
        near = [m for m in self._between(since, source.start) if self._is_candidate(m, source, kind)]
        if not any(s.contains(source) for s in own):  # in his own words "he" is another
            near = [m for m in near if not any(s.contains(m.span) for s in own)]
        return [key_of(m.actor) for m in near]

    def _between(self, start: int, end: int) -> list[Mention]:
        return [m for m in self._named if start <= m.span.start and m.span.end <= end]


_ABOUT = "the subject of the clause before"
_WHY = ("the last who spoke in the paragraph", "the only person named in the paragraph", "the last who spoke before it")
