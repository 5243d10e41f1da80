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


def test_a_reason_goes_on_past_the_next_act():
    found = moves("Togo rejected the truce because it left out a withdrawal from the border.")[0]
    assert [m.stated_reason for m in found if m.move == "reject"] == [
        "because it left out a withdrawal from the border"
    ]


def test_the_reason_for_a_refusal_is_not_that_of_the_offer():
    found = moves("Togo rejected Ghana's offer of a truce, saying that the border was not safe.")[0]
    assert {m.move: m.stated_reason for m in found} == {
        "reject": "saying that the border was not safe", "offer": None,
    }  # fmt: skip


def test_who_gives_a_reason_may_stand_inside_it():
    found = moves("Togo rejected the truce because, its envoy said, it ignored the border.")[0]
    assert [m.stated_reason for m in found] == ["because, its envoy said, it ignored the border"]


def test_what_something_is_to_be_is_no_reason():
    found = moves("Togo said it had no objection to Lima as the venue.", "Lima")[0]
    assert [(m.move, m.issue, m.stated_reason) for m in found] == [("accept", "venue", None)]


def test_what_talks_end_without_is_no_condition():
    assert [m.conditions for m in moves("The talks ended without an agreement.")[0]] == [()]


def test_what_is_asked_in_a_condition_is_not_the_issue():
    found = moves("Ghana accepted talks on condition that Togo withdraw from the border.")[0]
    assert [m.issue for m in found if m.move == "accept"] == ["talks"]
