"""Venues are where the parties meet, not where the matter is."""

import pytest

from tests.extractors.moves.test_build import moves

VENUES = {
    "where they met": ("Ghana and Togo held talks in Lima.", ["Lima"]),
    "where the signing was": ("Ghana and Togo signed a truce in Lima.", ["Lima"]),
    "where the war is": ("Togo rejected a plan to end the war in Lima.", []),
    "who acts with another": ("Togo and Lima offered a ceasefire.", []),
}


@pytest.mark.parametrize("name", VENUES)
def test_venues(name: str):
    text, venues = VENUES[name]
    assert [[v.name for v in m.venues] for m in moves(text, "Lima")[0]] == [venues]


def test_the_reason_blames_or_protests():
    found = moves("Togo suspended talks in protest at the shelling of the border.")[0]
    assert [m.stated_reason for m in found] == ["in protest at the shelling of the border"]
