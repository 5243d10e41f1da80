"""Whom words mean that point back: "the major", "the station", "the person", or a nickname given before.

Invariant: only what the document says before the words is used, and nobody is chosen where two fit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Token

from parley.extractors.contract import Mention
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span
from parley.model.world import ActorRef

_DEFINITE = frozenset({"the", "this", "that"})
# A description with more words has swallowed a clause.
_LONGEST = 12
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_KNOWN_AS = re.compile(
    r"(?:\b[Kk]nown (?:[\w ]{1,40} )?as|\b[Nn]icknamed|\bwhose nom de guerre (?:is|was)|\balias|\bbetter known as|"
    r"\bgoes by(?: the name(?: of)?)?|\bwho calls? himself|\bwho called himself)\s+"
    r"(?P<open>[“\"‘']?)(?P<nick>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2})"
)
_BETWEEN = re.compile(r"\b(?P<first>[A-ZÀ-Þ][\w’'-]+) [“\"‘](?P<nick>[A-ZÀ-Þ][\w’'-]*)[”\"’] [A-ZÀ-Þ]")


# "a man who called himself General Orr": the name that somebody gives himself.
_CALLS_HIMSELF = re.compile(
    r"\s+(?:who|which) (?:calls?|called|identified|introduced|styles?|styled) (?:himself|herself|itself|themselves)"
    r"(?: only)?(?: as)? [“\"‘']?(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3})"
)


@dataclass(frozen=True)
class Recalling:
    """The names and descriptions of a document, asked by what points back at them."""

    parse: Parse
    names: Sequence[Mention]

    def nicknamed(self, text: str) -> ActorRef | None:
        """Who is called by a nickname that the document gives him: "known as “Doc”"."""
        return self._nicknames.get(text)

    def self_styled(self, span: Span) -> ActorRef | None:
        """The name that somebody described at `span` gives himself right behind it."""
        match = _CALLS_HIMSELF.match(self.parse.text, span.end)
        if match is None:
            return None
        at = match.start("name")
        named = next((m for m in self.names if m.form == "name" and at <= m.span.start < match.end("name")), None)
        return ActorRef(name=match["name"]) if named is None else named.actor

    def recalled(self, span: Span) -> ActorRef | None:
        """Whom a definite description at `span` means; None where the text does not tell."""
        tokens = [t for t in self.parse.tokens(span) if not t.is_space]
        if not tokens:
            return None
        definite = tokens[0].lower_ in _DEFINITE and 1 < len(tokens) <= 3 and tokens[-1].pos_ in _NOMINAL
        if not definite or tokens[-1].tag_ in ("NNS", "NNPS"):
            return None
        noun = tokens[-1].lower_
        if len(tokens) == 3 and not self._as_told(tokens[1].lower_, noun, span.start):
            return None
        found = {who.id or who.name: who for who in self._called(noun, span.start)}
        if not found and noun in words("pieces") and len(tokens) == 2:
            found = {who.id or who.name: who for who in self._publishers(noun, span.start)}
        if not found and noun in words("outlets") and len(tokens) == 2:
            found = {who.id or who.name: who for who in self._outlets(span.start)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _as_told(self, adjective: str, noun: str, before: int) -> bool:
        """Whether the two words stood together before: "a young nurse ... the young nurse"."""
        tokens = self.parse.tokens((0, before))
        return any(a.lower_ == adjective and b.lower_ == noun for a, b in pairwise(tokens))

    def _called(self, noun: str, before: int) -> Iterator[ActorRef]:
        """Everybody who was called by the noun: by name with it as title, or only described with it."""
        for t in self.parse.tokens((0, before)):
            if t.lower_ != noun:
                continue
            name = self._name_of(t)
            if name is not None:
                yield name.actor
            elif self._introduced(t) and t.dep_ not in ("attr", "pobj", "dobj"):
                described = self._described(t)
                if len(described.split()) > 2 and len(described.split()) <= _LONGEST:
                    yield ActorRef(name=described)  # "a report" tells no more than "the report"

    def _introduced(self, t: Token) -> bool:
        """"A mission", or one that a name tells from others: "the U.N. mission in Ost", "Ost's mission"."""
        if any(c.lower_ in _INDEFINITE for c in t.lefts):
            return True
        return any(c.pos_ == "PROPN" and c.dep_ in ("compound", "poss", "nmod") for c in t.lefts)

    def _name_of(self, t: Token) -> Mention | None:
        """The name that a title or a description belongs to: "Major Orr", "the nurse, Ana Sil", "Orr, a nurse"."""
        near = [c.i for c in t.children if c.dep_ == "appos"]
        if t.dep_ == "appos":
            near.append(t.head.i)
        if t.i + 1 < len(t.doc) and t.nbor().pos_ == "PROPN" and t.nbor().text[:1].isupper():
            near.append(t.i + 1)
        for i in near:
            at = t.doc[i].idx
            found = next((m for m in self.names if m.form == "name" and m.span.start <= at < m.span.end), None)
            if found is not None:
                return found
        return None

    def _described(self, t: Token) -> str:
        left = t.i
        for c in reversed(list(t.lefts)):
            if c.dep_ in ("det", "amod", "compound", "nummod", "poss") and c.right_edge.i == left - 1:
                left = c.left_edge.i
        right = t.i
        for c in t.rights:
            if c.dep_ in ("prep", "amod", "advmod", "acl") and c.left_edge.i == right + 1:
                right = c.right_edge.i
        doc = t.doc
        return doc.text[doc[left].idx : doc[right].idx + len(doc[right])]

    def _outlets(self, before: int) -> Iterator[ActorRef]:
        """Those named before who carry news: "Radio Tal", "the daily Watan", "the Tal Wire reported"."""
        for m in self.names:
            if m.span.end > before or m.form != "name":
                continue
            said = {w.lower() for w in self.parse.text[m.span.start : m.span.end].split()}
            first = self.parse.tokens(m.span)[:1]
            title = {first[0].nbor(-1).lower_} if len(first) and first[0].i else set()
            if m.actor.sector == "JRN" or said & words("carriers") or title & words("outlets"):
                yield m.actor
        for t in self.parse.tokens((0, before)):
            # "the Tal Wire reported": who publishes news, known to no table and no person by the look of him
            publishes = t.dep_ == "nsubj" and t.head.lemma_.lower() in words("publishing")
            piece = any(c.dep_ == "dobj" and c.lemma_ in words("pieces") for c in t.head.children)
            publishes |= t.dep_ == "nsubj" and piece  # "Nordo withdrew its story"
            publishes |= t.dep_ == "pobj" and t.head.dep_ == "agent" and t.head.head.lemma_ in words("publishing")
            publishes |= t.dep_ == "dobj" and t.head.lemma_.lower() == "tell" and t.ent_type_ == "ORG"
            if publishes and t.pos_ == "PROPN" and not any(m.span.start <= t.idx < m.span.end for m in self.names):
                yield ActorRef(name=self._described(t))

    def _publishers(self, noun: str, before: int) -> Iterator[ActorRef]:
        """The outlet whose piece it is: "the daily Watan withdrew its article. The article had said ..."."""
        pieces = [t for t in self.parse.tokens((0, before)) if t.lower_ == noun]
        if any(c.dep_ == "poss" and c.lower_ in ("its", "their") for t in pieces for c in t.children):
            yield from self._outlets(before)

    @cached_property
    def _nicknames(self) -> dict[str, ActorRef]:
        found: dict[str, ActorRef] = {}
        for match in (*_KNOWN_AS.finditer(self.parse.text), *_BETWEEN.finditer(self.parse.text)):
            who = self._bearer(match)
            if who is not None:
                found.setdefault(match["nick"], who)
        return found

    def _bearer(self, match: re.Match[str]) -> ActorRef | None:
        """The last person named before the nickname in its sentence, else the first behind it."""
        tokens = self.parse.tokens((match.start(), match.end()))
        if not len(tokens):
            return None
        sentence = tokens[0].sent
        nick = range(match.start("nick"), match.end("nick"))
        named = [
            m for m in self.names
            if m.form == "name" and sentence.start_char <= m.span.start < sentence.end_char
            and not (nick.start <= m.span.start and m.span.end <= nick.stop)
        ]
        before = [m for m in named if m.span.start < match.start("nick")]
        return before[-1].actor if before else named[0].actor if named else None
