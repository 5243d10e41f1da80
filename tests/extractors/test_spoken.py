"""Pronouns inside and around somebody's words mean whoever speaks them."""

from datetime import UTC, datetime

import pytest

from parley.extractors.extract import Engine
from parley.model.documents import Version
from parley.model.reports import Event
from parley.settings import Settings


def acts(text: str) -> list[tuple[str, list[str], list[str]]]:
    version = Version(
        id="v", document="d", outlet="Wire", text=text, fetched=datetime(2023, 5, 3, tzinfo=UTC),
        published=datetime(2023, 5, 3, tzinfo=UTC), published_precision="day", raw_sha256="",
    )  # fmt: skip
    (extraction,) = Engine.load(Settings()).extract_all([version])
    return [
        (r.type, [a.name for a in r.actors], [a.name for a in r.recipients])
        for r in extraction.reports
        if isinstance(r, Event)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We attacked the depot,” Kenyan Defence Minister Aden Barre said.", ("ASSAULT", ["Kenya"])),
        ("“I condemn the raid,” Kenyan Defence Minister Aden Barre said.", ("ACCUSE", ["Aden Barre"])),
        ("“We attacked the depot,” the rebel commander Amos Lotiang said.", ("ASSAULT", ["Amos Lotiang"])),
    ],
)
def test_first_person_is_the_speaker_or_his_side(text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in [(kind, actors) for kind, actors, _ in acts(text)]


def test_a_pronoun_that_attribution_resolved_is_used_for_the_acts() -> None:
    text = (
        "Uganda’s government contacted President Kassim Doro, offering him an evacuation. "
        "However, he rejected the offer and stated, “I will stay,” the president said."
    )
    found = acts(text)
    assert ("AGREE", ["Uganda"], ["Kassim Doro"]) in found
    assert ("REJECT", ["Kassim Doro"]) in [(kind, actors) for kind, actors, _ in found]
