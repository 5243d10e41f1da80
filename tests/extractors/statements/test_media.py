"""Medium, occasion and audience come from the cue's own clause."""

import pytest

from tests.extractors.statements.reading import found

CASES = {
    "video message": (
        "Berg told the nation in a video message that the war was over.", "video message", None, ["the nation"],
    ),
    "platform": ("Berg said on Telegram that the road was shut.", "Telegram", None, []),
    "posted": ("Berg posted on Facebook, “The road is open to all again.”", "Facebook", None, []),
    "tweeted": ("“The road is open again,” Berg tweeted.", "Twitter", None, []),
    "statement": ("The ministry said in a statement that the road was shut.", "statement", None, []),
    "interview": (
        "In an interview with Channel Nine, Berg said the road was shut.", None, "interview with Channel Nine", [],
    ),
    "press conference": (
        "“The road is shut,” Berg told reporters at a press conference in Geneva.",
        None, "press conference in Geneva", ["reporters"],
    ),
    "beside the source": ("The road is shut, according to Eva Lund on Twitter.", "Twitter", None, []),
    "a broadcaster by name": ("Berg said on Radio North in June that the road was shut.", "Radio North", None, []),
    "a broadcaster told": (
        "Berg told a radio station in Cotabato that the road was shut.",
        "radio station", None, ["a radio station in Cotabato"],
    ),
    "a station by its kind and name": (
        "Berg told the television station MTV that the road was shut.",
        "television station MTV", None, ["the television station MTV"],
    ),
    "an agency for refugees": (
        "Berg told the UN refugee agency that the road was shut.", None, None, ["the UN refugee agency"],
    ),
    "a network for rights": (
        "Berg told the Tal Rights Network that the road was shut.", None, None, ["the Tal Rights Network"],
    ),
    "a post at the border": ("Berg said at the border post that the road was shut.", None, None, []),
    "a station of the police": ("Berg said at the police station that the road was shut.", None, None, []),
    "its host is a person": (
        "Berg told radio host John Lund that the road was shut.", None, None, ["radio host John Lund"],
    ),
    "two words": ("Residents said on social media that the road was shut.", "social media", None, []),
    "a page": ("On its Facebook page, the militia said that the road was shut.", "Facebook page", None, []),
    "told a news conference somewhere": (
        "Berg told a news conference in Kinshasa that the road was shut.", None, "news conference in Kinshasa", [],
    ),
    "on the sidelines": (
        "On the sidelines of the Manama summit, Berg said that the road was shut.", None, "Manama summit", [],
    ),
    "a letter before its words": (
        "Berg wrote a letter to the rebels:\n\n“Lay down your guns and come home.”", "letter", None, ["the rebels"],
    ),
    "a video before its words": ("Berg posted a video: “The road is open to all again.”", "video", None, []),
    "what is only seen is no medium": ("Berg watched a video: “The road is open to all again.”", None, None, []),
    "what is reported on is no medium": ("Berg agreed to the talks.", None, None, []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "medium", "occasion", "audience"), CASES.values(), ids=CASES)
def test_how_and_where(text, medium, occasion, audience):
    (a,) = found(text)
    assert (a.hops[0].medium, a.occasion) == (medium, occasion)
    assert [text[s.start : s.end] for s in a.audience] == audience
