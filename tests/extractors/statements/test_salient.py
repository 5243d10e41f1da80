"""A pronoun means whoever the clause before is about, though he has not spoken yet."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "an army": ("The army disagreed. Leaflets, it said, had been dropped at noon.", "The army"),
    "in the same sentence": ("The ministry has amended its post: the lane will open, it says.", "The ministry"),
    "not a thing": ("The resolution passed on Monday. The siege, it said, must end.", "it"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "who"), CASES.values(), ids=CASES)
def test_who_it_is(text, who):
    assert speakers(text)[-1][0] == who
