"""Chains of attribution: nearest the content first, one hop for each who passed it on."""

import pytest

from tests.extractors.statements.reading import found


def chain(text, content):
    """The sources of the hops of the attribution whose content is `content`."""
    (a,) = [a for a in found(text) if text[a.content[0].start : a.content[0].end] == content]
    return [None if h.source is None else text[h.source.start : h.source.end] for h in a.hops]


CASES = {
    "told, according to, reports": (
        "Minister Anna Berg told Carl Vik that General Dorn had left, according to Eva Lund on Twitter, "
        "reports the Daily Post.",
        "that General Dorn had left",
        ["Minister Anna Berg", "Eva Lund", "the Daily Post"],
    ),
    "said that she said": (
        "Vik said Berg had warned that the dam was mined.",
        "that the dam was mined",
        ["Berg", "Vik"],
    ),
    "a source phrase before the content": (
        "Kovac said, according to two diplomats, that Berg would wait.",
        "that Berg would wait",
        ["Kovac", "two diplomats"],
    ),
    "quoted by": (
        "TANA quoted President Marko Ilic as saying that the army would stay.",
        "that the army would stay",
        ["President Marko Ilic", "TANA"],
    ),
    "citing": (
        "State television reported that the fort had fallen, citing army officials.",
        "that the fort had fallen",
        ["army officials", "State television"],
    ),
    "quoted in passing": (
        "Activists in the city, quoted by Orontes Watch, said the bakery had burnt.",
        "the bakery had burnt",
        ["Activists in the city", "Orontes Watch"],
    ),
    "a reported telling": (
        "A security source said both sides had left, the newspaper Al-Fajr reported.",
        "both sides had left",
        ["A security source", "the newspaper Al-Fajr"],
    ),
    "report by": (
        "Kovac later walked back his remark, stating that the bridge stands, according to a report by TANA.",
        "that the bridge stands",
        ["Kovac", "TANA"],
    ),
    "what is rejected is not told by who rejects it": (
        "Moscow rejected Kyiv’s assertion that the dam was mined.",
        "that the dam was mined",
        ["Kyiv"],
    ),
}


@pytest.mark.parametrize(("text", "content", "sources"), CASES.values(), ids=CASES)
def test_chain(text, content, sources):
    assert chain(text, content) == sources


def test_a_parent_is_an_index_into_the_list():
    text = "Vik said Berg had warned that the dam was mined."
    attributions = found(text)
    inner = next(a for a in attributions if a.parent is not None)
    assert attributions[inner.parent].hops == inner.hops[1:]
