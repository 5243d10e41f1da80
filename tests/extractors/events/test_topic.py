"""How political a text is, and what the head's weights are."""

import pytest

from parley.extractors.engine import load_pipeline
from parley.extractors.events.topic import topic_of, topic_weights
from tests.extractors.events.reading import asserted

POLITICAL = (
    "The junta closed the border and jailed the leaders of the opposition.",
    "Rebels shelled a camp of refugees outside the besieged town.",
    "Diplomats resumed negotiations about a ceasefire.",
)
ORDINARY = (
    "The bakery sold cakes to children after the concert.",
    "The goalkeeper saved a penalty in the last minute of the match.",
    "The novelist read a chapter to her readers in a bookshop.",
)


@pytest.mark.parametrize("text", POLITICAL)
def test_politics_is_above_nought(text: str):
    topic = topic_of(load_pipeline("md")(text))
    assert topic is not None
    assert topic.odds > 0


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_life_is_below_nought_and_says_why(text: str):
    topic = topic_of(load_pipeline("md")(text))
    assert topic is not None
    assert topic.odds < 0
    assert set(topic.words) <= {word.strip(".").lower() for word in text.split()}
    assert topic.words


def test_names_and_numbers_say_nothing():
    assert topic_of(load_pipeline("md")("Kenya 2, Sudan 1")) is None


def test_one_weight_for_each_dimension_and_a_bias():
    assert len(topic_weights()) == load_pipeline("md").vocab.vectors.shape[1] + 1


QUIET = (
    "A dairy accused a bakery of copying the label of its yoghurt.",
    "The hairdresser threatened to sue a customer over an unpaid bill.",
    "Two Peruvian bakeries have joined forces to sell bread in Spain.",
    "The cellist rejected an offer from a Danish orchestra.",
    "Police in Graz arrested a 40-year-old plumber who stole bicycles.",
)
COUNTED = (
    ("Police in Minsk arrested a reporter who had filmed the protest.", "COERCE"),
    ("Danish police arrested a Pole on Friday.", "COERCE"),
    ("Women marched through the old town for the right to study.", "PROTEST"),
    ("Villagers were killed by mortar fire near the frontier.", "ASSAULT"),
    ("Norway's book watchdog warned Danish publishers not to print it.", "THREATEN"),
    ("Somalia freed two sailors with their oranges and toys.", "RETREAT"),
)


@pytest.mark.parametrize("text", QUIET)
def test_ordinary_people_make_no_event(text: str):
    assert asserted(text) == []


@pytest.mark.parametrize(("text", "type_"), COUNTED)
def test_public_acts_stay_events(text: str, type_: str):
    assert type_ in {f.type for f in asserted(text)}
