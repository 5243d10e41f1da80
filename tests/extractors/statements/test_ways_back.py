"""The many ways in which words are taken back, and the same words where nothing is.

Each is told of somebody who has just said something; what stands for nobody's words must link to none of them.
"""

import pytest

from parley.pipeline import explain

SAID = "Defence Minister Oskar Lindqvist told Radio Ost that the rebels had fired first at the border post."

BACK = [
    "Lindqvist later abandoned the claim.",
    "Lindqvist said he had got ahead of the facts.",
    "Lindqvist said the text had been released in error.",
    "The minister later dropped the allegation.",
    "Lindqvist later toned down the claim.",
    "Lindqvist later edited the statement.",
    "The minister later backed off the claim.",
    "Lindqvist later backpedalled.",
    "Lindqvist later back-pedalled on the claim.",
    "Lindqvist later disclaimed the remark.",
    "The minister later contradicted himself, saying nothing of the kind had happened.",
    "Lindqvist set the record straight on Tuesday.",
    "Lindqvist later acknowledged an error.",
    "The minister later admitted his mistake.",
    "Lindqvist apologised for the error on Tuesday.",
    "Lindqvist apologised for having spread false information.",
    "Lindqvist on Tuesday withdrew what he had said the day before.",
    "A correction followed on Tuesday.",
    "The claim was quietly dropped.",
    "Lindqvist denied the remarks attributed to him.",
    "Lindqvist denied authorship of the statement.",
    "The minister later disputed the quotation.",
    "Lindqvist rejected the report of his remarks as false.",
    "Lindqvist accused the station of inventing the quote.",
    "Lindqvist said he had spoken too hastily.",
    "“It turned out not to be true,” Lindqvist said on Tuesday.",
    "Lindqvist said later that there was no evidence for it after all.",
    "But on Tuesday Lindqvist said the opposite.",
    "In a second message Lindqvist said the first had been sent in error.",
    "An aide said he had misspoken.",
    "A spokeswoman said he had been misquoted.",
    "A spokesman later said he had been speaking hypothetically.",
]

NOT_BACK = [
    "Lindqvist admitted mistakes in the campaign.",
    "Lindqvist acknowledged an error of strategy in the north.",
    "The minister abandoned the post when the shelling began.",
    "Lindqvist later dropped the charges against two officers.",
    "Lindqvist rejected the report of the rebels as false.",
    "Lindqvist disputed the rebels' account of the battle.",
    "Lindqvist called on the rebels to abandon the claim to the province.",
    "Lindqvist said the rebels' claim was false.",
    "Lindqvist said the rebels were wrong.",
    "Lindqvist said the truce had not held after all.",
    "Lindqvist said the video was fake.",
    "Lindqvist said the figures would be revised as more bodies were found.",
    "The minister climbed down from the tank.",
    "Lindqvist accused the rebels of distorting the facts.",
    "Lindqvist said the opposite bank had been mined.",
    "Lindqvist set a record for the longest speech.",
    "A correction of the border followed.",
    "Critics urged Lindqvist to withdraw the remark.",
    "The speech contradicts the treaty.",
]


def _taken_back(how: str) -> list[str]:
    read = explain(f"{SAID} {how}")
    said = {s.id: s for s in read.statements}
    return [
        said[link.target].content[0].exact
        for link in read.links
        if link.type == "takes_back" and link.target in said and said[link.target].content[0].start < len(SAID)
    ]


@pytest.mark.parametrize("how", BACK)
def test_words_are_taken_back(how: str):
    assert _taken_back(how) == ["that the rebels had fired first at the border post"]


def test_who_refuses_to_take_words_back_stands_by_them():
    read = explain(f"{SAID} Lindqvist refused to take back a word.")
    assert [link.act for link in read.links if link.type == "takes_back"] == ["upheld"]


@pytest.mark.parametrize("how", NOT_BACK)
def test_nothing_is_taken_back(how: str):
    assert _taken_back(how) == []
