"""The word lists hold what their headers promise."""

import pytest

from parley.extractors.places.names import NameTable
from parley.extractors.places.tables import ambiguous, demonyms, words
from tests.extractors.places.reading import gazetteer

KINDS = ("locative", "directional", "unit", "settlement", "settlement_of", "compass", "title", "said", "addressed",
         "dealing", "street", "facility", "natural", "organisation", "taking", "reaching", "motion",
         "way", "introduced")


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_has_lower_case_words(kind):
    assert words(kind)
    assert all(w == w.lower() and w.strip() == w for w in words(kind))


def test_ambiguous_words_are_single_lower_case_words():
    assert "bush" in ambiguous()
    assert all(w.isalpha() and w == w.lower() for w in ambiguous())


def test_every_demonym_leads_to_a_place():
    names = NameTable(gazetteer())
    assert [w for w in demonyms() if not names.demonym(w.title() if w.islower() else w)] == []
