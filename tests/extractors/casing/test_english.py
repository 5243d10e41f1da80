"""What English knows, and the words of the table."""

import pytest
import spacy

from parley.extractors.casing.english import English, words
from parley.extractors.engine import load_pipeline


@pytest.mark.parametrize(
    ("word", "known", "describes"),
    [
        ("Rejects", True, True),
        ("Retaken", True, True),
        ("Mayors", True, False),
        ("Ceasefire", True, False),
        ("Airstrikes", True, False),
        ("Against", True, False),
        ("Burhan", False, False),
        ("Hodeidah", False, False),
    ],
)
def test_what_is_a_word(word: str, known: bool, describes: bool) -> None:
    english = English.of(load_pipeline("md"))
    assert (english.knows(word), english.describes(word)) == (known, describes)


def test_a_pipeline_without_word_lists_knows_the_little_words() -> None:
    english = English.of(spacy.blank("en"))
    assert (english.knows("against"), english.knows("mayor")) == (True, False)


def test_the_table_is_in_small_letters_and_names_each_word_once() -> None:
    kinds = ("proper", "month-or-verb", "little")
    listed = [word for kind in kinds for word in words(kind)]
    assert all(word.isalpha() and word.islower() for word in listed)
    assert len(listed) == len(set(listed))
    assert words("before-month") >= {"in", "since"}
