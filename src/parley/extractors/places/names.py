"""Looking words up: the gazetteer, and words for peoples."""

from functools import lru_cache

from parley.extractors.places.tables import ambiguous, demonyms
from parley.knowledge.gazetteer import Entry, Gazetteer
from parley.knowledge.gazetteer.names import fold
from parley.knowledge.rows import split, table


@lru_cache(maxsize=1)
def _peoples() -> dict[str, str]:
    """Lower-case words for peoples, and the name of their place."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for word in (*split(row["adjectives"]), *split(row["people"])):
            # "U.S." is an adjective too, but it is the country's name first.
            if not word.isupper() and "." not in word:
                found.setdefault(word.casefold(), row["code"])
    return found | demonyms()


class NameTable:
    """The gazetteer as recognition asks it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, name: str) -> tuple[Entry, ...]:
        return tuple(self._gazetteer.find(name))

    def find_known(self, name: str) -> tuple[Entry, ...]:
        """The towns and units that `name` is the own name of; empty for ordinary words."""
        if name.casefold() in ambiguous():
            return ()
        return tuple(
            e for e in self._gazetteer.find(name)
            if e.is_primary_name and e.feature in ("city", "admin1", "admin2", "country")
        )

    def is_abbreviation(self, name: str) -> bool:
        """Whether `name`, full stop and all, shortens the name of a state or province."""
        units = [e for e in self._gazetteer.find(name) if e.feature == "admin1" and e.name_rank == 1]
        stem = fold(name).rstrip(".")
        # "Lviv." at the end of a sentence is the region's own name, whatever the region is called beside it.
        return len(name) <= 6 and any(stem not in fold(e.name).split() for e in units)

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The place whose people or adjective `word` is; empty for any other word."""
        place = _peoples().get(word.casefold())
        if place is None or not word[0].isupper():
            return ()
        if len(place) == 3 and place.isupper():
            return tuple(e for e in self._gazetteer.country(place))
        return tuple(self._gazetteer.find(place)[:1])
