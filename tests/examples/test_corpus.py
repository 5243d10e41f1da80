"""What examples/ promises: every page says what it is, every quotation has its source, every expectation its words."""

import json
import re
from collections import Counter
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import get_args

import pytest

from parley.model.links import LinkType, StandingActType
from parley.model.reports import ControlStatus, MoveType, QuoteMode
from parley.ontology.plover import event_types
from tests.examples.corpus import (
    EXAMPLES,
    EXPECTED,
    Article,
    articles,
    feed_items,
    news_article,
    page_tree,
    plain,
    quotations,
    table,
)

OUTLETS = {
    "Meridian Wire",
    "The Morning Ledger",
    "Channel 9 World",
    "Dnipro Valley Courier",
    "Ceasefire Monitor",
    "Ministry of Defence of the Republic of Vessaria",
    "The Clipping Desk",
    "Table Letter",
}
WITHOUT_BYLINE = {"Ministry of Defence of the Republic of Vessaria", "The Clipping Desk"}
STANDINGS = {"", "reported", "corroborated", "disputed", "withdrawn", "corrected", "superseded"}
PAGES = sorted((EXAMPLES / "documents").glob("*.html"))
ARTICLES = [pytest.param(article, id=name) for name, article in articles().items()]
SOURCES = table(EXAMPLES / "SOURCES.csv")
ROWS = table(EXPECTED)


def test_there_are_forty_documents_from_eight_outlets() -> None:
    urls = Counter(article.url for article in articles().values())
    assert len(urls) == 40
    assert {article.outlet for article in articles().values()} == OUTLETS


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_says_what_it_is(article: Article) -> None:
    assert "was written for Parley" in article.notice
    assert "The outlet and its staff are invented" in article.notice
    published = datetime.fromisoformat(article.published)
    assert published.tzinfo is not None
    assert re.fullmatch(rf"https://[\w.-]+\.example/{published:%Y/%m/%d}/[\w-]+", article.url)
    assert article.title
    # The brief for the corpus asks for a news item's length; an abridged reprint may be shorter.
    assert (150 if article.outlet == "The Clipping Desk" else 220) <= len(article.text.split()) <= 620


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in PAGES])
def test_a_page_has_the_head_and_the_furniture_of_a_news_page(path) -> None:
    tree = page_tree(path)
    about = news_article(tree)
    assert tree.xpath('//link[@rel="canonical"]/@href') == tree.xpath('//meta[@property="og:url"]/@content')
    assert tree.xpath('//meta[@property="article:published_time"]/@content') == [about["datePublished"]]
    byline = tree.xpath('//meta[@name="author"]/@content')
    assert bool(byline) is (about["publisher"]["name"] not in WITHOUT_BYLINE)
    for block in tree.xpath('//*[@itemprop="articleBody"]'):
        block.drop_tree()
    furniture = tree.xpath("//body")[0].text_content().lower()
    assert re.search(r"cookie|consent|your privacy|subscribe", furniture)
    assert re.search(r"comment|discussion", furniture)
    assert len(tree.xpath("//nav//a | //*[@id='menu']//a | //*[@class='topbar']//a")) >= 3


def test_the_wire_is_one_valid_object_a_line() -> None:
    lines = (EXAMPLES / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    keys = ["headline", "body", "date", "agency", "byline", "link", "notice"]
    assert len(lines) == 11
    assert [list(json.loads(line)) for line in lines] == [keys] * len(lines)


def test_the_corrected_article_has_two_versions_of_one_document() -> None:
    first, second = (articles()[f"2021-10-16-ledger-brenz-market-shelled.{version}.html"] for version in ("v1", "v2"))
    assert (first.url, first.published) == (second.url, second.published)
    assert "130 people were killed" in first.text
    assert "130 people were killed" not in second.text
    assert second.paragraphs[-1].startswith("Correction:")
    modified = news_article(page_tree(EXAMPLES / "documents" / second.name))["dateModified"]
    assert datetime.fromisoformat(modified) > datetime.fromisoformat(second.published)


def test_a_reprint_repeats_its_original_and_credits_it() -> None:
    reprint = articles()["2022-02-28-clip-first-talks-end-at-belarus-border.html"]
    original = articles()["wire.jsonl#border-talks-end-second-meeting-planned"]
    assert {plain(p) for p in reprint.paragraphs[:4]} <= {plain(p) for p in original.paragraphs}
    page = (EXAMPLES / "documents" / reprint.name).read_text(encoding="utf-8")
    assert "Reprinted from Meridian Wire" in page
    assert original.url in page


def test_the_feed_lists_documents_of_the_corpus_newest_first() -> None:
    known = {article.url: article for article in articles().values()}
    items = feed_items()
    assert len(items) == 8
    dates = [parsedate_to_datetime(item.findtext("pubDate")) for item in items]
    assert all(later >= earlier for later, earlier in pairwise(dates))
    for item, when in zip(items, dates, strict=True):
        article = known[item.findtext("link")]
        assert when == datetime.fromisoformat(article.published)
        assert item.findtext("source") == article.outlet
        assert item.findtext("description") == article.paragraphs[0]


@pytest.mark.parametrize("article", [p for p in ARTICLES if not p.values[0].fictional])
def test_every_quotation_of_a_real_person_has_its_source(article: Article) -> None:
    rows = [row for row in SOURCES if row["document"] == article.name]
    assert rows, "an article about real events names no source"
    public = [plain(row["fact_or_quotation"]) for row in rows if row["kind"] == "quote"]
    quoted = [plain(words) for words in quotations(article)]
    assert [words for words in quoted if not any(words in record for record in public)] == []
    assert [record for record in public if not any(words in record for words in quoted)] == []


def test_the_table_of_sources_is_complete() -> None:
    for row in SOURCES:
        assert row["document"] in articles(), row
        assert not articles()[row["document"]].fictional, row
        assert row["kind"] in {"fact", "quote"}, row
        assert row["fact_or_quotation"], row
        assert row["source"], row
        assert bool(row["speaker"]) is (row["kind"] == "quote"), row
        assert re.match(r"\d{4}-\d\d-\d\d", row["source_date"]), row


def test_the_expectations_cover_every_article() -> None:
    assert len(ROWS) >= 120
    assert {row["document"] for row in ROWS} == set(articles())


def test_the_exact_words_of_an_expectation_stand_in_the_article() -> None:
    assert [row for row in ROWS if row["words"] not in articles()[row["document"]].text] == []


def test_no_expectation_is_written_twice() -> None:
    keys = Counter((row["document"], row["kind"], row["what"], row["words"]) for row in ROWS)
    assert [key for key, count in keys.items() if count > 1] == []


VOCABULARY = {
    "statement": set(get_args(QuoteMode)),
    "event": set(event_types()),
    "move": set(get_args(MoveType)),
    "control": set(get_args(ControlStatus)),
    "link": set(get_args(LinkType)) | set(get_args(StandingActType)),
}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{n}-{row['kind']}") for n, row in enumerate(ROWS, 1)])
def test_an_expectation_speaks_the_vocabulary_of_the_record(row) -> None:
    date.fromisoformat(row["date"])
    assert row["standing"] in STANDINGS
    if row["kind"] == "round":
        assert row["what"]
    else:
        assert re.split(r"[:, ]", row["what"])[0] in VOCABULARY[row["kind"]]
    assert row["who"] or row["kind"] in {"control", "event"}
    assert row["place"] or row["kind"] != "control"
