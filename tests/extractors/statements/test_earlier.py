"""What is told after an act of taking back, and whether it was said before."""

import pytest

from tests.extractors.statements.reading import taken_back

BACK = "Minister Ana Sil walked back her threat on {}. "
CASES = {
    "days before in one week": (BACK.format("Sunday") + "The road would be shut, she said on Thursday.", True),
    "the day after": (BACK.format("Monday") + "The road would be open, she said on Tuesday.", False),
    "a month of the past": (BACK.format("Sunday") + "She said in April that the road would be shut.", True),
    "the week before": (BACK.format("Sunday") + "She told a rally last week that the road would be shut.", True),
    "no day": (BACK.format("Sunday") + "She said that the road would be shut.", False),
    "had been quoted": (
        BACK.format("Sunday") + "The daily Watan had quoted her as saying that the road would be shut.", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "before"), CASES.values(), ids=CASES)
def test_said_before(text, before):
    assert [words is not None for *_, words in taken_back(text)] == [before]
