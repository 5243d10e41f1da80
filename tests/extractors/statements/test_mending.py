"""Speakers that the parser loses: set behind their words with titles and names, or parted from their verb."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "title and name behind the words": (
        "Grain would sail from the port, the union’s envoy, Anna Berg, said.",
        [("Anna Berg", "Grain would sail from the port")],
    ),
    "with a hearer": (
        "Militiamen had seized the mill, a farmer in the village, Anna Berg, told Radio Tal.",
        [("Anna Berg", "Militiamen had seized the mill")],
    ),
    "behind an object": (
        "The envoy wants to reopen the border, Lev Mann said on Friday.",
        [("Lev Mann", "The envoy wants to reopen the border"), ("The envoy", "to reopen the border")],
    ),
    "behind a quotation": (
        "“The border will reopen,” the governor of Ost, Anna Berg, told reporters.",
        [("Anna Berg", "“The border will reopen,”")],
    ),
    "behind a phrase that ends in a town": (
        "In a note sent from Ost, the deacon, Anna Berg, said the mill was full.",
        [("Anna Berg", "the mill was full")],
    ),
    "a participle that is no verb": (
        "Anna Berg said that the men wounded in Ost had been farmers.",
        [("Anna Berg", "that the men wounded in Ost had been farmers")],
    ),
    "a question as an aside": (
        "Anna Berg, asked whether the border would reopen, said it would.",
        [(None, "whether the border would reopen"), ("Anna Berg", "it would")],
    ),
    "no main verb left": (
        "The president, speaking through his chief of staff Lena Dro, asked for flour.", [("Lena Dro", "flour")],
    ),
    "an aside with a past participle": (
        "A message, read out by his brother, said the town would fall.", [("A message", "the town would fall")],
    ),
    "what a paper writes, between commas": (
        "Omar Berg, Watan writes, has been told by engineers that the bridge is not safe.",
        [
            ("Watan", "Omar Berg | has been told by engineers that the bridge is not safe"),
            ("engineers", "that the bridge is not safe"),
        ],
    ),
    "then goes on": (
        "The president’s chief of staff said the road was open, then said it was not.",
        [("The president's chief of staff", "the road was open"), ("The president's chief of staff", "it was not")],
    ),
    "as saying, behind two verbs": (
        "Television showed the bridge and quoted soldiers as saying that it was safe.",
        [("soldiers", "that it was safe")],
    ),
    "inside the clause": (
        "The wounded, say doctors, will live.", [("doctors", "The wounded | will live")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_speakers_found(text, expected):
    assert speakers(text) == expected


def test_a_second_act_keeps_its_own_subject():
    assert speakers("Anna Berg visited the dam, the pride of the valley, and said it was safe.") == [
        ("Anna Berg", "it was safe")
    ]
