"""The tables of moves: every row can be read and used."""

from typing import get_args

import pytest

from parley.extractors.moves.acts import BEFORE
from parley.extractors.moves.patterns import condition_of, noun_classes
from parley.model.reports import DelegationLevel, MoveType
from parley.ontology.tables import alternatives, read_table
from parley.ontology.talks import issues

PACKAGE = "parley.extractors.moves"
SPECIAL = {"ISSUE", "PARTY", "PLACE", "IT", "NOTHING", "TWO", "OTHERS", "ALONE", "MAYBE", "SAYING"}


def rows(table: str) -> list[dict[str, str]]:
    return read_table(PACKAGE, table)


def known(where: str) -> bool:
    """Whether every class that the conditions name exists."""
    conditions = [condition_of(part) for part in where.split(";") if part]
    values = {v for c in conditions if c.slot != "text" for v in c.values if v.isupper()}
    return all(c.slot and c.values for c in conditions) and values <= SPECIAL | set(noun_classes())


@pytest.mark.parametrize("row", rows("predicates.csv"), ids=lambda row: row["words"][:20])
def test_predicates_name_a_move_and_what_they_need(row: dict[str, str]):
    assert {row["move"], row["negated"]} - {""} <= set(get_args(MoveType))
    assert row["move"] or row["negated"]
    assert row["planned"] in ("yes", "no", "only", "must", "imperative")
    assert row["by"] in ("", "said", "owner", "talks", "obj")
    assert row["issue"] in {BEFORE, *issues()}
    assert alternatives(row["words"])
    assert known(row["where"])


@pytest.mark.parametrize("row", rows("nouns.csv"), ids=lambda row: row["nouns"][:20])
def test_nouns_name_a_move_and_what_they_need(row: dict[str, str]):
    assert row["move"] in get_args(MoveType)
    assert row["issue"] in issues()
    assert known(row["where"])


def test_topics_name_known_issues():
    assert {row["issue"] for row in rows("topics.csv")} <= issues()


def test_levels_are_those_of_the_model_in_its_order():
    assert [row["level"] for row in rows("levels.csv")] == list(get_args(DelegationLevel))
