"""Reported prose is kept; notices and links to other articles are not reported content."""

import pytest

from parley.model.documents import FollowUp
from parley.text.paragraphs import classify_paragraphs, find_follow_ups, furniture, is_headline, split_paragraphs

ROLES = {
    "The two sides met at the bridge on Monday.": "body",
    "Sides meet at bridge": "headline",
    "Read Next: Sides part at bridge": "follow-up",
    "READ MORE – Sides part at bridge": "follow-up",
    "Related: Sides part at bridge": "follow-up",
    "You may also like": "follow-up",
    "Subscribe now and never miss a story.": "furniture",
    "New here? Start your free 3-month trial and read everything we write.": "furniture",
    "Click here to read our weekly round-up.": "furniture",
    "© 2031 Harbour Daily. All rights reserved.": "furniture",
    "Photo credit: Harbour Daily": "furniture",
    "Share this article": "furniture",
    "Advertisement": "furniture",
    "4 min read": "furniture",
    "We use cookies to make this site better.": "furniture",
    "Sign up for The Morning Boat, our newsletter.": "furniture",
    "By Ana Bell": "furniture",
    "Ana Bell in Lomé and Bo Carr contributed to this report.": "furniture",
    "Additional reporting by Ana Bell in Lomé; editing by Bo Carr": "furniture",
    "(Reporting by Ana Bell; Writing by Bo Carr; Editing by Cy Dane)": "furniture",
    "Chad contributed to this report on the drought by sending its own figures, which the ministers discussed at "
    "length when they met their neighbours in Lomé on Monday and Tuesday, and again on the day after.": "body",
    "By Ana M. Bell and Bo van Carr, Harbour Daily": "furniture",
    "Published March 1, 2031 at 10:05 GMT": "furniture",
    "Last updated 3 hours ago": "furniture",
    "By sea and by land": "headline",
    "By Sea and Land: how a town fell": "headline",
}

# Prose that uses the words of notices.
PROSE = [
    "The rebels refused to subscribe to the terms that the mediator had drawn up.",
    "“Click here and you will live,” said the message that soldiers received on their telephones.",
    "The terms and conditions of the ceasefire were not made public.",
    "The minister said that a free and fair trial would be given to each prisoner.",
    "Previously – in March – the two sides had met without a mediator.",
    "The two armies agreed to share this road until the harvest was over.",
    "Both sides will sign up to a truce on Friday, the envoy said.",
    "Published on Monday, the report blames both sides.",
    "By Friday Ana Bell had left the town.",
    "The men were told to sign up for updates from the general staff.",
    "On June 3, 2031 at 4:05 p.m. the envoy sent his reply.",
    "The editor said that readers' comments had been used as evidence in court.",
]


@pytest.mark.parametrize(("text", "role"), ROLES.items(), ids=ROLES.keys())
def test_role(text, role):
    assert classify_paragraphs(text) == [role]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_never_furniture(text):
    assert classify_paragraphs(text) == ["body"]


def test_a_headline_that_repeats_a_follow_up_is_one():
    text = "The sides met.\n\nSides part at bridge\n\nRead next: Sides Part at Bridge\n\nThey left."
    assert classify_paragraphs(text) == ["body", "follow-up", "follow-up", "body"]
    assert find_follow_ups(text) == (FollowUp(text="Sides Part at Bridge"),)


def test_a_link_that_the_page_gave_is_a_follow_up():
    text = "The sides met.\nSides part at bridge"
    assert classify_paragraphs(text, (FollowUp(text="Sides part at bridge"),)) == ["body", "follow-up"]


def test_a_list_of_related_stories_ends_at_prose():
    text = "Related stories\n- Ships leave port\n• Port burns\nThe mayor said no."
    assert classify_paragraphs(text) == ["follow-up", "follow-up", "follow-up", "body"]
    assert [f.text for f in find_follow_ups(text)] == ["Ships leave port", "Port burns"]


def test_what_readers_wrote_is_not_reported():
    text = "The mayor said no.\nComments (2)\nHe lies.\nRead more: my site"
    assert classify_paragraphs(text) == ["body", "furniture", "furniture", "furniture"]
    assert find_follow_ups(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "June 3, 2031 at 4:05 pm | Reply I never trusted them.",
        "Bo from Selt wrote: enough. 12 May 2031. May 12, 2031 at 11:40 p.m. | Report abuse",
        "By commenting you agree that whatever you post here is yours.",
    ],
)
def test_what_readers_wrote_runs_to_the_end(line):
    text = f"The mayor said that the bridge was closed.\n{line}\nThe army took the bridge, you fools."
    assert classify_paragraphs(text) == ["body", "furniture", "furniture"]


def test_a_page_that_opens_with_comments_keeps_its_prose():
    assert classify_paragraphs("3 comments\nThe mayor said no.") == ["furniture", "body"]


def test_one_role_per_paragraph():
    text = "\n\n A sentence here. \n\n\nAnother one.\n"
    assert len(classify_paragraphs(text)) == len(split_paragraphs(text)) == 2


def test_headlines_are_not_sentences():
    assert is_headline("Sides meet at bridge")
    assert not is_headline("Sides meet at bridge.")
    assert not is_headline("“We met at the bridge")


def test_the_table_is_sound():
    marks = furniture()
    assert len(marks) > 100
    assert {m.role for m in marks} == {"follow-up", "comments", "furniture", "credit"}
    assert {m.at for m in marks} == {"start", "anywhere", "whole"}
    assert len({(m.at, m.phrase) for m in marks}) == len(marks)
    assert all(2 <= m.max_words <= (200 if m.role == "comments" else 60) for m in marks)
    assert all(len(m.phrase.split()) > 1 for m in marks if m.at == "anywhere"), "one word is too little to drop prose"


def test_long_runs_of_blanks_take_no_time():
    text = "They met." + " " * 2_000_000 + "\n" + "\t" * 500_000 + "They left."
    assert [text[s.start : s.end] for s in split_paragraphs(text)] == ["They met.", "They left."]


def test_paragraphs_are_trimmed_of_every_kind_of_blank():
    assert [s.start for s in split_paragraphs("\u00a0\u3000They met.\u2003\nThey left.")] == [2, 13]
