"""What a word of place means: a toponym, a site with no entry of its own, or a place named before.

Invariant: "the city" is a town that the document named before it, or nothing; a site that the gazetteer lacks keeps its
whole phrase and no pin.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.contract import PlaceMention
from parley.extractors.events.classing import lemma
from parley.extractors.events.nouns import phrase
from parley.extractors.parse import Parse
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.world import Where
from parley.ontology.tables import alternatives, read_table

# Such a place, told from others of its kind, is only part of what it lies in: "the northern district of Aleppo".
_DIVISIONS = frozenset({"suburb", "district", "quarter", "neighbourhood", "neighborhood"})
_MODIFIERS = frozenset({"amod", "compound", "nummod"})
_BACK = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})
# A country is not what "the city" points back to, nor what a unit takes in a day.
_TOO_WIDE = {True: frozenset({"country"}), False: frozenset({"country", "region"})}
_WIDE_NOUNS = frozenset({"region", "province", "territory", "peninsula", "island", "district"})
# "It" seldom reaches further back than the sentence before, some thirty words.
_REACH_TOKENS = 30


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    rows = read_table("parley.extractors.control", "sites.csv")
    return {word: row["kind"] for row in rows for word in alternatives(row["words"])}


def _is_body(text: str) -> bool:
    """Whether a supposed toponym is better known as an armed group or organisation ("held the ELN responsible")."""
    return any(a.kind in ("group", "organisation", "body") for a in World.load().by_name(text)[:1])


@dataclass(frozen=True)
class Sites:
    """The places of a document, looked up by the word that names or means them."""

    parse: Parse
    places: Sequence[PlaceMention]

    def named(self, token: Token) -> bool:
        """Whether the token is part of a toponym that stands for a place or may do so."""
        return self._mention(token) is not None

    def where(self, token: Token) -> Where | None:
        """The place that the token means; None where it means none."""
        mention = self._mention(token)
        kind = _kinds().get(lemma(token))
        if kind == "facility":
            return self._facility(token)
        if mention is not None:
            return mention.where if mention.form != "demonym" and not _is_body(mention.where.text) else None
        if kind in ("town", "part"):
            inner = next((w for t in self._under(token) if (w := self.where(t)) is not None), None)
            return inner or (self._before(token) if kind == "town" else None)
        if token.lower_ == "it":
            return self._antecedent(token)
        return None

    def is_part(self, token: Token) -> bool:
        """Whether the word means part of the place it names: "the outskirts of", "a suburb of", "two villages in"."""
        kind = _kinds().get(lemma(token))
        # "Half of Khartoum" reaches us as Khartoum: the parser's object is what is measured.
        if token.dep_ == "pobj" and token.head.lower_ == "of" and _kinds().get(lemma(token.head.head)) == "part":
            return True
        if kind == "part" or kind is None:
            return kind == "part"
        told_apart = (
            token.tag_ == "NNS"
            or any(c.lower_ in ("a", "an", "another") for c in token.children)
            or (lemma(token) in _DIVISIONS and any(c.dep_ in _MODIFIERS for c in token.children))
        )
        return kind == "town" and self._mention(token) is None and bool(self._under(token)) and told_apart

    def title_place(self) -> Where | None:
        """The first place that the document names, in its headline where that names one."""
        return next((p.where for p in self.places if self._is_town(p)), None)

    def _mention(self, token: Token) -> PlaceMention | None:
        end = token.idx + len(token.text)
        return next((p for p in self.places if p.span.start <= token.idx and end <= p.span.end), None)

    def _facility(self, token: Token) -> Where | None:
        if any(c.lower_ in ("a", "an") for c in token.children):
            return next((w for t in self._under(token) if (w := self.where(t)) is not None), None)
        span = phrase(token)
        text = self.parse.text[span.start : span.end]
        bare = text.removeprefix("the ").removeprefix("The ")
        inside = next((p for p in self.places if span.contains(p.span) and p.where.place is not None), None)
        if inside is not None and inside.span == Span(span.end - len(bare), span.end):
            return inside.where
        if inside is None and bare.lower() == lemma(token):
            before = self._facility_before(token)
            if before is not None:
                return before
        if inside is None:
            named = (self._mention(t) for t in self._under(token) if t.dep_ == "pobj")
            below = next((p for p in named if p is not None), None)
            if below is not None and below.span.start > span.end:  # "the airport in Bahir Dar"
                inside, bare = below, bare + self.parse.text[span.end : below.span.end]
        near = inside.where.place if inside is not None else None
        return Where(text=bare, candidates=(near,) if near is not None else ())

    def _facility_before(self, token: Token) -> Where | None:
        """The last site of the same noun that was named more fully: "the bridge" after "the Sorrel bridge"."""
        for i in range(token.i - 1, -1, -1):
            other = token.doc[i]
            if lemma(other) == lemma(token) and phrase(other).end - phrase(other).start > len(other.text) + 4:
                return self._facility(other)
        return None

    def _under(self, token: Token) -> list[Token]:
        return [t for c in token.children if c.lower_ in ("of", "around", "in", "near", "at") for t in c.children] + [
            c for c in token.children if c.dep_ in ("appos", "compound", "poss")
        ]

    def _before(self, token: Token) -> Where | None:
        """The last town named before a definite description."""
        if not any(c.lower_ in _BACK for c in token.children):
            return None
        wide = lemma(token) in _WIDE_NOUNS
        before = [p for p in self.places if p.span.end <= token.idx and self._is_town(p, wide)]
        return before[-1].where if before else None

    def _antecedent(self, token: Token) -> Where | None:
        """What "it" means: the nearest site before it, as far as the sentence before."""
        for i in range(token.i - 1, max(-1, token.sent.start - _REACH_TOKENS), -1):
            other = token.doc[i]
            if _kinds().get(lemma(other)) == "facility" and other.dep_ in ("nsubj", "nsubjpass", "dobj"):
                return self._facility(other)
            mention = self._mention(other)
            if mention is not None and self._is_town(mention):
                return mention.where
        return None

    def _is_town(self, place: PlaceMention, wide: bool = False) -> bool:
        """Whether "the city" can point back to it: no country, and no capital that stands for its government."""
        if place.form not in ("literal", "embedded") or place.where.precision in _TOO_WIDE[wide]:
            return False
        text = self.parse.text
        if place.where.place is None:
            name = re.escape(text[place.span.start : place.span.end])
            return re.search(rf"\b(?:in|of|to|from|at|around|near|outside) {name}\b", text) is not None
        tokens = self.parse.tokens(place.span)
        acts = any(t.dep_ in ("nsubj", "poss") for t in tokens)
        return not (acts and place.where.text.split()[0].lower() in World.load().capitals_lower)
