"""What a negotiation is about, in the words of those who negotiate."""

import pytest

from parley.pipeline import explain

MATTERS = {
    "an exchange of captured soldiers": "prisoners",
    "the freeing of jailed activists": "prisoners",
    "the return of the bodies of fallen soldiers": "prisoners",
    "the departure of foreign fighters": "withdrawal",
    "an end to the war": "ceasefire",
    "territorial concessions": "status",
    "an end to the travel ban": "sanctions",
    "an international inquiry into the massacre": "justice",
    "a pardon for its fighters": "justice",
    "a government of national unity": "power-sharing",
    "an interim government": "power-sharing",
    "the right of return": "refugees",
    "the return of displaced families": "refugees",
}


@pytest.mark.parametrize("matter", MATTERS)
def test_what_is_demanded_is_the_issue(matter: str):
    assert [(m.move, m.issue) for m in explain(f"Armenia demanded {matter}.").moves] == [("demand", MATTERS[matter])]


def test_an_agreement_on_a_border_is_about_the_border():
    (move,) = explain("Armenia and Azerbaijan agreed on a new border.").moves
    assert (move.move, move.issue) == ("agree", "status")
