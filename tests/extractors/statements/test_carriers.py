"""Who carried somebody's words is one hop behind him."""

import pytest

from parley.pipeline import explain


@pytest.mark.parametrize(
    "text",
    [
        "General Tomas Varga was quoted by Reuters as saying that the bridge had gone.",
        "Reuters quoted General Tomas Varga as saying that the bridge had gone.",
        "General Tomas Varga said in remarks broadcast by Reuters that the bridge had gone.",
        "Reuters carried a statement by General Tomas Varga saying the bridge had gone.",
    ],
    ids=["quoted by", "quoted him", "remarks broadcast", "a statement carried"],
)
def test_who_carried_the_words_is_a_hop(text: str):
    (said,) = (s for s in explain(text).statements if "bridge" in s.content[0].exact)
    assert [hop.who.name for hop in said.hops[:-1] if hop.who] == ["Tomas Varga", "Reuters"]


def test_a_ship_that_carries_something_carries_no_words():
    (said,) = explain("The ship carried grain, General Tomas Varga said.").statements
    assert [hop.who.name for hop in said.hops[:-1] if hop.who] == ["Tomas Varga"]
