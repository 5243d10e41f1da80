"""Which spots of a document restate one another: a description beside a name, and the name that it goes by."""

from parley.extractors.mentions.scan import Hits
from parley.extractors.mentions.spots import Spot
from parley.extractors.mentions.titles import is_alias
from parley.extractors.mentions.words import Words

# "Efraín" < as < known < commander.
_STEPS_TO_ALIAS = 4


def link_aliases(words: Words, hits: Hits, spots: list[Spot]) -> None:
    """Links "the commander" in "the commander known as “Efraín”" to the name."""
    by_head = {s.head: s for s in spots}
    for spot in spots:
        if spot.sort != "person" or spot.name_first < 0 or not is_alias(words, hits, spot.name_first):
            continue
        above = spot.head
        for _ in range(_STEPS_TO_ALIAS):
            above = words.head[above]
            other = by_head.get(above)
            if other is not None:
                if other.sort == "role" and not other.plural and other is not spot:
                    other.appos = spot.head
                break


def _described(words: Words, place: int) -> int:
    """The noun that a preposition hangs a place on: the chief in "a police chief in Ost"."""
    preposition = words.head[place]
    return words.head[preposition] if words.dep[place] == "pobj" and words.dep[preposition] == "prep" else place


def link_appositions(words: Words, spots: list[Spot]) -> None:
    """Links each spot in apposition to the one it restates, the description to the name."""
    by_head = {s.head: s for s in spots}
    by_end = {s.end: s for s in spots if s.sort == "role"}
    for spot in spots:
        if words.dep[spot.head] != "appos":
            continue
        if spot.mods.owner is not None and any(words.dep[k] == "conj" for k in words.kids[spot.head]):
            continue  # "Zelensky, his family and his guards" is a list
        other = by_head.get(words.head[spot.head])
        if (other is None or other.sort != "role") and spot.sort == "person" and words.lower[spot.first - 1] == ",":
            # "the governor of Ost, Ana Orr" is no apposition to Ost, known as a place or not
            other = by_end.get(spot.first - 1) or by_head.get(_described(words, words.head[spot.head])) or other
        if other is None or other is spot or spot.sort == "pronoun" or other.sort == "pronoun":
            continue
        if spot.sort == "person" and other.sort in ("role", "people"):
            # A person stands in apposition to no government: "between them and the regime, Bo Carr said".
            if not other.plural and all(r.role.kind == "person" for r in other.roles):
                other.appos = spot.head
                spot.mods.several = False
        elif spot.sort == "role" and other.sort in ("person", "organisation", "listed") and not spot.plural:
            spot.appos = other.head
