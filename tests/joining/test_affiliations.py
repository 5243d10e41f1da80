"""For whom people stand who are no party of their own."""

from parley.joining.affiliations import affiliations_of, is_listed_person
from parley.joining.processes import Processes
from parley.model.world import ActorRef
from tests.joining.build import Paper, corpus, day

STATE = ActorRef(id="a:eth", name="Ethiopia", country="ETH", sector="GOV")
FRONT = ActorRef(id="a:tplf", name="Tigray People's Liberation Front", country="ETH", sector="REB")
COMMANDER = ActorRef(id="a:tadesse-werede", name="Tadesse Werede", country="ETH", sector="REB")


def paper() -> Paper:
    told = Paper(
        "Courier", day(3),
        "Ethiopia and the Tigray People's Liberation Front met again. General Tadesse Werede signed for the rebels. "
        + "word " * 200,
    )  # fmt: skip
    for _ in range(4):
        told.move("agree", "ceasefire", by=(STATE, COMMANDER))
    told.move("offer", "talks", by=(FRONT,), to=(STATE,))
    return told


def test_a_rebel_whom_the_tables_list_stands_for_the_one_group_of_his_country_in_the_text() -> None:
    assert is_listed_person("a:tadesse-werede")
    assert not is_listed_person("a:tplf")
    assert affiliations_of(corpus(paper()), {})["a:tadesse-werede"] == "a:tplf"


def test_no_process_is_between_a_state_and_a_person() -> None:
    assert all("a:tadesse-werede" not in pair for pair in Processes.of(corpus(paper())).pairs)
