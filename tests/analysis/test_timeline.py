"""The timeline keeps the time of an act apart from the time of its report."""

from parley.analysis.timeline import timeline
from parley.ontology.lanes import lane_of
from tests.joining.build import FRONT, KARSK, VESSARIA, Paper, day, on


def test_an_undated_act_has_no_start_and_counts_on_its_day_of_publication() -> None:
    paper = Paper("Wire", day(3))
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK)
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, when=on(1))
    marks, volume = timeline(paper.reports, {paper.version_id: paper.version()})
    assert [(m.start, m.published) for m in marks] == [(day(1, 0), day(3)), (None, day(3))]
    assert [(v.day, v.counts) for v in volume] == [(day(3).date(), {"event": 2})]


def test_lanes() -> None:
    paper = Paper("Wire", day(1))
    made = [
        paper.event("ASSAULT"), paper.event("CONSULT"), paper.event("AID"), paper.event("ACCUSE"),
        paper.move("offer", "venue", (FRONT,)), paper.move("offer", "corridor", (FRONT,)),
        paper.control("contested", KARSK),
    ]  # fmt: skip
    assert [lane_of(r) for r in made] == [
        "fighting",
        "talks",
        "humanitarian",
        "other",
        "talks",
        "humanitarian",
        "control",
    ]
