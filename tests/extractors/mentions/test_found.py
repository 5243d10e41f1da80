import pytest

from parley.extractors.mentions import find_mentions
from parley.extractors.places import find_places
from parley.knowledge.world import World
from parley.model.passages import Span
from tests.extractors.mentions.reading import mentions, parse, span_of
from tests.extractors.places.reading import gazetteer


def ids(text, words):
    return [a.id for a in mentions(text).actors_at(span_of(text, words))]


def test_coordination_is_taken_apart():
    assert ids("Russia and Ukraine signed.", "Russia and Ukraine") == ["a:rus", "a:ukr"]
    assert ids("They met Vladimir Putin and Sergei Lavrov.", "Vladimir Putin and Sergei Lavrov") == [
        "a:vladimir-putin",
        "a:sergei-lavrov",
    ]


def test_a_title_is_not_a_second_actor():
    assert ids("Ukrainian President Volodymyr Zelensky spoke.", "Ukrainian President Volodymyr Zelensky") == [
        "a:volodymyr-zelensky"
    ]


def test_partitives_are_seen_through():
    assert ids("Hundreds of Taliban fighters came.", "Hundreds of Taliban fighters") == ["a:taliban"]


def test_at_takes_the_head_not_the_possessor():
    text = "Kenya's president left."
    assert mentions(text, "2023-05-01").at(Span(0, 17)).actor.id == "a:william-ruto"


def test_nothing_there():
    found = mentions("The bridge fell.")
    assert found.at(Span(0, 10)) is None
    assert found.actors_at(Span(0, 10)) == ()
    assert found.at(Span(3, 3)) is None


def test_text_order_and_exact_spans():
    text = "Paris told Russian forces to leave Mali."
    assert [text[m.span.start : m.span.end] for m in mentions(text).all()] == ["Paris", "Russian forces", "Mali"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russian troops entered Senaki.", {"a:rus-mil"}),
        ("Moscow said that Senaki was shelled.", {"a:rus"}),
        ("Mayor Senaki spoke in Senaki.", {"a:senaki"}),
        ("Syrian rebels left al-Qusayr.", {None}),
    ],
)
def test_a_town_that_is_only_a_place_is_nobody(text, names):
    found = parse(text, "2008-08-10")
    left = find_mentions(found, World.load()).without_places(find_places(found, gazetteer()), World.load())
    assert {m.actor.id for m in left.all()} == names
