"""Shingles find shared words whatever stands between them."""

from parley.model.passages import Span
from parley.text.shingles import containment, jaccard, shingle_spans, shingles


def test_each_shingle_has_the_span_of_its_first_occurrence():
    text = "One two three four five."
    assert list(shingle_spans(text).values()) == [Span(0, 18), Span(4, 23)]


def test_case_and_punctuation_do_not_count():
    assert shingles("The envoy, he said, left.") == shingles("the ENVOY he said left")


def test_a_number_does_not_depend_on_the_process():
    assert shingles("one two three four") == {1836196124012518098}


def test_a_short_text_has_none():
    assert shingles("only three words") == frozenset()


def test_a_truncated_copy_is_contained_whole():
    whole, cut = shingles("a b c d e f g h"), shingles("a b c d e")
    assert (containment(whole, cut), jaccard(whole, cut)) == (1.0, 0.4)


def test_nothing_shares_nothing():
    assert (containment(frozenset(), frozenset()), jaccard(frozenset(), frozenset())) == (0.0, 0.0)
