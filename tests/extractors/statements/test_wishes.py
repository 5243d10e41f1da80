"""Only what is told as done is taken back; whoever has his words struck takes them back himself."""

import pytest

from tests.extractors.statements.reading import taken_back

REYL = "Mayor Tomas Reyl said the bridge had fallen. "
CASES = {
    "told to": (REYL + "The council told him to withdraw the claim.", []),
    "asks that it be struck": (REYL + "Reyl asked that the remark be struck from the minutes.", ["the remark"]),
    "asks another to strike it": (
        REYL + "Later he asked the clerk to strike the sentence from the record.", ["the sentence"],
    ),
    "struck a note": (REYL + "Reyl struck a note of hope.", []),
    "rang back to correct": (REYL + "He rang back to correct himself: one lane was shut.", ["one lane was shut"]),
    "no longer stands by it": (REYL + "Reyl no longer stands by his claim.", ["his claim"]),
    "walked somewhere": (REYL + "Reyl walked back to the table.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES)
def test_what_is_taken_back(text, words):
    assert [(act, said) for act, _, _, said, _ in taken_back(text)] == [("withdrawn", said) for said in words]
