"""Somebody who is described first and named after."""

import pytest

from parley.pipeline import explain

NAMED = {
    "in the next sentence": (
        "A former army sergeant retracted his confession on Monday. Vilmer Quint Rojo told the court that he had been "
        "promised a house.", "Vilmer Quint Rojo",
    ),
    "by the same noun": (
        "A mayor in the north apologised for the remark. “I was wrong,” the mayor, Zbyszek Wron, wrote.",
        "Zbyszek Wron",
    ),
    "a relative": (
        "The sister of a man shot in 1985 said that the army was to blame. Bernie McGlin had seen the soldiers.",
        "Bernie McGlin",
    ),
    "a headline": (
        "Rebels shell market, minister says\n\nDefence Minister Oskar Lind said that nine people were dead.",
        "Oskar Lind",
    ),
}  # fmt: skip

UNNAMED = {
    "who stays unnamed": "An official said that the road was shut. Ana Berg told reporters that it was open.",
    "somebody else": "A farmer said that the road was shut. The mayor, Ana Berg, said that it was open.",
    "somebody known before": "Ana Berg left Ost. A farmer said that the road was shut. Ana Berg said that it was open.",
    "two of them": "A mayor said that P was shut. Mayor Ana Berg and Mayor Ivo Tal, from the north, came.",
}


@pytest.mark.parametrize(("text", "who"), NAMED.values(), ids=NAMED)
def test_named_after(text, who):
    assert explain(text).statements[0].speaker.name == who


@pytest.mark.parametrize("text", UNNAMED.values(), ids=UNNAMED)
def test_not_named(text):
    assert explain(text).statements[0].speaker.name.split()[0] in ("An", "A")


AGAIN = {
    "his age": ("Ivo Tal, a teacher from Ost, fled. “I saw them burn it,” the 45-year-old said.", "Ivo Tal"),
    "his trade": ("Ivo Tal, a doctor, said the wards were full. “We need blood,” the surgeon said.", "Ivo Tal"),
    "an ambassador": (
        "Ethiopia's envoy, Ana Berg, left the hall. “We wanted more time,” the ambassador said.", "Ana Berg",
    ),
    "an office": ("Defence Minister Ivo Tal said so. “We lost nine men,” the president said.", "the president"),
    "one of two": ("Ivo Tal met Ana Berg. “We need blood,” the surgeon said.", "the surgeon"),
    "in a quotation": ("“I hope that Ivo Tal comes,” she said. “We need him,” the surgeon said.", "the surgeon"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "who"), AGAIN.values(), ids=AGAIN)
def test_called_by_what_he_is(text, who):
    assert [s.speaker.name for s in explain(text).statements if s.mode == "direct"][-1] == who
