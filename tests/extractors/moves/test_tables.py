"""The tables of moves: every row can be read and used."""

from typing import get_args

import pytest

from parley.extractors.moves.acts import _DEFAULTS, _ISSUES
from parley.model.reports import MoveType
from parley.ontology.tables import alternatives, read_table
from parley.ontology.talks import issue_words

PACKAGE = "parley.extractors.moves"


@pytest.mark.parametrize("row", read_table(PACKAGE, "predicates.csv"), ids=lambda row: row["words"][:20])
def test_predicates_name_a_move_and_what_they_need(row: dict[str, str]):
    assert row["move"] in get_args(MoveType)
    assert row["planned"] in ("yes", "no")
    assert alternatives(row["words"])


def test_topics_name_known_issues():
    named = (
        {row["issue"] for row in read_table(PACKAGE, "topics.csv")} | set(_ISSUES.values()) | set(_DEFAULTS.values())
    )
    assert named <= set(issue_words())
