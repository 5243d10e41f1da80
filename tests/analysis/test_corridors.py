"""Corridors of a text: who proposed them, what came of them, and ends that no gazetteer has."""

from datetime import UTC, datetime

import pytest

from parley.analysis.corridors import CorridorReading, corridors_of
from parley.extractors.extract import Engine
from parley.model.documents import Version
from parley.settings import Settings


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.load(Settings())


def read(text: str, engine: Engine) -> CorridorReading:
    at = datetime(2031, 5, 4, tzinfo=UTC)
    version = Version(
        id="v-1", document="d-1", outlet="Wire", text=text, published=at, published_precision="day", fetched=at,
        raw_sha256="",
    )  # fmt: skip
    (analysis,) = engine.analyse([version])
    return corridors_of(analysis, engine.gazetteer)


OUTCOMES = {
    "a plan": ("Jordan's interior minister said that a corridor from Irbid to Amman will open on Sunday.", "unknown"),
    "people left": ("Some 300 people were evacuated from Irbid to Amman, Jordan's government said.", "successful"),
    "all were open": ("All of the five approved corridors opened on Sunday, Jordan's government said.", "successful"),
    "aid came": (
        "Through the corridor 40 tonnes of flour and medicines were delivered to Irbid in Jordan.",
        "successful",
    ),
    "the one named failed": (
        "Four of five corridors worked on Sunday, Jordan's government said. "
        "The corridor from Irbid to Amman did not work.",
        "not",
    ),
    "others failed before": (
        "Jordan's government announced a corridor from Irbid to Amman. "
        "Similar attempts to evacuate people were disrupted by shelling.",
        "unknown",
    ),
}


@pytest.mark.parametrize("name", list(OUTCOMES))
def test_what_came_of_it(name: str, engine: Engine) -> None:
    text, expected = OUTCOMES[name]
    assert read(text, engine).outcome == expected


def test_the_proposer_is_who_speaks_of_corridors(engine: Engine) -> None:
    found = read(OUTCOMES["a plan"][0], engine)
    assert (found.proposer, found.agreed) == ("JOR", False)
    assert [(c.origin.text, c.destination.text) for c in found.corridors] == [("Irbid", "Amman")]


ENDS = {
    "a country is no end": "ZARQA (Petra-Jordan) - A corridor from Irbid to Amman in Jordan was planned.",
    "an office is no end": "Plans of corridors from Irbid to Amman in Jordan were sent to Deputy Premier Rana Odeh.",
}


@pytest.mark.parametrize("name", list(ENDS))
def test_what_is_no_end(name: str, engine: Engine) -> None:
    assert [(c.origin.text, c.destination.text) for c in read(ENDS[name], engine).corridors] == [("Irbid", "Amman")]


def test_villages_that_no_gazetteer_has_are_ends_beside_towns(engine: Engine) -> None:
    text = "Corridors will run from Irbid, Ostrakel and Zarqa to Amman in Jordan, the government said."
    assert [c.origin.text for c in read(text, engine).corridors] == ["Irbid", "Ostrakel", "Zarqa"]
