"""Who the actors are once all documents are read, and what people said of them."""

from datetime import UTC, datetime

from parley.joining.corpus import Corpus
from parley.joining.settling import settle
from parley.model.identities import Identities
from parley.model.judgements import Judgement, Target
from parley.model.reports import Event
from parley.model.world import ActorRef
from tests.joining.build import FRONT, VESSARIA, Paper, corpus, day

SHORT = ActorRef(id="a:front", name="Front", country="VES", sector="REB")


def judged(verdict: str, one: ActorRef, other: ActorRef) -> Identities:
    judgement = Judgement(
        id="j-1", verdict=verdict, target=Target(id=one.id or "", kind="actor"),
        other=Target(id=other.id or "", kind="actor"), new=one.model_dump(), old=other.model_dump(),
        author="eve", at=datetime(2031, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    return Identities.of([judgement])


def attackers(made: Corpus) -> list[str | None]:
    return [actor.id for event in made.events() for actor in event.actors]


def fighting(identities: Identities | None = None) -> Corpus:
    text = "The Tolmen Front shelled a village. The Front denied it. " + "word " * 100
    paper = Paper("Wire", day(1), text)
    paper.event("ASSAULT", (FRONT,), (VESSARIA,))
    made: Event = paper.event("ASSAULT", (SHORT,), (VESSARIA,))
    assert made.actors == (SHORT,)
    return settle(corpus(paper, identities=identities))


def test_a_short_name_is_the_long_one_of_its_text() -> None:
    assert attackers(fighting()) == ["a:tolmen-front", "a:tolmen-front"]


def test_a_person_may_part_them() -> None:
    assert attackers(fighting(judged("different", SHORT, FRONT))) == ["a:tolmen-front", "a:front"]


def test_whoever_is_settled_is_called_as_people_say() -> None:
    army = ActorRef(id="a:tolmen-army", name="Tolmen Army", country="VES", sector="REB")
    assert attackers(fighting(judged("same", army, FRONT))) == ["a:tolmen-army", "a:tolmen-army"]


def speakers(*people: ActorRef) -> list[str | None]:
    """Under which ids those are settled whom a paper each names."""
    papers = []
    for number, who in enumerate(people, 1):
        paper = Paper("Wire", day(number), f"{who.name} spoke. " + "word " * (20 * number))
        paper.event("CONSULT", (who,), (VESSARIA,))
        papers.append(paper)
    return sorted(attackers(settle(corpus(*papers))), key=str)


def test_whose_state_a_text_does_not_tell_is_the_only_one_of_his_name() -> None:
    stated = ActorRef(id="a:ana-reyl.per", name="Ana Reyl", country="PER")
    bare = ActorRef(id="a:ana-reyl", name="Ana Reyl")
    other = ActorRef(id="a:ana-reyl.bol", name="Ana Reyl", country="BOL")
    assert speakers(stated, bare) == ["a:ana-reyl.per", "a:ana-reyl.per"]
    assert speakers(stated, bare, other) == ["a:ana-reyl", "a:ana-reyl.bol", "a:ana-reyl.per"]
