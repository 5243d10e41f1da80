"""Arguments that a parser hung elsewhere, and what is left where it stands."""

import pytest

from parley.extractors.events.syntax import clause_of
from tests.extractors.statements.reading import parsed


def _clause(text: str, verb: str):
    doc = parsed(text).doc
    return clause_of(next(t for t in doc if t.text == verb))


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("Iraq said it would let weapons inspectors into eight compounds, hours before the Council was due to meet.",
         "let", ["inspectors"]),
        ("Oslo asked the two sides to mediate.", "asked", ["sides"]),
        ("They waited until the rain stopped.", "waited", []),
    ],
)  # fmt: skip
def test_objects_are_found_where_they_strayed(text, verb, objects):
    assert [t.text for t in _clause(text, verb).obj] == objects


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Oslo ready for talks with the rebels, says minister", "ready", ["Oslo"]),
        ("The Danish government and Free Front rebels signed a pact.", "signed", ["government", "rebels"]),
        ("Trade and finance ministers signed a pact.", "signed", ["ministers"]),
    ],
)
def test_subjects_are_found_where_they_strayed(text, verb, subjects):
    assert [t.text for t in _clause(text, verb).subj] == subjects
