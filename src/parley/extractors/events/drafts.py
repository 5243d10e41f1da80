"""A frame while it is being made: tokens instead of spans, so that later steps can still look at the syntax."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from parley.extractors.contract import Frame
from parley.extractors.events.composing import Content
from parley.extractors.events.extent import clause_span, core_span
from parley.extractors.events.modality import Modality
from parley.extractors.events.nouns import phrase
from parley.extractors.events.syntax import Clause
from parley.model.passages import Span

# A light verb stands near its noun; further apart the words between them would tell more than the act.
_TOGETHER = 6


@dataclass
class Draft:
    """One act with its trigger words. `noun` is set where the trigger is a noun (with or without a light verb)."""

    token: Token
    clause: Clause | None
    type: str
    mode: str | None
    cameo: str | None
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    rule: str
    lexicon: str
    noun: Token | None = None
    content: Content | None = None
    about: str | None = None
    modality: Modality = field(default_factory=Modality)
    background: bool = False
    effect: str = "do"
    notes: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> Token:
        """The token that carries the meaning."""
        return self.noun if self.noun is not None else self.token

    def frame(self) -> Frame:
        """The frame in words."""
        reason = [f"rule {self.rule}", f"lexicon {self.lexicon}", f"words '{self.token.text}'"]
        if self.noun is not None and self.noun.i != self.token.i:
            reason[-1] += f" + '{self.noun.text}'"
        if self.modality.cues:
            reason.append("modality " + ", ".join(self.modality.cues))
        reason.extend(self.notes)
        return Frame(
            trigger=self._trigger(),
            clause=clause_span(self.token),
            core=core_span(self.token, self._named()),
            type=self.type,
            mode=self.mode,
            cameo=self.cameo,
            agents=_spans(self.agents),
            patients=_spans(self.patients),
            polarity=self.modality.polarity,
            reality=self.modality.reality,
            # What is planned, feared or demanded in the background is no history.
            time="historical" if self.background and self.modality.reality == "actual" else self.modality.time,
            rule=self.rule,
            about=self.about,
            reason=tuple(reason),
        )

    def _named(self) -> list[Token]:
        """The words of the act and of those who take part in it."""
        found = [self.anchor]
        for token in (*self.agents, *self.patients):
            words = phrase(token)
            found += [w for w in token.subtree if words.start <= w.idx < words.end]
        return found

    def _trigger(self) -> Span:
        first, last = sorted((self.token, self.anchor), key=lambda t: t.i)
        if last.i - first.i > _TOGETHER:
            first = last = self.anchor
        particle = [t for t in self.token.children if t.dep_ == "prt" and t.i == self.token.i + 1]
        if particle and last.i == self.token.i:
            last = particle[0]
        return Span(first.idx, last.idx + len(last.text))


def _spans(tokens: tuple[Token, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(phrase(t) for t in tokens))
