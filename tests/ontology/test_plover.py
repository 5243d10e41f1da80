"""PLOVER's tables: complete, consistent, scored."""

import pytest

from parley.ontology.plover import context_words, event_types, quad, score


def test_there_are_sixteen_types_in_four_quads():
    assert len(event_types()) == 16
    assert {t.quad for t in event_types().values()} == {1, 2, 3, 4}


def test_there_are_thirty_seven_contexts():
    assert len(context_words()) == 37


@pytest.mark.parametrize(
    ("type_", "mode", "expected"),
    [
        ("CONSULT", None, 2.5),
        ("CONSULT", "visit", 4.0),
        ("ACCUSE", None, -3.0),
        ("ACCUSE", "allege", -3.5),
        ("RETREAT", "disarm", 10.0),
        ("ASSAULT", "unconventional", -10.0),
        ("AGREE", "no such mode", 2.5),
    ],
)
def test_score(type_: str, mode: str | None, expected: float):
    assert score(type_, mode) == expected


def test_sanction_is_material_conflict():
    assert quad("SANCTION") == 4


def test_every_mode_has_a_score_of_its_types_sign():
    for kind in event_types().values():
        for mode, value in kind.modes.items():
            assert value * kind.score >= 0, (kind.name, mode)
