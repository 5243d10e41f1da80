"""Who the words of a source name by themselves: the fullest name that they give, else the words.

Invariant: a name inside the phrase is taken only where it closes the phrase as an apposition or heads it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.extractors.contract import Mention, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements.fitting import pronoun
from parley.extractors.statements.identified import Identifying
from parley.extractors.statements.recalling import Recalling
from parley.extractors.statements.wordlists import words
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import ActorRef, Candidate

_RELATIVE = re.compile(r"(?<=\w),? (?:who|which|that)$")

_ARTICLES = frozenset({"the", "a", "an"})
# Behind its noun, inside the words of a source, the past form is a participle too.
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})


@dataclass(frozen=True)
class Party:
    """Who stands at the source of a hop; `why` is None where the words say it themselves."""

    who: ActorRef
    speaks_for: ActorRef | None = None
    alternatives: tuple[Candidate, ...] = ()
    why: str | None = None


@dataclass(frozen=True)
class Naming:
    """The mentions of a document, asked by the words of a source; `names` are those that are no pronouns."""

    parse: Parse
    mentions: Mentions | None
    names: Sequence[Mention]
    world: World

    def named(self, span: Span) -> Party:
        """Who the words at `span` name, also by pointing back; the words where nobody knows."""
        said = self._words(span)
        party = self._by_itself(self._antecedent(span) if said.lower() in ("who", "which", "that") else span)
        if self.mentions is None:
            return party
        back = self._recalling.nicknamed(said) or self._recalling.self_styled(span)
        if back is None and party.who.id is None and _nameless(party.who, said):
            back = self._recalling.recalled(span)
        if back is not None:
            return Party(back, why=f"{said!r} points back at {back.name}")
        if party.who.id is None and (who := self._identifying.identified(span)) is not None:
            return Party(who, why=f"{said!r} is named after as {who.name}")
        if party.who.id is None and (who := self._identifying.redescribed(span)) is not None:
            return Party(who, why=f"{said!r} is whom the sentence before tells of")
        return party

    def _antecedent(self, span: Span) -> Span:
        """"Orr, who led them before deciding to leave": whom the relative pronoun stands for."""
        for t in self.parse.tokens(span):
            clause = next((a for a in t.ancestors if a.dep_ == "relcl"), None)
            if clause is not None:
                head = clause.head
                return Span(head.left_edge.idx, head.idx + len(head))
        return span

    @cached_property
    def _recalling(self) -> Recalling:
        return Recalling(self.parse, self.names)

    @cached_property
    def _identifying(self) -> Identifying:
        return Identifying(self.parse, self.names, self.world)

    def _by_itself(self, span: Span) -> Party:
        mention = None if self.mentions is None else self.mentions.at(span)
        name = self._apposed(mention, span)
        if name is not None:
            return Party(name.actor, alternatives=name.alternatives)
        if self.mentions is None or mention is None:
            return Party(ActorRef(name=self._called(span) or self._plain(span)))
        called = None if mention.actor.id or mention.form == "name" else self._called(span)
        if called is not None:
            return Party(mention.actor.model_copy(update={"name": called}))
        if self._heads(mention, span):
            return Party(self._described(mention, span), alternatives=mention.alternatives)
        # "a person who knows her plan" is not she; "members of the Front" are the Front, "a chief in Ost" is not Ost.
        whole = ActorRef(name=self._plain(span))
        if self._is_person(span):
            return Party(whole)
        tied = {m.actor for m in self.names if self.parse.text[m.span.end : m.span.end + 1] in ("-", "–")}
        within = next((who for who in self.mentions.actors_at(span) if who not in tied), whole)  # no "NATO-led force"
        return Party(whole if pronoun(within.name) else within)  # "two of them"

    def _apposed(self, mention: Mention | None, span: Span) -> Mention | None:
        """The name that closes a description: "the governor of Ost, Dana Orr", "the agency Nordo"."""
        end = span.start + len(self._words(span).rstrip(" ,"))
        known = mention is not None and (mention.actor.id is not None or mention.form == "name")
        if mention is not None and known and not span.start < mention.span.start < mention.span.end == end:
            return None
        for m in self.names:
            if m.form != "name" or m.span.end != end or m.span.start <= span.start:
                continue
            owned = any(t.dep_ == "poss" for t in self.parse.tokens(m.span))
            owned = owned or self.parse.tokens(m.span).root.dep_ == "pobj"  # "a chief in northern Ost"
            before = self.parse.tokens((span.start, self._opens(m)))[-1:]
            if not owned and any(t.text == "," or (t.pos_ in ("NOUN", "ADJ") and t.dep_ != "pobj") for t in before):
                return m
        return None

    def _called(self, span: Span) -> str | None:
        """The name behind what an outlet is, where no table knows it: "the Bangkok broadcaster Siam 9"."""
        tokens = [t for t in self.parse.tokens(span) if not t.is_space]
        at = next((n for n, t in enumerate(tokens) if t.lower_ in words("outlets") and t.pos_ == "NOUN"), len(tokens))
        name = tokens[at + 1 :]
        if not name or name[0].pos_ != "PROPN" or any(t.pos_ not in ("PROPN", "NUM", "PUNCT", "PART") for t in name):
            return None
        return self._words(Span(name[0].idx, name[-1].idx + len(name[-1])))

    def _opens(self, name: Mention) -> int:
        """Where the entity that holds the name begins: "Saw Htoo" may be cut to "Htoo" as if "saw" were a verb."""
        first = self.parse.tokens(name.span)[0]
        while first.ent_iob_ == "I" and first.i:
            first = first.nbor(-1)
        return int(first.idx)

    def _described(self, mention: Mention, span: Span) -> ActorRef:
        """Somebody unnamed with the whole description given: "a diplomat briefed on the call"."""
        who, said = mention.actor, self._words(span)
        unnamed = who.id is None and who.name[1:].lower() == who.name[1:]
        behind = self.parse.tokens((mention.span.end, span.end))[:1]
        told_apart = any(t.tag_ in _PARTICIPLES for t in behind)
        told_apart = told_apart or any(t.dep_ == "acl" for t in self.parse.tokens(span))
        if not self.parse.tokens(span).root.conjuncts:  # "the envoy of Egypt and Jordan"
            told_apart = told_apart or said.lower().startswith(f"{who.name.lower()} and ")
        longer = told_apart and said.lower().startswith(who.name.lower()) and "," not in said
        return who.model_copy(update={"name": said}) if unnamed and longer else who

    def _heads(self, mention: Mention, span: Span) -> bool:
        """Whether the mention is what the phrase names, not its owner or something below a preposition in it."""
        tokens = self.parse.tokens(span)
        named = [t for t in self.parse.tokens(mention.span) if t.dep_ != "det"]  # its article may be another's
        root, at = tokens.root, next((t for t in named if t.head not in named), tokens.root)
        for _ in range(len(tokens)):
            if at.i == root.i:
                return True
            if at.dep_ in ("poss", "pobj", "relcl", "acl", "npadvmod"):
                return False
            at = at.head
        return True

    def _is_person(self, span: Span) -> bool:
        root = self.parse.tokens(span).root
        role = self.world.role(root.lower_) if root.tag_ == "NN" else None
        return role is not None and role.kind == "person"

    def _words(self, span: Span) -> str:
        return self.parse.text[span.start : span.end]

    def _plain(self, span: Span) -> str:
        """The words without a relative pronoun behind them: "everyone who"."""
        return _RELATIVE.sub("", self._words(span))


def _nameless(who: ActorRef, said: str) -> bool:
    """Whether somebody is known by no more than a description: what is said of him, or "the French magazine"."""
    return who.name in (said, said.split(",")[0]) or who.name.split()[0].lower() in _ARTICLES
