"""Whom a pronoun may mean: a man, a woman, a body that speaks as one, or several people.

Invariant: what is known of an actor decides before the words by which he is named; who may be either fits both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parley.extractors.contract import Attribution, Mention
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import ActorRef

KINDS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f", "it": "n", "its": "n",
    "they": "p", "them": "p", "their": "p",
}  # fmt: skip
_PRONOUNS = frozenset({*KINDS, "i", "we", "us", "me", "our", "my", "ours", "you", "who"})
_TITLES = {
    "mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "king": "m", "queen": "f",
    "spokesman": "m", "spokeswoman": "f", "sir": "m", "man": "m", "woman": "f", "mother": "f", "father": "m",
    "brother": "m", "sister": "f", "widow": "f", "son": "m", "daughter": "f", "husband": "m", "wife": "f",
}  # fmt: skip
# Those who speak for their state or army when they say "we".
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
_PLURALS = frozenset({"NNS", "NNPS"})
_FIRST = frozenset({"i", "my", "me", "i’m", "i'm", "i’ve", "i've"})


def pronoun(name: str) -> bool:
    """Whether a name is a mere pronoun."""
    return name.lower() in _PRONOUNS


@dataclass(frozen=True)
class Fitting:
    """Judges actors by what the world knows of them and by the words of a document."""

    parse: Parse
    world: World
    # Where else each actor is named, by id: "the spokesman Idris al-Amin" tells of "al-Amin" that he is a man.
    called: Mapping[str | None, Sequence[Span]] = field(default_factory=dict)

    def fits(self, who: ActorRef, span: Span, kind: str, said: Attribution | None = None) -> bool:
        """Whether a pronoun of `kind` may mean the actor named at `span`; `said` is what he is quoted with there."""
        if pronoun(who.name):
            return False
        if kind == "p":
            return self._several(span)
        person = self._person(who, span, kind, said)
        return not person and self._body(who, span) if kind == "n" else person

    def _person(self, who: ActorRef, span: Span, kind: str, said: Attribution | None) -> bool:
        known = self.world.actors.get(who.id or "")
        if known is not None and known.kind == "person":
            return kind == "n" or known.gender in (None, kind)
        if known is not None or any(t.tag_ in _PLURALS for t in self.parse.tokens(span)[-1:]):
            return False
        tokens = [t for s in (span, *(self.called.get(who.id, ()) if who.id else ())) for t in self.parse.tokens(s)]
        if self._carrier(span):
            return False
        roles = [r for t in tokens if (r := self.world.role(t.text)) is not None]
        person = any(r.kind == "person" for r in roles) or any(t.ent_type_ == "PERSON" for t in tokens)
        told = next((r.gender for r in roles if r.gender), None)
        told = told or next((_TITLES[t.lower_] for t in tokens if t.lower_ in _TITLES), None)
        told = told or next((g for t in tokens if (g := self.world.given.get(t.text))), None)
        person = person or told is not None or self._speaks_of_himself(said)
        return person and (kind == "n" or told in (None, kind))

    def _carrier(self, span: Span) -> bool:
        """"The magazine": an outlet by its noun, though the tagger may take its name for a person's."""
        tokens = self.parse.tokens(span)
        noun = tokens.root.lower_ if len(tokens) else ""
        role = self.world.role(noun)
        return noun in words("outlets") and (role is None or role.kind != "person")

    def _speaks_of_himself(self, said: Attribution | None) -> bool:
        """"“I was wrong,” Assefa said": whoever says "I" is somebody, though the tagger knows him not."""
        if said is None or said.mode == "indirect":
            return False
        return any(t.lower_ in _FIRST for s in said.content for t in self.parse.tokens(s))

    def _body(self, who: ActorRef, span: Span) -> bool:
        """A ministry, an army, a state, an outlet: one thing that says "it"."""
        known = self.world.actors.get(who.id or "")
        if known is not None:
            return known.kind != "person"
        tokens = self.parse.tokens(span)
        if not len(tokens) or tokens.root.tag_ in _PLURALS or tokens.root.pos_ == "PRON":
            return False
        return tokens.root.pos_ in ("NOUN", "PROPN") and not any(t.dep_ == "conj" for t in tokens)

    def _several(self, span: Span) -> bool:
        """"The rebels", "Orr and Mann", "doctors"; a state or a body may be "they" too, but is not guessed here."""
        tokens = self.parse.tokens(span)
        if not len(tokens):
            return False
        root = tokens.root
        joined = any(t.dep_ == "conj" and t.head.i == root.i for t in tokens)
        return joined or root.tag_ in _PLURALS

    def named(self, mention: Mention, kind: str) -> bool:
        """Whether a pronoun of `kind` may mean a mention."""
        return self.fits(mention.actor, mention.span, kind)

    def side(self, who: ActorRef) -> ActorRef | None:
        """The state of an official, for whom "we" speaks."""
        if who.country is None or who.sector not in _OFFICIAL or not who.id:
            return None
        state = self.world.state(who.country)
        return None if state is None or state.id == who.id else state.ref()


def key_of(who: ActorRef) -> str:
    """What tells one actor from others in a document: the id, else the words."""
    return who.id or who.name
