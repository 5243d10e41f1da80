import pytest

from tests.extractors.mentions.reading import coded, mentions, span_of


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        ("The mayor of Mariupol spoke.", "mayor", "The mayor of Mariupol"),
        ("A spokesman for the Taliban spoke.", "spokesman", "A spokesman for the Taliban"),
        ("Two Russian soldiers fled.", "soldiers", "Two Russian soldiers"),
    ],
)
def test_how_far_a_description_reaches(text, words, span):
    found = mentions(text).at(span_of(text, words))
    assert text[found.span.start : found.span.end] == span


def test_a_noun_before_a_noun_is_no_actor():
    assert mentions("The police station burned.").all() == ()


def test_the_state_an_ambassador_is_sent_to_is_not_his():
    text = "The Kenyan ambassador to Russia left."
    assert mentions(text, "1990-01-01").at(span_of(text, "ambassador")).actor.country == "KEN"


def test_a_word_tied_to_a_name_is_no_role():
    text = "Shelling went on in Port-au-Prince."
    assert all(text[m.span.start : m.span.end] != "Prince" for m in mentions(text).all())


def test_a_government_and_those_who_rise_against_it_are_two():
    text = "Ethiopia's government and Tigrayan forces signed a truce."
    assert coded(text, "Ethiopia's government") == ("a:eth", "ETH", "GOV")
    assert coded(text, "Tigrayan forces") == (None, "ETH", "REB")
