"""Who somebody described is by a name in the sentences around: "A former sergeant said P. Ana Orr told the court Q".

News opens with what somebody is and names him in the next sentences; and once he is named, it calls him by what it has
not told yet ("the 45-year-old", "the surgeon"). Invariant: forward only a person named for the first time there, back
only the one person of whom the sentence before tells, and never an office that somebody else may hold; officials,
diplomats, witnesses and their like stay unnamed where they were not named before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from parley.extractors.contract import Mention
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import ActorRef

# Tokens of a second description: "the 45-year-old former army doctor".
_LONGEST = 8
# Sentences after the description in which the name may be told.
_REACH = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIONS = frozenset({"brother", "daughter", "father", "husband", "mother", "sister", "son", "widow", "wife"})


@dataclass(frozen=True)
class Identifying:
    """The names of a document, asked who a description before them is."""

    parse: Parse
    names: Sequence[Mention]
    world: World

    def identified(self, span: Span) -> ActorRef | None:
        """The name that is told after the description at `span`; None where the text leaves it open."""
        tokens = self.parse.tokens(span)
        if not len(tokens) or any(t.ent_type_ == "PERSON" or t.dep_ == "appos" for t in tokens):
            return None
        root = tokens.root
        if root.tag_ != "NN" or not self._is_person(root) or not self._describes(tokens[0], root):
            return None
        stop = self._stop(root)
        titled = {m.actor.id or m.actor.name: m.actor for m in self._after(span.end, stop) if self._called(m, root)}
        if titled:
            return next(iter(titled.values())) if len(titled) == 1 else None
        if root.lower_ in words("unnamed"):
            return None
        first = next((m for m in self._after(span.end, stop) if self._is_full(m)), None)
        return first.actor if first is not None and self._opens(first, root) else None

    def redescribed(self, span: Span) -> ActorRef | None:
        """The person of whom the sentence before tells, called by what he is: "the 45-year-old", "the surgeon"."""
        tokens = [t for t in self.parse.tokens(span) if not t.is_space]
        if len(tokens) < len(("the", "surgeon")) or tokens[0].lower_ != "the" or len(tokens) > _LONGEST:
            return None
        root = self.parse.tokens(span).root
        if root.tag_ in ("NNS", "NNPS") or not self._tells_no_office(tokens, root):
            return None
        if any(t.lower_ == root.lower_ for t in self.parse.doc[: root.sent.start]):
            return None  # somebody else has been called so
        before = root.sent.start
        while before > 0 and self.parse.doc[before - 1].is_space:
            before -= 1
        if before == 0:
            return None
        sentence = self.parse.doc[before - 1].sent
        names = (m for m in self.names if m.form == "name")
        near = [m for m in names if sentence.start_char <= m.span.start < root.sent.start_char]
        people = {m.actor.id or m.actor.name: m for m in near if self._is_human(m)}
        told = next(iter(people.values())) if len(people) == 1 else None
        about = told is not None and any(self._is_subject(m) for m in near if m.actor == told.actor)
        return told.actor if told is not None and about else None

    def _is_subject(self, name: Mention) -> bool:
        """Whether a sentence is about him, outside a quotation: "Orr fled", "the envoy, Ana Orr, said"."""
        head = self.parse.tokens(name.span).root
        subject = head.head if head.dep_ == "appos" else head
        opened = self.parse.text.rfind("\n", 0, name.span.start) + 1
        before = self.parse.text[opened : name.span.start]
        quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        return subject.dep_ in _SUBJECTS and subject.head.dep_ in ("ROOT", "conj") and not quoted

    def _tells_no_office(self, tokens: Sequence[Token], root: Token) -> bool:
        """Whether the words tell age, trade, home or party, and no office: "the president" may be another."""
        if any(t.lower_.endswith("year-old") for t in tokens) or root.lower_ == "old":
            return True
        role = self.world.role(root.lower_)
        person = role is not None and role.kind == "person" and not role.office
        return root.lower_ in words("epithets") or (person and root.lower_ not in words("spokesmen"))

    def _is_human(self, name: Mention) -> bool:
        known = self.world.actors.get(name.actor.id or "")
        if known is not None:
            return known.kind == "person"
        return any(t.ent_type_ == "PERSON" for t in self.parse.tokens(name.span))

    def _is_person(self, noun: Token) -> bool:
        role = self.world.role(noun.lower_)
        return (role is not None and role.kind == "person") or noun.lower_ in _RELATIONS

    def _describes(self, first: Token, root: Token) -> bool:
        """"A former sergeant", "the sister of a man shot in Ost"; the "minister" of a headline has no article."""
        if first.lower_ in ("a", "an"):
            return True
        bare = first.i == root.i and first.text.islower()
        return bare or (first.lower_ == "the" and root.lower_ in _RELATIONS)

    def _stop(self, root: Token) -> int:
        """The end of the last sentence in which the name may be told."""
        starts = (t.i for t in self.parse.doc[root.sent.end :] if t.is_sent_start and not t.is_space)
        last = next(islice(starts, _REACH, None), len(self.parse.doc))
        return int(self.parse.doc[last - 1].idx) + 1

    def _after(self, start: int, stop: int) -> list[Mention]:
        """People named for the first time between two offsets."""
        before = {m.actor.id for m in self.names if m.span.start < start and m.actor.id}
        return [
            m for m in self.names
            if start <= m.span.start < stop and m.form == "name" and m.actor.id not in before
            and any(t.ent_type_ == "PERSON" or t.pos_ == "PROPN" for t in self.parse.tokens(m.span))
        ]  # fmt: skip

    def _called(self, name: Mention, root: Token) -> bool:
        """"The mayor, Ivo Tal", "Mayor Ivo Tal", "Ivo Tal, the mayor", where a mayor was told of."""
        head = self.parse.tokens(name.span).root
        near = [c for c in head.children if c.dep_ in ("compound", "appos")]
        near += [head.head] if head.dep_ == "appos" else []
        return any(
            t.lower_ == root.lower_ and not any(c.lower_ in ("a", "an", "another") for c in t.lefts) for t in near
        )

    def _is_full(self, name: Mention) -> bool:
        return len(self.parse.text[name.span.start : name.span.end].split()) > 1

    def _opens(self, name: Mention, root: Token) -> bool:
        """Whether the name is the subject of the next sentence, without a description of its own."""
        tokens = self.parse.tokens(name.span)
        head = tokens.root
        follows = not self.parse.text[root.sent.end_char : head.sent.start_char].strip()
        before = self.parse.tokens((head.sent.start_char, name.span.start))
        quoted = self.parse.text[head.sent.start_char : name.span.start].rstrip()[-1:] in ("”", '"', "»")
        opens = quoted or not any(t.is_alpha and t.pos_ != "PROPN" for t in before)
        told = any(c.dep_ in ("appos", "poss") or (c.dep_ == "compound" and c.pos_ == "NOUN") for c in head.children)
        return follows and opens and not told and head.dep_ in _SUBJECTS
