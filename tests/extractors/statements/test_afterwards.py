"""What is said right after a retraction takes back too, and what an outlet puts in place of its error."""

import pytest

from tests.extractors.statements.reading import taken_back

EXPLAINED = {
    "the account he gives of it": (
        "Tomas Reyl accused the army of burning the mill. On Monday he retracted the accusation. "
        "He told the judge that he had seen nothing himself.",
        [("withdrawn", "the accusation"), ("withdrawn", "that he had seen nothing himself")],
    ),
    "a figure of speech": (
        "Lale Berg walked back her remark that the accord was dead. It had been a figure of speech, she told a paper.",
        [("withdrawn", "her remark that the accord was dead"), ("withdrawn", "It had been a figure of speech")],
    ),
    "another story": (
        "Omar Jibril said the enemy had poisoned the wells. He has since changed his story. "
        "The water, he now says, was merely dirty.",
        [("withdrawn", "his story"), ("withdrawn", "The water")],
    ),
    "an outlet accounts for its report": (
        "Radio Tal has withdrawn its report that shells hit the school. "
        "The station said it had relied on a single witness.",
        [
            ("corrected", "its report that shells hit the school"),
            ("corrected", "it had relied on a single witness"),
        ],
    ),
    "what looks ahead is no account": (
        "Tomas Reyl accused the army of burning the mill. On Monday he retracted the accusation. "
        "He said the harvest would begin in June.",
        [("withdrawn", "the accusation")],
    ),
    "what another says is no account": (
        "Tomas Reyl accused the army of burning the mill. On Monday he retracted the accusation. "
        "Ana Sil said it had not been burnt.",
        [("withdrawn", "the accusation")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXPLAINED.values(), ids=EXPLAINED)
def test_the_account_of_a_retraction(text, expected):
    assert [(act, words) for act, _, _, words, _ in taken_back(text)] == expected


CORRECTED = {
    "misquoted": (
        "An earlier version of this report misquoted Minister Ana Sil as saying that the talks were over. "
        "She said they were paused.",
        ("they were paused", "that the talks were over"),
    ),
    "it originally said": (
        "CORRECTION: This article has been amended. It originally said that Jan Holm had called the rebels “thieves”. "
        "What he called them was “partners”.",
        ("“partners”", "the rebels “thieves”"),
    ),
    "a sentence of its own": (
        "Correction: Our article on the siege said that Colonel Marwan Haddad was dead. He is alive.",
        ("He is alive", "that Colonel Marwan Haddad was dead"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CORRECTED.values(), ids=CORRECTED)
def test_what_an_outlet_puts_instead(text, expected):
    assert [(act, by, words, target) for act, by, _, words, target in taken_back(text)][-1] == (
        "corrected", "The Gazette", *expected,
    )  # fmt: skip


def test_a_note_that_corrects_nothing():
    assert taken_back("Ana Sil said the road was open. Editor’s note: Ana Sil lives near the road.") == []
