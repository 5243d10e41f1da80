"""The words that the app offers for a field are those that the record knows."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from parley.model.reports import ControlStatus, MoveType, QuoteMode
from parley.ontology.plover import event_types
from parley.ontology.talks import issues

SOURCE = Path(__file__).resolve().parents[2] / "web" / "src" / "text" / "vocabulary.ts"
KNOWN = {
    "TYPES": set(event_types()),
    "MOVES": set(get_args(MoveType)),
    "ISSUES": set(issues()),
    "STATUSES": set(get_args(ControlStatus)),
    "MODES": set(get_args(QuoteMode)),
}


@pytest.mark.parametrize(("name", "known"), KNOWN.items(), ids=KNOWN.keys())
def test_the_app_offers_what_the_record_knows(name: str, known: set[str]) -> None:
    found = re.search(rf"export const {name} = (\[.*\]);", SOURCE.read_text(encoding="utf-8"))
    assert found is not None
    offered = json.loads(found[1])
    assert set(offered) == known
    assert len(offered) == len(known)
