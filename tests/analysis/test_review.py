"""What a person should look at first: the doubtful on which much rests."""

from collections.abc import Iterable
from pathlib import Path

from parley.analysis.review import Doubtful, doubtful, queue, ranked, weights_of
from parley.joining.join import join
from parley.model.base import Value
from parley.model.doubt import doubt
from parley.pipeline import join_record
from parley.record import Record
from tests.api.build import fill
from tests.joining.build import AN_OFFICIAL, FRONT, GOVERNOR, KARSK, Paper, corpus, day


def queued(papers: Iterable[Paper], derived: Iterable[Value] = ()) -> list[Doubtful]:
    reports = {r.id: r for paper in papers for r in paper.reports}
    weights = weights_of(derived)
    first = ranked([(r.id, doubt(r)[0]) for r in reports.values()], weights)
    return [doubtful(reports[id], score, weights) for id, score in first]


def test_the_queue_begins_with_what_changed_and_is_doubtful() -> None:
    first, second = Paper("Wire", day(1)), Paper("Daily", day(2))
    held = first.says(GOVERNOR)
    surrounded = first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    first.control("under-attack", KARSK, by=FRONT)
    second.takes_back(second.says(GOVERNOR), held.id)
    found = queued([first, second], join(corpus(first, second)).values())
    assert found[0].report in (surrounded.id, held.id)
    assert found[0].score > found[-1].score


def test_an_unresolved_speaker_is_a_sign_of_doubt() -> None:
    paper = Paper("Wire", day(1))
    known, unknown = paper.says(GOVERNOR), paper.says(AN_OFFICIAL)
    scores = {d.report: d for d in queued([paper])}
    assert scores[unknown.id].score > scores[known.id].score
    assert "who acts or speaks is not known by name" in scores[unknown.id].reasons


def test_the_queue_of_a_record_leaves_out_what_was_judged(tmp_path: Path) -> None:
    with Record.create(tmp_path / "rec") as record:
        ids = fill(record)
        join_record(record)
        assert {d.report for d in queue(record, "move", 10)} == {ids["offer"], ids["refusal"]}
        record.judge(ids["offer"], "accept", author="M. Weber")
        [left] = queue(record, "move", 10)
        assert (left.report, left.score, left.reasons) == (
            ids["refusal"], 1.5, ("how often its rule is right was never measured", "much rests on it: weight 3")
        )  # fmt: skip
        assert len(queue(record, None, 3)) == 3
