"""The closest act where no row fits: what a person who must answer would say.

Used where an answer is owed (a pair of actors is given) and never to make an event: a guess has no row behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.events.classing import noun_row
from parley.extractors.events.matching import nearest_row
from parley.extractors.events.syntax import clause_of


@dataclass(frozen=True)
class Guess:
    """A type with the word and the reason it rests on."""

    type: str
    word: str
    reason: str


# A type that is rare in the tables is rare in the world; with no word to go by, this one is least often wrong.
_LAST_RESORT = "CONSULT"


def closest_act(tokens: Sequence[Token], near: Iterable[int] = ()) -> Guess:
    """The act whose rows the words come nearest to; words at or close to the indices `near` are asked first."""
    places = list(near)

    def distance(token: Token) -> tuple[int, int]:
        return (min((abs(token.i - place) for place in places), default=0), token.i)

    for token in sorted((t for t in tokens if t.pos_ == "VERB"), key=distance):
        row = nearest_row(clause_of(token))
        if row is not None:
            return Guess(row.type, token.text, f"nearest row {row.line}")
    for token in sorted((t for t in tokens if t.pos_ in ("NOUN", "PROPN")), key=distance):
        noun = noun_row(token)
        if noun is not None:
            return Guess(noun.type, token.text, f"noun '{noun.noun}'")
    return Guess(_LAST_RESORT, "", "no word of the lexicon")
