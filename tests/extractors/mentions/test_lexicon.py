import pytest

from parley.extractors.mentions.lexicon import lexicon, several
from parley.knowledge.actors import SECTORS


def test_lists():
    assert lexicon("pronoun")["she"] == "f"
    assert several("group-word", "group") == frozenset()
    assert several("group-word", "company") == {"BUS"}
    assert several("group-word", "banana") is None
    with pytest.raises(KeyError):
        lexicon("nonsense")


def test_sectors_exist():
    assert set(lexicon("organised").values()) <= SECTORS | {""}
    for word in lexicon("group-word"):
        assert several("group-word", word) <= SECTORS | {""}
