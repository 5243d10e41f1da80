"""An outlet that corrects itself, under a heading or in its own voice."""

import pytest

from parley.pipeline import explain

CORRECTED = {
    "under a heading": "Correction: An earlier version of this article said that the bridge had fallen. It had not.",
    "we wrote, that was wrong": (
        "In our digest of 12 June we wrote that the bridge had fallen. That was wrong; it was closed for an hour."
    ),
    "we withdraw": "In an article last month we said that the bridge had fallen. It stands; we withdraw the statement.",
    "we now know": "We reported earlier that the bridge had fallen. We now know that it was only damaged.",
    "quoted wrongly": (
        "On Tuesday we quoted Colonel Ivo Tal as saying that the bridge had fallen. He said no such thing. "
        "The mistake was made in editing."
    ),
    "a corrections column": (
        "A dispatch on Wednesday misstated what had happened at the river. It said that the bridge had fallen. "
        "The Gazette regrets the mistake."
    ),
    "wrongly reported": "Correction: The Gazette wrongly reported on 4 May that the bridge had fallen. It had not.",
}

NOT_CORRECTED = {
    "in a quotation": "“We reported that the bridge had fallen. That was wrong,” the engineer, Ana Berg, said.",
    "right all along": "We reported on Monday that the bridge had fallen. It has not been rebuilt.",
    "another's error": "A report on the war misled many readers. The army said that the bridge had fallen.",
}


def corrected(text):
    analysis = explain(text)
    said = {s.id: s.content[0].exact for s in analysis.statements}
    return [said[link.target] for link in analysis.links if link.act == "corrected" and link.target is not None]


@pytest.mark.parametrize("text", CORRECTED.values(), ids=CORRECTED)
def test_corrected(text):
    assert any("the bridge had fallen" in target for target in corrected(text))


@pytest.mark.parametrize("text", NOT_CORRECTED.values(), ids=NOT_CORRECTED)
def test_not_corrected(text):
    assert corrected(text) == []
