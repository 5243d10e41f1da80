from parley.extractors.mentions.words import read_words
from parley.model.passages import Span
from tests.extractors.mentions.reading import parse


def test_positions_are_those_of_the_parse():
    text = "Zoë spoke.\n\nThe mayor of Łódź left."
    parsed = parse(text)
    words = read_words(parsed)
    assert words.text == [t.text for t in parsed.doc]
    assert words.head == [t.head.i for t in parsed.doc]
    assert words.folded[words.start[0] : words.end[0]] == "Zoe"
    assert len(words.lowered) == len(text)


def test_paragraphs_and_ranges():
    text = "One came.\n\nTwo left."
    words = read_words(parse(text))
    first, end = words.range(Span(11, 14))
    assert words.text[first:end] == ["Two"]
    assert words.para[first] == 1
    assert words.para[words.text.index("came")] == 0


def test_a_title_that_lower_case_makes_longer():
    words = read_words(parse("İzmir sent the mayor."))
    assert len(words.lowered) == len(words.folded)


def test_the_root_of_a_phrase():
    words = read_words(parse("The mayor of Lyon left."))
    assert words.text[words.root_of(0, 4)] == "mayor"
