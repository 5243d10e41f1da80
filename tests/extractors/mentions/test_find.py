import pytest

from tests.extractors.mentions.reading import mentions, span_of, who


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Russians crossed the river.", "The Russians", "a:rus"),
        ("The French agreed.", "The French", "a:fra"),
        ("Syrians fled north.", "Syrians", None),
        ("The Kremlin denied it.", "The Kremlin", "a:rus"),
    ],
)
def test_peoples_and_seats(text, words, actor):
    assert who(text, words) == actor


def test_forms():
    text = "The Kremlin and the Russians met Dmitry Peskov, and he met a farmer."
    forms = [m.form for m in mentions(text).all()]
    assert forms == ["metonym", "demonym", "name", "pronoun", "description"]


def test_an_adjective_alone_is_nobody():
    text = "Russian gas flowed west."
    assert mentions(text).at(span_of(text, "Russian gas")) is None


def test_a_noun_that_the_parser_takes_for_an_adjective():
    assert who("Myanmar's military seized power on Monday.", "Myanmar's military") == "a:mmr-mil"


def test_weapons_act_only_for_somebody():
    assert who("Russian warplanes bombed the town.", "Russian warplanes") == "a:rus-mil"
    assert mentions("The tanks were sold.").all() == ()


def test_a_flag_of_convenience_is_nobody():
    assert who("A Liberian-registered tanker sailed from the port.", "Liberian") is None
    assert who("The Liberians sailed from the port.", "Liberians") == "a:lbr"
