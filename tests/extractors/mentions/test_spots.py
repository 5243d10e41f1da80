from parley.extractors.mentions.scan import scan
from parley.extractors.mentions.spots import is_definite, left_edge, objects, place_at, read_modifiers
from parley.extractors.mentions.words import read_words
from parley.knowledge.world import World
from tests.extractors.mentions.reading import parse


def read(text):
    words = read_words(parse(text))
    return words, scan(words, World.load()), World.load()


def test_the_edge_and_what_stands_in_it():
    words, hits, world = read("A senior former Ukrainian official left.")
    head = words.text.index("official")
    first = left_edge(words, head)
    mods = read_modifiers(words, hits, world, first, head)
    assert (first, mods.countries, mods.former, mods.owner) == (0, ["UKR"], True, None)


def test_a_people_across_states_gives_no_country():
    words, hits, world = read("Kurdish fighters left.")
    mods = read_modifiers(words, hits, world, 0, 1)
    assert (mods.countries, mods.within, mods.forces) == ([], True, "REB")


def test_definite():
    words, _, _ = read("The mayor met a driver and his son.")
    mayor, driver, son = (words.text.index(w) for w in ("mayor", "driver", "son"))
    assert is_definite(words, left_edge(words, mayor), mayor)
    assert not is_definite(words, left_edge(words, driver), driver)
    assert is_definite(words, left_edge(words, son), son)


def test_objects_and_places():
    words, _, world = read("The governor of Idlib left.")
    assert [words.text[o] for _, o in objects(words, 1, frozenset({"of"}))] == ["Idlib"]
    assert place_at(words, world, 3, 4) == (4, "SYR")
    assert place_at(words, world, 1, 4) is None
