from parley.extractors.mentions import find_mentions
from parley.knowledge.world import World
from tests.extractors.mentions.reading import coded, parse, who


def test_a_name_and_its_description_are_one():
    text = "The country's foreign minister, Ana Kovac, resigned. Kovac gave no reason."
    assert who(text, "The country's foreign minister") == who(text, "Kovac", 2) == "a:ana-kovac"


def test_an_owner_gives_his_country():
    text = "Ukrainian President Volodymyr Zelensky spoke through his adviser Taras Melnyk."
    assert coded(text, "Taras Melnyk") == ("a:taras-melnyk.ukr", "UKR", "GOV")


def test_the_same_text_gives_the_same_mentions():
    text = "Hamas and Israel agreed. Its spokesman said they would wait. The minister and the general left."
    first, second = (find_mentions(parse(text), World.load()).all() for _ in range(2))
    assert first == second


def test_an_empty_text():
    assert find_mentions(parse(" "), World.load()).all() == ()


def test_emoji_and_accents_keep_their_places():
    text = "🇺🇦 Mélanie Joly said 🇷🇺 would not stop. Joly left."
    found = find_mentions(parse(text), World.load()).all()
    assert [text[m.span.start : m.span.end] for m in found] == ["Mélanie Joly", "Joly"]


def test_nobody_is_his_own_owner():
    assert who("The ministry called Korlov's figure “preliminary and mistaken”.", "Korlov") == "a:korlov"
