"""Towards whom a move is, through the whole engine."""

from datetime import UTC, datetime

import pytest

from parley.extractors.extract import extract
from parley.model.documents import Version
from parley.model.reports import Move

CASES = {
    "rebels are their own side": (
        "Ethiopia's government and the Tigrayan rebels agreed to a truce.",
        "agree", ["Ethiopia", "the Tigrayan rebels"], [],
    ),
    "a union by name": (
        "The Karen National Union accepted the junta's invitation to talks.",
        "accept", ["Karen National Union"], ["Myanmar"],
    ),
    "representatives of a named body": (
        "Thailand's chief negotiator handed BRN representatives a draft on a truce.",
        "propose", ["Thailand"], ["Barisan Revolusi Nasional"],
    ),
    "talks are nobody": (
        "The Syrian opposition suspended its participation in the Geneva talks.",
        "withdraw", ["The Syrian opposition"], [],
    ),
    "a treaty is nobody": (
        "India suspended the Indus Waters Treaty.",
        "withdraw", ["India"], [],
    ),
    "troops to be withdrawn": (
        "Prime Minister Pashinyan proposed a mutual withdrawal of troops from the border.",
        "propose", ["Nikol Pashinyan"], [],
    ),
}  # fmt: skip


NOBODY = {
    "a law": "The War Powers Resolution gives the president sixty days until the truce must end.",
    "senators at home": "Sen. Mona Adeyemi proposed a ceasefire.",
}


def read(text: str) -> list[Move]:
    version = Version(
        id="v-1", document="d-1", outlet="Own", text=text, fetched=datetime(2026, 1, 1, tzinfo=UTC), raw_sha256="0"
    )
    return [r for r in extract(version).reports if isinstance(r, Move)]


@pytest.mark.parametrize("name", CASES)
def test_makers_and_recipients(name: str):
    text, kind, by, to = CASES[name]
    found = [m for m in read(text) if m.move == kind]
    assert [([a.name for a in m.by], [a.name for a in m.to]) for m in found] == [(by, to)]


@pytest.mark.parametrize("name", NOBODY)
def test_no_party_makes_no_move(name: str):
    assert read(NOBODY[name]) == []


def test_a_guarantee_promised_is_no_offer_besides():
    found = read("Kenya would vouch for the safety of the rebels, its foreign minister promised.")
    assert [(m.move, [a.name for a in m.by]) for m in found] == [("guarantee", ["Kenya"])]
