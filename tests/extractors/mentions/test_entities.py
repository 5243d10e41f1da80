from collections import Counter

from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.setting import Setting
from parley.extractors.mentions.words import read_words
from parley.knowledge.names import skeleton
from parley.model.world import ActorRef
from tests.extractors.mentions.reading import parse


def discourse():
    return Discourse(read_words(parse("One two three four five six.")))


def person(name, country=None):
    given, family = name.split()
    ref = ActorRef(id=f"a:{name.lower().replace(' ', '-')}", name=name, country=country)
    return Entity(ref, "person", given=skeleton(given), surname=skeleton(family))


def test_the_last_named_comes_first():
    told = discourse()
    told.add(person("Ana Ruiz"), 0)
    told.add(person("Leo Ruiz"), 2)
    told.add(person("Ana Ruiz"), 4)
    assert [e.ref.name for e in told.recent(6)] == ["Ana Ruiz", "Leo Ruiz"]
    assert [e.ref.name for e in told.recent(3)] == ["Leo Ruiz", "Ana Ruiz"]
    assert [e.ref.name for e in told.people_called("Ruiz")] == ["Ana Ruiz", "Leo Ruiz"]
    assert [e.ref.name for e in told.people_named("Leo")] == ["Leo Ruiz"]


def test_one_id_is_one_entity():
    told = discourse()
    assert told.add(person("Ana Ruiz"), 0) is told.add(person("Ana Ruiz"), 3)
    assert len(told.entities) == 1


def test_the_state_in_question():
    told = discourse()
    assert told.focus() is None
    told.expect(Setting(Counter({"KEN": 4, "UGA": 2})))
    assert told.focus() == "KEN"
    told.add(person("Ana Ruiz", "COL"), 0)
    assert told.focus() == "COL"
    told.add(person("Leo Paz", "PER"), 1)
    assert told.focus() == "KEN"
