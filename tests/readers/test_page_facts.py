"""What pages say of themselves, in the many ways in which they say it."""

import json
from datetime import UTC, datetime

import lxml.html
import pytest

from parley.readers.dates import NO_DATE, Published, parse_published
from parley.readers.page_facts import facts, finest
from tests.readers.conftest import NOW


def facts_of(head="", body="<p>They met.</p>", data=None, base=None):
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data is not None else ""
    html = f"<html><head>{head}{script}</head><body>{body}</body></html>"
    return facts(lxml.html.document_fromstring(html), html, base, NOW)


ARTICLES = {
    "one node": {"@type": "NewsArticle", "headline": "Met", "author": {"name": "Ana Bell"}},
    "types in a list": {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Met", "author": ["Ana Bell"]},
    "a list of nodes": [{"@type": "WebSite"}, {"@type": "Article", "headline": "Met", "author": "Ana Bell"}],
    "main entity of a page": {"mainEntity": {"@type": "Report", "headline": "Met", "author": "Ana Bell"}},
    "references": {"@graph": [
        {"@id": "#a", "@type": "Person", "name": "Ana Bell"},
        {"@type": "BlogPosting", "headline": ["Met"], "author": [{"@id": "#a"}]},
    ]},
}


@pytest.mark.parametrize("data", ARTICLES.values(), ids=ARTICLES.keys())
def test_structured_data(data):
    found = facts_of(data=data)
    assert (found.title, found.byline) == ("Met", "Ana Bell")


NO_ARTICLES = {"a site": {"@type": "WebSite", "name": "x"}, "a text": "x", "a number": 5, "a list": [[1]]}


@pytest.mark.parametrize("data", NO_ARTICLES.values(), ids=NO_ARTICLES.keys())
def test_data_about_something_else(data):
    found = facts_of("<title>Met</title>", data=data)
    assert (found.title, found.byline, found.outlet) == ("Met", None, None)


BYLINES = {
    "meta": ('<meta name="author" content="By Ana Bell">', "", "Ana Bell"),
    "an address is no name": ('<meta property="article:author" content="https://x.example/ana">', "", None),
    "shown": ("", '<span class="byline">By Ana Bell</span>', "Ana Bell"),
    "linked": ("", '<a rel="author" href="/ana">Ana Bell</a>', "Ana Bell"),
    "too long to be one": ("", f'<div class="byline">{"word " * 50}</div>', None),
}


@pytest.mark.parametrize(("head", "body", "byline"), BYLINES.values(), ids=BYLINES.keys())
def test_byline(head, body, byline):
    assert facts_of(head, body + "<p>They met.</p>").byline == byline


ADDRESSES = {
    "canonical before the rest": (
        '<link rel="canonical" href="/a/1"><meta property="og:url" content="https://x.example/b">',
        "https://x.example/a/1",
    ),
    "open graph": ('<meta property="og:url" content="https://x.example/b">', "https://x.example/b"),
    "a front page is passed over": (
        '<link rel="canonical" href="https://x.example/"><meta property="og:url" content="https://x.example/b">',
        "https://x.example/b",
    ),
    "where it was fetched": ("", "https://x.example/a/9"),
}


@pytest.mark.parametrize(("head", "address"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_address(head, address):
    assert facts_of(head, base="https://x.example/a/9?utm_source=y").url == address


DAY = parse_published("2031-03-01")
MORNING, NEXT_WEEK = parse_published("2031-03-01T08:05:00Z"), parse_published("2031-03-08T08:05:00Z")
FAR_EAST, FAR_WEST = parse_published("2031-03-01T01:00:00+13:00"), parse_published("2031-03-01T23:00:00-11:00")
DOUBT = Published(note="date '03/04/31' was not understood")

CHOICES = {
    "the first moment": ([MORNING, NEXT_WEEK], MORNING),
    "a day is refined": ([DAY, MORNING], MORNING),
    "but not by another day": ([DAY, NEXT_WEEK], DAY),
    "in any zone": ([DAY, FAR_EAST], FAR_EAST),
    "on both sides": ([DAY, FAR_WEST], FAR_WEST),
    "a doubt is told where there is nothing better": ([NO_DATE, DOUBT], DOUBT),
    "a date is better than a doubt": ([DOUBT, DAY], DAY),
    "nothing": ([], NO_DATE),
}


@pytest.mark.parametrize(("candidates", "chosen"), CHOICES.values(), ids=CHOICES.keys())
def test_the_finest_date(candidates, chosen):
    assert finest(candidates) == chosen


def test_a_date_after_the_moment_of_reading_is_never_guessed():
    assert facts_of('<link rel="canonical" href="https://x.example/2035/01/02/a">').published.at is None
    assert facts_of('<link rel="canonical" href="https://x.example/2021/01/02/a">').published.at == datetime(
        2021, 1, 2, tzinfo=UTC
    )
