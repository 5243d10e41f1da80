"""What two readings say for one another."""

import pytest

from parley.extractors.places.affinity import affinities
from parley.knowledge.gazetteer import Entry
from tests.extractors.places.reading import gazetteer


def _reading(name: str, country: str, feature: str = "city") -> Entry:
    return next(e for e in gazetteer().find(name) if e.country == country and e.feature == feature)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Lyon", "FRA"), ("France", "FRA", "country"), 0.475),
        (("Aarhus", "DNK"), ("Denmark", "DNK", "country"), 0.668),
        (("Aarhus", "DNK"), ("France", "FRA", "country"), 0.0),
        (("Atlanta", "USA"), ("Georgia", "USA", "admin1"), 1.5),
        (("Georgia", "USA", "admin1"), ("Atlanta", "USA"), 1.0),
        (("Norwich", "GBR"), ("Carlisle", "GBR"), 0.3),
    ],
    ids=["of a state", "of a narrow state", "of another", "of a region", "region of a town", "in England"],
)
def test_what_is_shared_speaks(first, second, expected):
    said = affinities([[_reading(*first)], [_reading(*second)]])
    assert said[0, 1] == pytest.approx(expected, abs=0.01)


def test_a_state_says_little_for_the_dwarf_that_bears_a_great_citys_name():
    great, dwarf = _reading("Geneva", "CHE"), _reading("Geneva", "USA")
    state = _reading("United States", "USA", "country")
    alone, beside = affinities([[dwarf], [state]])[0, 1], affinities([[great, dwarf], [state]])[1, 2]
    assert beside == pytest.approx(alone / 4)
