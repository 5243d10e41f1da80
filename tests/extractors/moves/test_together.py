"""Who "they" and "both sides" are, through the whole engine."""

from datetime import UTC, datetime

import pytest

from parley.extractors.extract import extract
from parley.model.documents import Version
from parley.model.reports import Move

CASES = {
    "they, after two parties met": (
        "The Houthis and Saudi Arabia met in Muscat on Sunday. Oman's minister watched. They agreed to a truce.",
        "agree", ["Houthis", "Saudi Arabia"],
    ),
    "they are not the mediators": (
        "Colombia and the ELN agreed to a truce, mediators from Norway said. They agreed to free the prisoners.",
        "agree", ["Colombia", "ELN"],
    ),
    "both sides, named afterwards": (
        "Both sides agreed to halt the shelling. The envoys of Armenia and Azerbaijan met in Geneva afterwards.",
        "agree", ["Armenia", "Azerbaijan"],
    ),
    "both sides, invited before": (
        "Oman invited the Houthis and Saudi Arabia to talks. Both sides rejected the venue.",
        "reject", ["Houthis", "Saudi Arabia"],
    ),
    "a group that acts alone is they": (
        "The ELN rejected a truce on Friday. On Sunday they agreed to talks.",
        "accept", ["ELN"],
    ),
    "a truce with somebody has two parties": (
        "The ELN agreed to a truce with Colombia on Sunday.",
        "agree", ["ELN", "Colombia"],
    ),
    "a breach is the accused one's, where the charge hangs on his name": (
        "Georgia accused the rebels of breaking the truce only a day later.",
        "breach", ["the rebels"],
    ),
    "the parties, after two met with others": (
        "Morocco and the Polisario Front met near Geneva with Algeria and Chad. The parties agreed to meet again.",
        "agree", ["Morocco", "Polisario Front"],
    ),
    "one of them is not all of them": (
        "Chad signed a deal with the rebels. One of them, the Polisario Front, pulled out of the agreement.",
        "withdraw", ["Polisario Front"],
    ),
    "a body of states that hosts": (
        "The African Union, which is hosting the talks, spoke of progress.",
        "convene", ["African Union"],
    ),
    "capitals that talk": (
        "Talks between Baku and Yerevan broke up after three hours.",
        "outcome", ["Azerbaijan", "Armenia"],
    ),
    "each accused": (
        "Russia and Georgia accused each other of violating the truce.",
        "breach", ["Russia", "Georgia"],
    ),
}  # fmt: skip


def moves(text: str) -> list[Move]:
    version = Version(
        id="v:1", document="d:1", outlet="o:x", text=text, fetched=datetime(2024, 5, 1, tzinfo=UTC),
        published=datetime(2024, 5, 1, tzinfo=UTC), raw_sha256="0",
    )  # fmt: skip
    return [r for r in extract(version).reports if isinstance(r, Move)]


@pytest.mark.parametrize("name", CASES)
def test_who_acts_together(name: str) -> None:
    text, kind, by = CASES[name]
    found = [[a.name for a in m.by] for m in moves(text) if m.move == kind]
    assert found
    assert all(makers == by for makers in found)


def test_rebels_and_the_government_of_one_country_are_two_sides() -> None:
    found = moves("The ELN rejected Colombia's offer of a ceasefire.")
    offer = next(m for m in found if m.move == "offer")
    assert [m.answers for m in found if m.move == "reject"] == [offer.id]
