"""Reading a text for the tests of this room: places by their words."""

from functools import lru_cache

from parley.extractors.contract import PlaceMention
from parley.extractors.places import find_places
from parley.knowledge.gazetteer import Gazetteer
from tests.extractors.statements.reading import parsed


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def places(text: str) -> list[PlaceMention]:
    return find_places(parsed(text), gazetteer())


def named(text: str) -> list[str]:
    return [m.where.text for m in places(text)]


def place(text: str, name: str) -> PlaceMention:
    """The first mention of `name`."""
    return next(m for m in places(text) if m.where.text == name)


def where(text: str, name: str) -> str | None:
    """The id of the place that `name` means."""
    found = place(text, name).where.place
    return found.id if found else None
