import pytest

from parley.extractors.places.distances import bearing, distance_km
from tests.extractors.places.reading import gazetteer


def test_distance_and_direction_of_two_cities() -> None:
    kyiv, odesa = gazetteer().find("Kyiv")[0], gazetteer().find("Odesa")[0]
    assert distance_km(kyiv, odesa) == pytest.approx(442, abs=5)
    assert bearing(kyiv, odesa) == pytest.approx(180, abs=5)
    assert distance_km(kyiv, kyiv) == pytest.approx(0, abs=0.01)
