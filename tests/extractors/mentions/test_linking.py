"""Names that somebody goes by, and what they restate."""

import pytest

from tests.extractors.mentions.reading import coded, mentions, who

KNOWN_AS = "The commander known as “Efraín” ordered the attack. The commander was seen in Toribío."


def test_who_goes_by_a_nickname() -> None:
    assert coded(KNOWN_AS, "Efraín") == ("a:efrain", None, "MIL")
    assert who(KNOWN_AS, "The commander", 1) == "a:efrain"
    assert who(KNOWN_AS, "The commander", 2) == "a:efrain"


ALIASES = [
    ("Guerrilla commander “Efraín” said his men would go home.", "Efraín", "a:efrain"),
    ("Rebel leader Rubén “El Negro” Zamora signed the paper.", "Zamora", "a:ruben-zamora"),
    ("Rebel leader Rubén “El Negro” Zamora signed. Zamora left at noon.", "Zamora left", "a:ruben-zamora"),
]


@pytest.mark.parametrize(("text", "words", "actor"), ALIASES)
def test_a_nickname_is_a_person(text: str, words: str, actor: str) -> None:
    assert who(text, words) == actor


def test_his_men_are_the_nicknames() -> None:
    assert who("Guerrilla commander “Efraín” said his men would go home.", "his") == "a:efrain"


def test_a_town_acts_in_nothing() -> None:
    text = "Delegates met in Dolin on Monday. Dolin had been quiet, and troops entered Karsk."
    assert {m.actor.id for m in mentions(text).all()} == {None}


@pytest.mark.parametrize(
    "text",
    ["KARSK, Oct. 12 — It was encircled on Monday.", "DOLIN (Wire) - A market was shelled.", "He gave no figures."],
)
def test_datelines_and_nobody_are_no_actors(text: str) -> None:
    assert [m.actor.name for m in mentions(text).all() if m.form != "pronoun"] == []


SHORT = "The Tolmen Liberation Front took Dolin. The TLF said so, and fighters of the Front cheered."


@pytest.mark.parametrize(("words", "nth"), [("TLF", 1), ("Front", 2)])
def test_the_short_name_of_an_unlisted_group(words: str, nth: int) -> None:
    assert who(SHORT, words, nth) == "a:tolmen-liberation-front"


def test_a_pronoun_after_two_who_spoke_is_left_open() -> None:
    text = "Ivan Petrov and Marko Jovanov said the talks would go on. He added that a date had been set."
    assert who(text, "Marko Jovanov") == "a:marko-jovanov"
    assert who(text, "He added") is None


def test_a_name_behind_a_town_that_nobody_knows_is_the_chiefs() -> None:
    text = "A police chief in Harle, Jonas Ek, said that he had left."
    assert coded(text, "A police chief") == coded(text, "Jonas Ek") == ("a:jonas-ek", None, "COP")
