"""Sharing changes memory, and nothing else."""

from parley.model.passages import Passage, Span
from parley.model.reports import Extractor, Hop
from parley.model.sharing import Sharing
from parley.model.world import ActorRef


def hop(start: int) -> Hop:
    who = ActorRef(id="a:chad", name="Chad", country="TCD", sector="GOV")
    return Hop(who=who, how="said", passage=Passage.of("Chad said so. Chad said so.", Span(start, start + 4)))


def test_equal_values_become_one():
    sharing = Sharing()
    first, second = sharing.top(hop(0)), sharing.top(hop(14))
    assert first.who is second.who
    assert first.passage is not second.passage


def test_what_comes_back_is_equal_and_written_alike():
    plain, shared = hop(14), Sharing().top(hop(14))
    assert shared == plain
    assert shared.model_dump_json(exclude_unset=True) == plain.model_dump_json(exclude_unset=True)


def test_a_copy_of_a_shared_value_is_its_own():
    sharing = Sharing()
    one, other = (sharing.top(Extractor(name=name, version="1", rule="r")) for name in "ab")
    copied = one.model_copy(update={"name": "c"})
    assert (copied.name, one.name, other.model_fields_set) == ("c", "a", {"name", "version", "rule"})
