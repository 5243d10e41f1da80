import pytest

from parley.extractors.mentions.scan import scan
from parley.extractors.mentions.words import read_words
from parley.knowledge.world import World
from tests.extractors.mentions.reading import parse


def found(text):
    words = read_words(parse(text))
    hits = scan(words, World.load())
    return (
        [words.words(h.first, h.end) for h in hits.names.values()],
        [words.words(h.first, h.end) for h in hits.roles.values()],
        [h.word for h in hits.demonyms.values()],
    )


@pytest.mark.parametrize(
    ("text", "names", "roles", "demonyms"),
    [
        ("The South Sudanese foreign minister left.", [], ["foreign minister"], ["South Sudanese"]),
        ("The IAEA met ministers of defence.", ["IAEA"], ["ministers of defence"], []),
        ("Élysée officials met Hezbollah.", ["Elysee", "Hezbollah"], ["officials"], []),
        ("The amnesty was nato-like.", [], [], []),
    ],
)
def test_longest_hits(text, names, roles, demonyms):
    assert found(text) == (names, roles, demonyms)


def test_a_verb_is_no_role():
    assert found("He forces them to lead.")[1] == []
