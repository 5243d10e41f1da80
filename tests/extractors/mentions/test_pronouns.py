import pytest

from tests.extractors.mentions.reading import mentions, span_of, who


@pytest.mark.parametrize(
    ("text", "word", "nth", "person"),
    [
        ("Marta Solano met Jorge Duarte. She thanked him.", "She", 1, "a:marta-solano"),
        ("Marta Solano met Jorge Duarte. She thanked him.", "him", 1, "a:jorge-duarte"),
        ("Omar Fahmi said he would return to the talks.", "he", 1, "a:omar-fahmi"),
        ("NATO said it would send more planes.", "it", 1, "a:nato"),
        ("The Houthis said they had fired five missiles.", "they", 1, "a:houthis"),
        ("Hassan Rabbani hunted for Jamal Qaderi, his brother and his guards.", "his", 1, "a:jamal-qaderi"),
        ("Paris condemned the act, and Ankara said it was worried.", "Ankara", 1, "a:tur"),
    ],
)
def test_antecedents(text, word, nth, person):
    assert who(text, word, nth) == person


def test_a_long_quotation_is_passed_over():
    text = (
        "Defense Minister Igor Senko spoke at noon. “We held the bridge. Nobody believed us. We are still here. "
        "The city is ours. We will not leave,” he said."
    )
    assert who(text, "he said"[:2], text.count("he", 0, text.index("he said")) + 1) == "a:igor-senko"


def test_two_candidates_alike_stay_open_with_their_scores():
    text = "The room was cold for Adam Keller and for Paul Winter. Everybody waited. He left."
    found = mentions(text).at(span_of(text, "He left"))
    assert found.actor.id is None
    assert {c.actor.id for c in found.alternatives} == {"a:adam-keller", "a:paul-winter"}
    assert all(0 <= c.score <= 1 for c in found.alternatives)


def test_it_is_rarely_a_state():
    text = "Kenya's plan was read out in Uganda. It had ten points."
    assert mentions(text).at(span_of(text, "It had")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kenya got the plan. Uganda rejected it.",
        "The Houthis left the port and NATO bombed it.",
        "NATO hit the bridge, and Serbia called it a crime.",
    ],
)
def test_what_is_rejected_or_bombed_is_a_thing(text):
    assert mentions(text).at(span_of(text, "it", text.count("it", 0, text.rindex(" it")) + 1)) is None


def test_what_is_accused_may_be_a_body():
    assert who("NATO sent ships. Russia accused it of theft.", "it", 1) == "a:nato"


def test_an_expletive_is_no_mention():
    text = "Kenya waited. It is likely that it will rain."
    assert mentions(text).at(span_of(text, "It")) is None


def test_a_co_argument_is_not_the_antecedent():
    text = "Boris Malin arrived. Igor Zotov told him to wait."
    assert who(text, "him") == "a:boris-malin"
