"""Joining as a whole: a function of what is in the record, not of the order in which it came."""

import random
from datetime import UTC, datetime

from parley.joining.join import join
from parley.model.reports import Count
from parley.model.world import When
from tests.joining.build import (
    DOLIN,
    FRONT,
    GOVERNOR,
    KARSK,
    MONITOR,
    ORLAND,
    VESSARIA,
    Paper,
    corpus,
    day,
    on,
)


def papers() -> list[Paper]:
    first, second, third = Paper("Wire", day(1)), Paper("Daily", day(2)), Paper("Monitor", day(3))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    first.event(
        "ASSAULT",
        (FRONT,),
        (VESSARIA,),
        where=KARSK,
        when=on(1),
        counts=(Count(what="dead", low=3, high=3, text="3 dead"),),
    )
    second.event(
        "ASSAULT",
        (FRONT,),
        (VESSARIA,),
        where=KARSK,
        when=on(1),
        counts=(Count(what="dead", low=7, high=7, text="seven dead"),),
    )
    second.move("offer", "talks", (VESSARIA,), (FRONT,))
    third.move("reject", "talks", (FRONT,), (VESSARIA,), stated_reason="the venue is hostile")
    third.takes_back(third.says(GOVERNOR), held.id)
    third.control("controlled", DOLIN, by=MONITOR, holder=FRONT)
    return [first, second, third]


def test_the_order_of_arrival_does_not_matter() -> None:
    made = papers()
    versions = [p.version() for p in made]
    reports = [r for p in made for r in p.reports]
    links = [link for p in made for link in p.links]
    from parley.joining.corpus import Corpus

    expected = join(Corpus.of(versions, reports, links))
    shuffler = random.Random(7)
    for _ in range(20):
        for items in (versions, reports, links):
            shuffler.shuffle(items)
        assert join(Corpus.of(versions, reports, links)) == expected


def test_two_accounts_of_one_attack_are_one_happening_that_differs_in_its_dead() -> None:
    happenings = join(corpus(*papers())).happenings
    assert len(happenings) == 1
    assert len(happenings[0].documents) == 2
    assert [(d.field, [v for v, _ in d.values]) for d in happenings[0].differing] == [
        ("dead", ["3 dead", "seven dead"])
    ]


def test_different_towns_are_different_happenings() -> None:
    paper = Paper("Wire", day(1))
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, when=on(1))
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=DOLIN, when=on(1))
    assert len(join(corpus(paper)).happenings) == 2


def test_successive_rounds_stay_apart() -> None:
    early, late = Paper("Wire", day(1)), Paper("Wire", day(9))
    early.event("CONSULT", (VESSARIA, FRONT), when=on(1))
    late.event("CONSULT", (VESSARIA, FRONT), when=on(8))
    assert len(join(corpus(early, late)).happenings) == 2


def test_what_did_not_happen_is_no_happening() -> None:
    paper = Paper("Wire", day(1))
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, reality="threatened")
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, polarity="negative")
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, time="historical")
    assert join(corpus(paper)).happenings == ()


def test_a_person_decides_that_two_reports_are_the_same_or_not() -> None:
    from parley.joining.corpus import Binding

    paper = Paper("Wire", day(1))
    a = paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, when=on(1))
    b = paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, when=on(1))
    c = paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=DOLIN, when=on(1))
    derived = join(corpus(paper, bindings=[Binding(a.id, b.id, same=False), Binding(a.id, c.id, same=True)]))
    assert sorted(len(h.reports) for h in derived.happenings) == [1, 2]


def test_an_offer_is_refused_with_its_reason() -> None:
    talks = join(corpus(*papers())).talks
    assert len(talks) == 1
    offer, refusal = talks[0].moves
    assert (offer.state, refusal.answers, refusal.stated_reason) == ("refused", offer.report, "the venue is hostile")
    assert {p.name for p in talks[0].parties} == {"Vessaria", "Tolmen Front"}


def test_a_guarantor_is_a_mediator_and_no_side() -> None:
    made = papers()
    made[1].move("guarantee", "security", (ORLAND,), (VESSARIA,))
    talks = join(corpus(*made)).talks
    assert len(talks) == 1
    assert [m.name for m in talks[0].mediators] == ["Orland"]


def test_rounds_keep_what_each_source_says() -> None:
    wire = Paper("Wire", day(2), text="A second round of talks was held in Dolin " + "word " * 90)
    daily = Paper("Daily", day(2, 18), text="The third meeting of the sides took place " + "other " * 90)
    wire.move("offer", "talks", (VESSARIA,), (FRONT,))
    wire.move("accept", "talks", (FRONT,), (VESSARIA,))
    for paper in (wire, daily):
        event = paper.event("CONSULT", (VESSARIA, FRONT), where=DOLIN, when=on(2))
        whole = event.passage.of(paper.text, (0, 40))
        paper.reports[-1] = event.model_copy(update={"passage": whole})
    rounds = join(corpus(wire, daily)).rounds
    assert len(rounds) == 1
    assert [(n.outlet, n.value) for n in rounds[0].numbers] == [("Wire", "2"), ("Daily", "3")]
    assert [(v.outlet, v.value) for v in rounds[0].venues] == [("Wire", "Dolin"), ("Daily", "Dolin")]


def test_a_date_at_the_end_of_the_calendar_stops_nothing() -> None:
    for odd in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)):
        paper, other = Paper("Wire", odd, text="Wire " + "word " * 400), Paper("Daily", day(2))
        then = When(start=odd, end=odd, precision="day", text="then")
        paper.event("CONSULT", (FRONT,), (VESSARIA,), where=KARSK, when=then)
        paper.move("offer", "talks", (FRONT,), (VESSARIA,))
        other.event("CONSULT", (FRONT,), (VESSARIA,), where=KARSK, when=on(1))
        assert len(join(corpus(paper, other)).happenings) == 2
