"""The closest act where no row fits: what a person who must answer would say.

Used where an answer is owed (a pair of actors is given) and never to make an event: a guess has no row behind it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.events.classing import lemma, noun_row
from parley.extractors.events.lexicon import verb_rows


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
        types = Counter(row.type for row in verb_rows().get(lemma(token), ()))
        if types:
            type_, count = types.most_common(1)[0]
            return Guess(type_, token.text, f"{count} of {sum(types.values())} rows of '{lemma(token)}'")
    for token in sorted((t for t in tokens if t.pos_ in ("NOUN", "PROPN")), key=distance):
        row = noun_row(token)
        if row is not None:
            return Guess(row.type, token.text, f"noun '{row.noun}'")
    return Guess(_LAST_RESORT, "", "no word of the lexicon")
