"""The scorer of time expressions, by hand, and the reader of TimeML."""

import pytest

from tests.quality.scorers.times import Timex, canonical, pairs, tally
from tests.quality.stages.times import read_tml

GOLD = [Timex(0, 6, "2022-03-05"), Timex(10, 20, "P3D"), Timex(30, 35, "null"), Timex(40, 50, "199X")]


def test_by_hand():
    predicted = [
        Timex(0, 6, "2022-03-05"),  # right, same span
        Timex(12, 18, "P2D"),  # overlaps, wrong value
        Timex(30, 35, "null"),  # a gold expression without a value is never right
        Timex(44, 54, "199"),  # right, other span
        Timex(60, 65, "2022"),  # spurious
    ]
    scores = tally([(GOLD, predicted)]).scores()
    assert scores["value_precision"] == 40.0
    assert scores["value_recall"] == 50.0
    assert scores["value_f1"] == 44.4
    assert scores["span_f1_relaxed"] == 88.9
    assert scores["span_f1_strict"] == 44.4
    assert scores["value_f1_strict"] == 22.2
    assert scores["value_accuracy"] == 50.0


def test_counts_add_up_over_documents():
    once = tally([(GOLD, [])])
    twice = tally([(GOLD, []), (GOLD, GOLD)])
    assert (once.gold, once.predicted, once.right) == (4, 0, 0)
    assert (twice.gold, twice.predicted, twice.right) == (8, 4, 3)


def test_pairs_are_one_to_one_and_the_larger_overlap_comes_first():
    gold = [Timex(0, 10, "a"), Timex(11, 20, "b")]
    both = Timex(8, 20, "x")
    assert pairs(gold, [both]) == [(gold[1], both)]
    assert pairs(gold[:1], [Timex(0, 2, "x"), Timex(3, 10, "y")]) == [(gold[0], Timex(3, 10, "y"))]
    assert pairs(gold, [Timex(10, 11, "between")]) == []


@pytest.mark.parametrize(
    ("value", "same"),
    [("199X", "199"), ("18XX", "18"), ("XXXX", "XXXX"), ("2022-03-05T05:00:00", "2022-03-05T05:00"), ("p3d", "P3D"),
     ("2022-03-05T05:00", "2022-03-05T05:00"), ("BC049X", "BC049")],
)  # fmt: skip
def test_canonical(value, same):
    assert canonical(value) == same


def test_reading_timeml(tmp_path):
    (tmp_path / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t0" value="2020-02-01">x</TIMEX3></DCT>\n'
        '<TEXT>\nA &amp; B met in <TIMEX3 tid="t1" type="DATE" value="2019">2019</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    text, created, gold = read_tml(tmp_path / "a.tml")
    assert text == "A & B met in 2019."
    assert created.date().isoformat() == "2020-02-01"
    assert [(text[t.start : t.end], t.value) for t in gold] == [("2019", "2019")]
