"""Names that a person types become the record's own, or the slip is named."""

from datetime import UTC, datetime

import pytest

from parley.cli.narrowing import checked_countries, checked_types, known_types, states_at
from parley.errors import InputError
from parley.model.derived import ControlState
from parley.model.world import Place, Where


@pytest.mark.parametrize(
    ("word", "code"), [("ukraine", "UKR"), ("UKR", "UKR"), ("Burma", "MMR"), ("uno", "UNO"), ("Ivory Coast", "CIV")]
)
def test_a_country_by_code_or_name(word: str, code: str) -> None:
    assert checked_countries([word]) == (code,)


def test_no_country() -> None:
    assert checked_countries(None) is None
    with pytest.raises(InputError, match="'Ukrane' is no country"):
        checked_countries(["Ukrane"])


@pytest.mark.parametrize(
    ("kind", "word"),
    [("events", "CONSULT"), ("happenings", "SANCTION"), ("statements", "direct"), ("moves", "counter"),
     ("control", "not-encircled"), ("judgements", "orphaned")],
)  # fmt: skip
def test_every_kind_knows_its_types(kind: str, word: str) -> None:
    assert word in known_types(kind)
    assert checked_types(kind, [word.swapcase()]) == (word,)


def test_a_claim_may_have_any_predicate() -> None:
    assert checked_types("claims", ["withdrawn", "whatever"]) == ("withdrawn", "whatever")


KYIV = Place(
    id="geonames:703448", name="Kyiv", latitude=50.45466, longitude=30.5238, country="UKR", precision="city"
)  # fmt: skip


@pytest.mark.parametrize(("asked", "found"), [("Kyiv", True), ("kiev", True), ("Київ", True), ("Lviv", False)])
def test_a_place_by_any_of_its_names(asked: str, found: bool) -> None:
    where = Where(text="Kyiv", precision="city", place=KYIV)
    at = datetime(2022, 2, 28, tzinfo=UTC)
    state = ControlState(id="x", where=where, state="contested", holder=None, since=at, reports=(), reason="")
    assert bool(states_at([state], asked)) is found
