"""The fullest name that a source gives, and the whole description of somebody unnamed."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "title, place and name": ("The border would reopen, said the governor of Ost, Anna Berg.", "Anna Berg"),
    "an agency's name": ("The agency Nordo reported that the border would reopen.", "Nordo"),
    "who was briefed": (
        "A diplomat briefed on the call said the border would reopen.", "A diplomat briefed on the call",
    ),
    "what he does": ("A soldier guarding the bridge said the border would reopen.", "A soldier guarding the bridge"),
    "an aside is no description": (
        "A senior official, speaking on condition of anonymity, said the border would reopen.", "A senior official",
    ),
    "a spokesman's principal is not his name": (
        "A spokesman for Anna Berg said the border would reopen.", "A spokesman",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), CASES.values(), ids=CASES)
def test_names(text, name):
    assert speakers(text)[0][0] == name
