"""Coverage tells what is missing as plainly as what is there."""

from parley.analysis.coverage import coverage
from tests.joining.build import Paper, day


def test_gaps_undated_and_outlets() -> None:
    versions = [Paper("Wire", day(1)).version(), Paper("Wire", day(9)).version(), Paper("Daily", day(2)).version()]
    undated = versions[2].model_copy(update={"published": None, "language": "fr"})
    found = coverage([*versions, undated])
    assert (found.documents, found.undated, found.not_coded) == (4, 1, 1)
    assert [(o.outlet, o.documents) for o in found.outlets] == [("Wire", 2), ("Daily", 2)]
    assert [(g.first.day, g.last.day) for g in found.gaps] == [(3, 8)]
    assert found.last_published == day(9)
