"""Countries of people and things that nobody knows by name."""

import pytest

from parley.extractors.events.unknown import unknown
from tests.extractors.events.reading import parsed

CASES = {
    "demonym": ("They saw a Moroccan trawler.", "a Moroccan trawler", ["MAR"]),
    "two peoples": ("Finnish and Estonian coastguards sailed.", "Finnish and Estonian coastguards", ["FIN", "EST"]),
    "of a state": ("They met the herdsmen of Kenya.", "the herdsmen of Kenya", ["KEN"]),
    "nobody's": ("They saw a trawler.", "a trawler", [None]),
}


@pytest.mark.parametrize(("text", "words", "countries"), CASES.values(), ids=CASES)
def test_country_of_the_phrase(text: str, words: str, countries: list[str | None]):
    doc = parsed(text).doc
    start = text.index(words)
    tokens = doc.char_span(start, start + len(words))
    assert tokens is not None
    assert [a.country for a in unknown(words, tokens)] == countries
