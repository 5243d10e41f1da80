import pytest

from tests.extractors.mentions.reading import mentions, span_of


@pytest.mark.parametrize(
    ("text", "words", "day", "members"),
    [
        (
            "Russia and Ukraine agreed on Saturday. Hours later both sides fired.",
            "both sides",
            "2022-03-05",
            ["a:rus", "a:ukr"],
        ),
        (
            "The army and the RSF signed in Jeddah. Then both sides broke the truce in Sudan.",
            "both sides",
            "2023-05-11",
            ["a:sdn-mil", "a:rsf"],
        ),
        (
            "Hamas and Israel paused. The two sides traded captives.",
            "The two sides",
            "2023-11-24",
            ["a:hamas", "a:isr"],
        ),
        (
            "Felix Tshisekedi and Paul Kagame met in Doha. The two presidents shook hands.",
            "The two presidents",
            "2025-03-18",
            ["a:felix-tshisekedi", "a:paul-kagame"],
        ),
        (
            "Ukrainian-Russian delegations will meet.",
            "Ukrainian-Russian delegations",
            "2022-02-28",
            ["a:ukr-delegation", "a:rus-delegation"],
        ),
    ],
)
def test_members(text, words, day, members):
    found = mentions(text, day).at(span_of(text, words))
    assert [m.id for m in found.members] == members
    assert found.form == "list"


def test_nobody_is_made_up():
    text = "Both sides blamed each other."
    found = mentions(text).at(span_of(text, "Both sides"))
    assert (found.actor.id, found.members) == (None, ())


def test_both_men_are_those_named_together():
    text = "Musa Adeyemi and Ibrahim Danjuma shook hands as Kofi Annan looked on. He warned both men not to wait."
    found = mentions(text).at(span_of(text, "both men"))
    assert [m.id for m in found.members] == ["a:musa-adeyemi", "a:ibrahim-danjuma"]


def test_sides_of_a_river_are_no_parties():
    text = "Russia and Ukraine agreed. Trees grow on both sides of the river. Both sides of the conflict were glad."
    found = mentions(text)
    assert found.at(span_of(text, "both sides")) is None
    assert [a.id for a in found.at(span_of(text, "Both sides")).members] == ["a:rus", "a:ukr"]
