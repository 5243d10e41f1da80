"""Private life is no politics, unless somebody public takes part."""

import pytest

from tests.extractors.events.reading import types

CASES = {
    "a cousin promises": ("My cousin promised to help us.", []),
    "firms among themselves": ("The brewer agreed to visit the bakery.", []),
    "animals": ("Locusts invaded the fields.", []),
    "a programme's title": ("The senator told the program Meet the Press that Libya lied.", []),
    "a source's terms": ("A source in Chad said so, requesting anonymity.", []),
    "what he is called": ("The leader of Chad once called himself a rebel.", []),
    "another's rule": ("Rebels in Chad ended his rule.", []),
    "the first to do it": ("Qatar became the first country to recognise Somaliland.", ["SUPPORT"]),
    "talks that fail": ("Talks between Chad and the rebels collapsed in Doha.", ["SANCTION"]),
    "left to die": ("Chad is letting the people of Goma die.", []),
    "a dare": ("Let them come, the rebel leader said.", []),
    "who wrote": ("Rebels shelled Goma. Ana Bell contributed to this report.", ["ASSAULT"]),
    "a state promises": ("Norway promised to help us.", ["AGREE"]),
    "the police and a cousin": ("Kenyan police arrested my cousin.", ["COERCE"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_who_takes_part(text: str, expected: list[str]):
    assert types(text) == expected
