"""The tables: no unknown type, mode or class, and broad enough."""

from parley.extractors.events.cues import governors
from parley.extractors.events.lexicon import (
    ANY_VERB,
    blockers,
    check,
    classes,
    compose_rows,
    light_rows,
    noun_rows,
    verb_rows,
)
from parley.ontology.cameo import cameo_codes
from parley.ontology.plover import event_types


def test_tables_have_no_fault():
    assert check() == []


def test_every_code_is_cameos():
    codes = {r.cameo for rows in verb_rows().values() for r in rows}
    codes |= {r.cameo for rows in noun_rows().values() for r in rows}
    codes |= {r.cameo for rows in compose_rows().values() for r in rows}
    assert codes - {"", "=", "=threat"} <= set(cameo_codes())


def test_all_sixteen_types_have_verbs_and_nouns():
    assert {r.type for rows in verb_rows().values() for r in rows} == set(event_types())
    assert {r.type for rows in noun_rows().values() for r in rows} == set(event_types())


def test_there_are_more_than_1200_patterns():
    assert sum(len(rows) for table in (verb_rows(), noun_rows()) for rows in table.values()) > 2500


def test_light_verbs_have_a_known_role_and_effect():
    rows = [r for rows in light_rows().values() for r in rows]
    assert {r.role for r in rows} == {"agent", "patient", "self"}
    assert {r.effect for r in rows} == {"do", "plan", "stop", "avert"}


def test_governors_have_a_known_effect():
    known = {"negative", "hedge", "none", "planned", "conditional", "hypothetical", "requested", "threatened"}
    assert set(governors().values()) <= known


def test_blockers_block_plover_types_unless_a_known_class_says_otherwise():
    assert {t for row in blockers() for t in row.blocks} <= set(event_types())
    assert {row.unless for row in blockers()} - {""} <= set(classes())


def test_agents_are_slots_joined_by_a_plus():
    assert [r.line for rows in verb_rows().values() for r in rows if any("|" in slot for slot in r.agent)] == []


def test_rows_of_any_verb_ask_for_more_than_the_verb():
    assert all(len(row.conditions) > 1 for row in verb_rows()[ANY_VERB])
