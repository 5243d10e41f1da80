"""CAMEO codes, Goldstein values and the crosswalk with its settled contradictions."""

import pytest

from parley.ontology.cameo import cameo_codes, crosswalk, goldstein, goldstein_gdelt
from parley.ontology.plover import context_words, event_types


def test_every_code_has_a_label_and_a_value():
    assert len(cameo_codes()) == 312
    assert all(code.label and -10 <= code.goldstein <= 10 for code in cameo_codes().values())


def test_crosswalk_uses_only_known_types_modes_and_contexts():
    for code, found in crosswalk().items():
        assert code in cameo_codes()
        assert found.mode is None or found.mode in event_types()[found.type].modes, code
        assert set(found.contexts) <= set(context_words()), code


@pytest.mark.parametrize(
    ("code", "type_", "mode"),
    [
        ("163", "SANCTION", "discontinue"),
        ("055", "CONCEDE", None),
        ("0871", "CONCEDE", None),
        ("085", "RETREAT", None),
        ("0842", "RETREAT", "release"),
        ("1712", "ASSAULT", "destroy"),
        ("175", "ASSAULT", "crowd-control"),
        ("186", "ASSAULT", "targeted"),
        ("116", "SANCTION", "convict"),
        ("026", "REQUEST", "meet"),
        ("20", "ASSAULT", None),
    ],
)
def test_settled(code: str, type_: str, mode: str | None):
    assert (crosswalk()[code].type, crosswalk()[code].mode) == (type_, mode)


def test_statements_are_no_events():
    assert not any(code.startswith("01") for code in crosswalk())


@pytest.mark.parametrize(
    ("code", "icews", "gdelt"),
    [("016", -5.0, -2.0), ("036", 4.0, 4.0), ("190", -10.0, -10.0), ("1213", -4.0, -4.0), (None, None, None)],
)
def test_goldstein(code: str | None, icews: float | None, gdelt: float | None):
    assert (goldstein(code), goldstein_gdelt(code)) == (icews, gdelt)
