"""Routes in the ways that announcements put them, in sentences of our own about towns that are nowhere."""

import pytest

from parley.analysis.routes import named_routes

TOWNS = {"Karsk", "Dolin", "Brenz", "Orlavy", "Kest", "Old Mill"}
CASES = {
    "a list of starts": (
        "A corridor from Karsk, Dolin and Brenz to Kest was opened.",
        "Karsk>Kest Dolin>Kest Brenz>Kest",
    ),
    "regions are no ends": ("People may go from Karsk in the Upper region to Dolin, Lower region.", "Karsk>Dolin"),
    "a chain has two ends": ("The route is Karsk - Brenz - Orlavy - Kest.", "Karsk>Kest"),
    "short pairs": ("Planned are Karsk-Dolin and Brenz-Kest.", "Karsk>Dolin Brenz>Kest"),
    "linked pairs": ("Corridors linking Karsk with Dolin, and Brenz with Kest.", "Karsk>Dolin Brenz>Kest"),
    "between two towns": ("A corridor between Karsk and Dolin will be available.", "Karsk>Dolin"),
    "the end first": ("In all 200 people have come to Kest from Karsk and Dolin.", "Karsk>Kest Dolin>Kest"),
    "evacuation to": ("Evacuation to Kest will be organised from Karsk and Dolin.", "Karsk>Kest Dolin>Kest"),
    "residents": ("Some 40 residents of Karsk were able to reach Dolin.", "Karsk>Dolin"),
    "supplies go the other way": ("A convoy with flour will leave Kest for Karsk.", ""),
    "one end is no route": ("Nobody could leave Karsk on Sunday.", ""),
}


@pytest.mark.parametrize("name", list(CASES))
def test_routes_are_read(name: str) -> None:
    sentence, expected = CASES[name]
    found = named_routes(sentence, 10, TOWNS.__contains__)
    assert [f"{r.origin}>{r.destination}" for r in found] == expected.split()
    assert all(10 <= r.span.start < r.span.end <= 10 + len(sentence) for r in found)


POSSIBLE = {
    "beside a known town": ("A corridor from Karsk and Ostrakel to Kest was opened.", "Karsk>Kest Ostrakel>Kest"),
    "words that name a route": ("The route from Ostrakel to Upper Venn goes by the river.", "Ostrakel>Upper Venn"),
    "no route is named": ("Letters from Ostrakel to Venn were read.", ""),
    "a chain with one known end": ("Planned are Upper Venn - Kest and Ostrakel - Venn.", "Upper Venn>Kest"),
    "the way back is the same route": ("The corridor from Karsk to Kest: Kest - Brenz - Karsk.", "Karsk>Kest"),
}


@pytest.mark.parametrize("name", list(POSSIBLE))
def test_names_that_may_be_places(name: str) -> None:
    sentence, expected = POSSIBLE[name]
    found = named_routes(
        sentence, 0, TOWNS.__contains__, lambda n: n in TOWNS or n in ("Ostrakel", "Venn", "Upper Venn")
    )
    assert " ".join(f"{r.origin}>{r.destination}" for r in found) == expected
