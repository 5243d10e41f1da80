"""What a document is about: names, leads and rarity weigh, pages about themselves do not."""

import csv
from importlib.resources import files

import pytest

from parley.joining.story_words import LIKENESS, cosine, likeness, story_list, weigh

LEAD = "A ferry sank off the port of Brenz with forty sheep and two shepherds on board. "
FLOUR = (
    "Bakers in Kest went on strike over the price of flour. Queues formed before the only open shop, which sold out by "
    "noon. A minister promised cheap loans to millers, whose union called them crumbs. Schools served soup without "
    "bread, and the mayor lent his cook to the hospital, where patients complained about dumplings. "
)


def near(a: str, b: str, *others: str) -> float:
    weighted = weigh([a, b, *others])
    return cosine(weighted[0], weighted[1])


def test_a_text_is_wholly_about_itself() -> None:
    assert near(LEAD, LEAD) == pytest.approx(1)
    assert near(LEAD, "Bakers in Kest went on strike over flour prices.") == 0


def test_texts_without_words_are_about_nothing() -> None:
    assert weigh(["", "and the of", "2 !"]) == [{}, {}, {"2": 1.0}]
    assert near("", LEAD) == 0


def test_what_is_said_first_counts_for_more_than_background() -> None:
    assert near(LEAD, LEAD + FLOUR) > near(LEAD, FLOUR + LEAD)


def test_the_same_words_about_other_people_are_less_alike_than_other_words_about_the_same() -> None:
    who = "The court fined Ana Reyl for smuggling flour."
    other_name = "The court fined Ilan Pardo for smuggling flour."
    other_deed = "The police praised Ana Reyl for returning jewels."
    assert near(who, other_deed, other_name) > near(who, other_name, other_deed)


def test_readers_call_that_alike_less_often() -> None:
    who, other_name = "The court fined Ana Reyl for smuggling flour.", "The court fined Ilan Pardo for smuggling flour."
    plain = weigh([who, other_name], LIKENESS)
    assert cosine(*plain) > near(who, other_name)


PAGES = ("Subscribe to our newsletter.", "Your browser does not support audio.", "Enable JavaScript, please.")


@pytest.mark.parametrize("line", PAGES)
def test_what_a_page_says_of_itself_is_no_reporting(line: str) -> None:
    assert weigh([f"{line} {LEAD}"]) == weigh([LEAD])


def test_a_repeated_line_counts_once() -> None:
    assert weigh([LEAD * 3]) == weigh([LEAD])


def test_headlines_do_not_make_names_of_words() -> None:
    headline = "Ferry Sinks With Forty Sheep\n" + LEAD
    assert "ferry" in weigh([headline])[0]
    assert ":brenz" in weigh([headline])[0]


def test_likeness_grows_from_nothing_to_one() -> None:
    assert [round(likeness(c), 2) for c in (0, 0.1, 0.25, 1)] == [0, 0.38, 0.76, 1]


def test_the_lists_are_lower_case_words_each_once() -> None:
    text = files("parley.joining").joinpath("lexicon/story_words.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert [row["list"] for row in rows] == ["weak", "page"]
    for row in rows:
        words = row["words"].split()
        assert len(words) == len(set(words)) == len(story_list(row["list"]))
        assert all(word == word.casefold() and word.isalpha() for word in words)
