"""Several who speak as one: the first is the speaker, the others speak with him."""

import pytest

from tests.extractors.statements.reading import stated

CASES = {
    "three states": ("Paris, Berlin and Rome urged the rivals to talk.", ("France", ["Germany", "Italy"])),
    "two people": ("Anna Berg and Tomas Reyl said the road was open.", ("Anna Berg", ["Tomas Reyl"])),
    "behind the words": ("“The road is open,” said Anna Berg and Tomas Reyl.", ("Anna Berg", ["Tomas Reyl"])),
    "a source phrase": (
        "According to the mayor and two shopkeepers, the market burned.", ("the mayor", ["two shopkeepers"]),
    ),
    "one office of two towns": (
        "The envoy of Ost and Tal said the road was open.", ("The envoy", []),
    ),
    "alone": ("Anna Berg said the road and the bridge were open.", ("Anna Berg", [])),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_joint_speakers(text, expected):
    statement = stated(text)[0][0]
    assert (statement.speaker.name, [who.name for who in statement.with_speakers]) == expected
