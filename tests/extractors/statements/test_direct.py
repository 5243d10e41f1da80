"""Quotations find their speakers, by cue, layout or continuation."""

import pytest

from tests.extractors.statements.reading import all_said, found, outermost

CASES = {
    "cue after": ("“We leave tomorrow,” said Anna Berg.", [("Anna Berg", "“We leave tomorrow,”")]),
    "cue before": ('Anna Berg said: "We leave tomorrow."', [("Anna Berg", '"We leave tomorrow."')]),
    "split by its cue": (
        "“We leave tomorrow,” Berg said, “and we will not return.”",
        [("Berg", "“We leave tomorrow,” | “and we will not return.”")],
    ),
    "second sentence goes on": (
        "“We leave tomorrow,” Berg said.\u00a0“Nobody will stay here.”",
        [("Berg", "“We leave tomorrow,” | “Nobody will stay here.”")],
    ),
    "open paragraph goes on": (
        "“We leave tomorrow,” Berg said. “It is over.\n\n“The town is lost to us.”",
        [("Berg", "“We leave tomorrow,” | “It is over. | “The town is lost to us.”")],
    ),
    "paragraph without a cue goes on": (
        "The mayor, Petar Kovac, said the bridge stood.\n\n“Everybody can cross it again.”",
        [("The mayor, Petar Kovac", "the bridge stood"), ("The mayor, Petar Kovac", "“Everybody can cross it again.”")],
    ),
    "a mark that was forgotten stands before the cue": (
        '"We leave tomorrow, the mayor said on Friday.\n\n"Nobody will stay here," she said.',
        [("the mayor", '"We leave tomorrow'), ("she", '"Nobody will stay here,"')],
    ),
    "a paragraph of quotation goes on": (
        "“We leave tomorrow,” Berg said.\n\n“Nobody will stay in this town.”",
        [("Berg", "“We leave tomorrow,”"), ("Berg", "“Nobody will stay in this town.”")],
    ),
    "belief gives nobody the turn": (
        "Berg fears a long siege of the town.\n\n“The river has taken the bridge and half of the market.”",
        [("Berg", "a long siege of the town"), (None, "“The river has taken the bridge and half of the market.”")],
    ),
    "more than speech ends the paragraph": (
        "Berg said the bridge stood. Rain fell on the empty market.\n\n"
        "“The river has taken half of the houses by the mill.”",
        [("Berg", "the bridge stood"), (None, "“The river has taken half of the houses by the mill.”")],
    ),
    "the next sentence has words of its own": (
        "“We leave tomorrow,” Berg said. “Nobody will stay here.” Colonel Orr later told reporters that they had left.",
        [("Berg", "“We leave tomorrow,” | “Nobody will stay here.”"), ("Colonel Orr", "that they had left")],
    ),
    "a handle with a verb of its own": (
        "@AnnaBerg tweeted: “We shall leave in two weeks”", [("@AnnaBerg", "“We shall leave in two weeks”")],
    ),
    "a post that ends in pictures": (
        "“Peace now!! 🙏🕊️” tweeted @AnnaBerg.", [("@AnnaBerg", "“Peace now!! 🙏🕊️”")],
    ),
    "a verb that looks like a noun": ("“We leave tomorrow,” Berg notes.", [("Berg", "“We leave tomorrow,”")]),
    "named after a pronoun": (
        "He stated, “We leave tomorrow,” the minister said.", [("the minister", "“We leave tomorrow,”")],
    ),
    "announced by the paragraph before": (
        "Berg answered:\n\n“We will never leave this town to them.”",
        [("Berg", "“We will never leave this town to them.”")],
    ),
    "name and colon": ("Anna Berg: “We leave tomorrow morning.”", [("Anna Berg", "“We leave tomorrow morning.”")]),
    "signed": ("“We leave tomorrow morning.” — Anna Berg", [("Anna Berg", "“We leave tomorrow morning.”")]),
    "quoted as saying": (
        "“We will not leave,” President Marko Ilic was quoted as saying by the TANA agency.",
        [("President Marko Ilic", "“We will not leave,”")],
    ),
    "two cues count once": (
        "Asked on Monday, Berg stated, “The road is open,” the minister said.",
        [("Berg", "“The road is open,”")],
    ),
    "an unknown verb speaks": ("“It is raining again,” he wheezed.", [("he", "“It is raining again,”")]),
    "tweet with emoji": (
        "“We hold the line! 🇺🇳 Support us 💪!” she tweeted.",
        [("she", "“We hold the line! 🇺🇳 Support us 💪!”")],
    ),
    "transcript": ("BERG: We leave tomorrow.", [("BERG", "We leave tomorrow")]),
    "single quotes": ("‘We leave tomorrow,’ Berg said.", [("Berg", "‘We leave tomorrow,’")]),
    "guillemets": ("«We leave tomorrow,» said Berg.", [("Berg", "«We leave tomorrow,»")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_speakers(text, expected):
    assert outermost(text) == expected


def test_scare_quotes_are_nobodys_words():
    assert all_said("The so-called “safe zone” lies empty since the “pause” ended.") == []


def test_a_whole_quotation_that_stands_alone_has_no_source():
    text = "“The river has taken the bridge and half of the old market.”"
    assert outermost(text) == [(None, text)]


def test_so_called_names_nothing():
    assert all_said("The so-called “friends of the people” patrols have moved on.") == []


def test_a_quotation_in_a_quotation_has_one_hop_more():
    text = "“The colonel told me, ‘We surrender,’ and he wept,” Berg said."
    inner = next(a for a in found(text) if a.parent is not None)
    assert [text[h.source.start : h.source.end] for h in inner.hops if h.source] == ["The colonel", "Berg"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We leave,” Berg said.", "direct"),
        ("Berg said they would leave.", "indirect"),
        ("Berg said they would “never ever” leave.", "mixed"),
        ("— We leave at dawn, said the colonel.", "direct"),
    ],
)
def test_mode(text, mode):
    assert [a.mode for a in found(text)] == [mode]


def test_talk_about_oneself_in_a_quotation_is_no_statement_of_its_own():
    assert all_said("“I think the road is open,” Berg said.") == [("Berg", "“I think the road is open,”")]
