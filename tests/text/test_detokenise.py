"""Tokenised text comes back as it would be printed."""

import pytest

from parley.text.detokenise import detokenise

CASES = {
    "brackets": ("The envoy -LRB- a former judge -RRB- left .", "The envoy (a former judge) left."),
    "square brackets": ("He said -LSB- they -RSB- lied .", "He said [they] lied."),
    "clitics": ("We wo n't go , they 're late and it 's over .", "We won't go, they're late and it's over."),
    "two words in one": ("They can not leave and are gon na stay .", "They cannot leave and are gonna stay."),
    "plural possessive": ("The miners ' union met .", "The miners' union met."),
    "single quotation": ("He called it ` a farce ' today .", "He called it ‘a farce’ today."),
    "double quotation": ("`` We agree , '' he said .", "“We agree,” he said."),
    "back-ticks split apart": ("` ` We agree , '' he said .", "“We agree,” he said."),
    "straight marks": ('" We agree , " he said .', "“We agree,” he said."),
    "closing marks that open": ("They watched '' Morning Hour '' and left .", "They watched “Morning Hour” and left."),
    "money and shares": ("It cost $ 5 million , or 20 % more .", "It cost $5 million, or 20% more."),
    "abbreviation keeps its stop": ("The U.S. side left .", "The U.S. side left."),
    "dash stays apart": ("The port -- or its ruins -- fell .", "The port -- or its ruins -- fell."),
    "slash": ("An and\\/or list .", "An and/or list."),
    "plain prose": ("The sides met on Monday, he said.", "The sides met on Monday, he said."),
}


@pytest.mark.parametrize(("tokens", "printed"), CASES.values(), ids=CASES.keys())
def test_a_line_is_printed(tokens, printed):
    assert detokenise(tokens) == printed


def test_a_quotation_over_sentence_lines_is_joined():
    text = "The mayor spoke .\n`` We hold the bridge .\nNobody will pass . ''\nHe then left ."
    assert detokenise(text) == "The mayor spoke.\n“We hold the bridge. Nobody will pass.”\nHe then left."


def test_paragraphs_of_prose_are_not_joined():
    text = "He said `` no\n\nand that was that"
    assert detokenise(text) == "He said “no\n\nand that was that"
