"""A shift is a party's change of mind on one issue."""

from parley.analysis.positions import positions
from parley.joining.join import join
from tests.joining.build import FRONT, VESSARIA, Paper, corpus, day, on


def test_refusing_and_then_accepting_is_a_shift() -> None:
    paper = Paper("Wire", day(9))
    paper.move("offer", "talks", (VESSARIA,), (FRONT,), when=on(1))
    paper.move("reject", "talks", (FRONT,), (VESSARIA,), when=on(2))
    paper.move("accept", "talks", (FRONT,), (VESSARIA,), when=on(5))
    talks = join(corpus(paper)).talks[0]
    assert [(p.move, p.shift) for p in positions(talks)] == [("offer", False), ("reject", False), ("accept", True)]
