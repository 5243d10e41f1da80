"""Networks and series count events, once each, with what lies behind them."""

from parley.analysis.dyads import act_of, network, series
from parley.model.reports import Event
from parley.model.world import ActorRef
from parley.record.acts import Act
from tests.joining.build import FRONT, ORLAND, VESSARIA, Paper, day, on


def acts(paper: Paper) -> list[Act]:
    """The paper's events as acts."""
    published = paper.version().published
    return [act for r in paper.reports if isinstance(r, Event) and (act := act_of(r, published))]


def test_an_edge_says_how_many_and_how_bad() -> None:
    paper = Paper("Wire", day(1))
    a = paper.event("ASSAULT", (FRONT,), (VESSARIA,), score=-9.0)
    b = paper.event("THREATEN", (FRONT,), (VESSARIA,), score=-4.0)
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), score=-9.0, polarity="negative")
    edges = network(acts(paper)).edges
    assert [(e.source, e.target, e.events, e.mean_score, e.reports) for e in edges] == [
        ("a:tolmen-front", "a:ves", 2, -6.5, (a.id, b.id))
    ]


def test_a_meeting_joins_both_sides() -> None:
    paper = Paper("Wire", day(1))
    paper.event("CONSULT", (FRONT, VESSARIA), score=2.5)
    assert {(e.source, e.target) for e in network(acts(paper)).edges} == {
        ("a:tolmen-front", "a:ves"), ("a:ves", "a:tolmen-front")
    }  # fmt: skip


def test_a_pronoun_is_nobody_and_a_capital_makes_no_second_actor() -> None:
    paper = Paper("Wire", day(1))
    them, rebels, first = (ActorRef(name=name) for name in ("They", "rebels", "Rebels"))
    paper.event("ASSAULT", (them,), (VESSARIA,))
    paper.event("ASSAULT", (first,), (VESSARIA,))
    paper.event("ASSAULT", (VESSARIA,), (rebels,))
    found = network(acts(paper))
    assert [(node.actor.name, node.events) for node in found.nodes] == [("Vessaria", 3), ("rebels", 2)]
    assert {(e.source, e.target) for e in found.edges} == {("rebels", "a:ves"), ("a:ves", "rebels")}


def test_the_cap_says_how_many_it_left_out() -> None:
    paper = Paper("Wire", day(1))
    paper.event("CONSULT", (FRONT, VESSARIA))
    paper.event("CONSULT", (ORLAND, VESSARIA))
    assert network(acts(paper), max_nodes=2).left_out == 1


def test_silence_is_not_a_score_of_zero() -> None:
    paper = Paper("Wire", day(20))
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), score=-9.0, when=on(1))
    paper.event("AID", (FRONT,), (VESSARIA,), score=10.0, when=on(16))
    paper.event("AID", (ORLAND,), (VESSARIA,), score=10.0, when=on(16))
    points = series(acts(paper), "a:tolmen-front", "VES", "week")
    assert [(p.day.day, p.events, p.mean_score) for p in points] == [(28, 1, -9.0), (12, 1, 10.0)]
