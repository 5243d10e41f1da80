"""A page gives its article's own words and what it says of itself, and nothing else."""

from datetime import UTC, datetime

import pytest

from parley.model.documents import FollowUp
from parley.readers.page import looks_like_html, text_of
from tests.readers.conftest import NOW
from tests.readers.pages import BODY, DATA, page

ADDRESS = '<link rel="canonical" href="https://harbour.example/a/1">'
TEXT = (
    "The two sides met at the bridge on Monday, a guard said. “We will meet again,” he added, and he then left the "
    "place with his men.\n\n"
    "A second round\n\n"
    "The second round is to be held on Friday, said the mediator, who asked both sides to stop the shelling of the "
    "road before then.\n\n"
    "The road was shelled again that evening, said two people who live beside it, and one of them said that a bus "
    "was hit."
)


def test_the_article_and_nothing_else(reading_one):
    version = reading_one("a.html", page(ADDRESS + DATA))
    assert version.text.removeprefix("Sides meet at the bridge\n\n") == TEXT
    assert version.title == "Sides meet at the bridge"
    assert version.byline == "Ana Bell, Bo Carr"
    assert version.outlet == "Harbour Daily"
    assert version.url == "https://harbour.example/a/1"
    assert version.language == "en"


def test_the_date_keeps_its_time_and_zone(reading_one):
    version = reading_one("a.html", page(DATA))
    assert (version.published, version.published_precision) == (datetime(2031, 3, 1, 8, 5, tzinfo=UTC), "second")


def test_links_to_other_articles_become_follow_ups(reading_one):
    version = reading_one("a.html", page(ADDRESS + DATA))
    assert version.follow_ups == (
        FollowUp(text="Ships leave the port", url="https://harbour.example/a/3"),
        FollowUp(text="Sides part at the bridge", url="https://harbour.example/a/2"),
    )


DATES = {
    "meta tag": ('<meta name="article:published_time" content="2031-03-01T10:05:00Z">', "2031-03-01T10:05", "second"),
    "a moment in meta refines a day in data": (
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2031-03-01"}</script>'
        '<meta property="article:published_time" content="2031-03-01T23:05:10-05:00">',
        "2031-03-02T04:05:10",
        "second",
    ),
    "a moment on another day does not": (
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2031-03-01"}</script>'
        '<meta property="article:published_time" content="2031-03-03T10:05:10Z">',
        "2031-03-01T00:00",
        "day",
    ),
    "broken data is passed over": (
        '<script type="application/ld+json">{"@type": "Article", </script><meta name="date" content="2031-03-01">',
        "2031-03-01T00:00",
        "day",
    ),
}


@pytest.mark.parametrize(("head", "at", "precision"), DATES.values(), ids=DATES.keys())
def test_the_best_date_is_chosen(reading_one, head, at, precision):
    version = reading_one("a.html", page(head))
    assert version.published == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert version.published_precision == precision


def test_a_time_tag_in_the_article(reading_one):
    version = reading_one("a.html", page(body='<time datetime="2031-03-01T09:00Z">1 March</time>' + BODY))
    assert (version.published, version.published_precision) == (datetime(2031, 3, 1, 9, 0, tzinfo=UTC), "minute")


def test_a_guessed_date_says_that_it_is_one(reading_one):
    head = '<link rel="canonical" href="https://harbour.example/2021/03/01/talks">'
    version = reading_one("a.html", page(head))
    assert version.published == datetime(2021, 3, 1, tzinfo=UTC)
    assert "date of publication guessed from the page" in version.notes


def test_no_date_is_none(reading_one):
    version = reading_one("a.html", page())
    assert version.published is None
    assert "no date of publication" in version.notes


def test_the_user_wins_over_the_page(reading_one):
    moment = datetime(2031, 3, 2, 9, 0, tzinfo=UTC)
    version = reading_one("a.html", page(DATA), outlet="Wire", title="Bridge", published=moment)
    assert (version.outlet, version.title, version.published) == ("Wire", "Bridge", moment)
    assert version.notes == ("the source itself says 2031-03-01",)


def test_a_front_page_is_not_the_address_of_an_article(reading_one):
    version = reading_one("a.html", page('<link rel="canonical" href="https://harbour.example/">'))
    assert version.url is None


def test_the_host_names_an_outlet_that_does_not_name_itself(reading_one):
    assert reading_one("a.html", page(ADDRESS)).outlet == "harbour.example"


def test_the_outlet_is_cut_from_the_title(reading_one):
    head = '<meta property="og:site_name" content="Harbour Daily">'
    assert reading_one("a.html", page(head + '<meta name="og:title" content="Met - Harbour Daily">')).title == "Met"


def test_text_in_data_stands_in_for_a_page_without_any(reading_one):
    words = "The two sides met at the bridge. " * 4
    data = f'{{"@type": "NewsArticle", "articleBody": "{words}\\nThey left."}}'
    html = f'<html><script type="application/ld+json">{data}</script><body><div id=app></div></body></html>'
    assert reading_one("a.html", html, outlet="Wire").text == f"{words.strip()}\n\nThey left."


def test_a_page_of_one_line_gives_that_line_alone(reading_one):
    assert reading_one("a.html", page(DATA, body="<p>Two men were freed.</p>")).text == "Two men were freed."


def test_a_page_laid_out_with_tables(reading_one):
    html = "<html><body><table><tr><td>The two sides met.<br><br>They left.</td></tr></table></body></html>"
    assert reading_one("a.html", html, outlet="Wire").text == "The two sides met.\n\nThey left."


def test_a_page_for_subscribers_is_noted(reading_one):
    data = DATA.replace('"headline"', '"isAccessibleForFree": "False", "headline"')
    assert reading_one("a.html", page(data)).notes == ("for subscribers: the text may be cut",)


def test_links_are_relative_to_the_base_that_the_page_states(reading_one):
    head = '<base href="https://archive.example/x/">' + DATA
    version = reading_one("a.html", page(head, body=BODY.replace('"/a/3"', '"a/3"')))
    assert version.follow_ups[0].url == "https://archive.example/x/a/3"


def test_broken_html_is_read(reading_one):
    broken = page(DATA).replace("</p>", "").replace("</article>", "").replace("</body></html>", "<div <p")
    assert "The road was shelled again" in reading_one("a.html", broken).text


def test_html_is_known_by_its_first_bytes(reading_one):
    assert reading_one("saved", page(DATA)).outlet == "Harbour Daily"
    assert reading_one("a.txt", "<?xml version='1.0' encoding='utf-8'?>" + page(DATA)).outlet == "Harbour Daily"


def test_the_encoding_that_the_page_declares(reading_one):
    html = page(DATA).replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252")
    assert "“We will meet again,”" in reading_one("a.html", html).text
    assert "“We will meet again,”" in reading_one("b.html", page(DATA).encode("utf-16")).text


def test_a_page_that_nests_deeply(reading):
    (outcome,) = reading("a.html", "<div>" * 20_000 + "<p>The men met at the bridge.</p>" + "</div>" * 20_000)
    assert outcome.code == "unreadable" if hasattr(outcome, "code") else "met" in outcome.text


def test_pieces_of_html_become_text():
    assert text_of("<p>The men <i>met</i>.</p><p>They left.</p>") == "The men met.\n\nThey left."
    assert looks_like_html("One<br/>two")
    assert not looks_like_html("3 < 4 and 5 > 4")


def test_the_moment_of_reading_is_kept(reading_one):
    assert reading_one("a.html", page(DATA)).fetched == NOW
