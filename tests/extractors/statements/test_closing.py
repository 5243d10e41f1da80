"""Who closes a sentence, where the parser joins him to what he tells."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "a magazine and its day": (
        "Soldiers shot two herders at a well near Ost, the French magazine Le Tal reported last Thursday.",
        ("Le Tal", "Soldiers shot two herders at a well near Ost"),
    ),
    "a daily that quotes": (
        "Ships bound for the islands would be hit, the daily Al-Watan quoted the official Abel Orr as saying.",
        ("Abel Orr", "Ships bound for the islands would be hit"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_who_tells_it(text, expected):
    assert speakers(text) == [expected]


@pytest.mark.parametrize("behind", [".", ", citing a guard."])
def test_who_closes_the_sentence_reports_all_of_it(behind):
    found = [content for _, content in speakers(f"The minister said the army had fled, Radio Ost reported{behind}")]
    assert found[:2] == ["The minister said the army had fled", "the army had fled"]


def test_a_second_deed_is_no_account_of_the_first():
    assert speakers("Soldiers shot two herders, and the mayor reported it.") == []
