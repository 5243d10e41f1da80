"""Feeds of each kind give the same items; what is no feed says so."""

import json
from datetime import UTC, datetime

import pytest

from parley.errors import MalformedError
from parley.model.documents import Version
from parley.readers import Failure
from parley.readers.feeds import is_feed, parse_feed

LONG = "<p>The two sides met at the bridge on Monday, a guard said.</p>" * 20

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour  Daily</title><link>https://harbour.example/</link>
<item><title>Sides &amp; guards meet</title><link>/a/1?utm_source=rss</link><dc:creator>Ana Bell</dc:creator>
<pubDate>Sat, 01 Mar 2031 10:05:00 +0200</pubDate><description>In short.</description>
<content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>Short</title><link>https://harbour.example/a/2</link>
<description>They met, a guard said.</description></item>
<item><title>Again</title><link>https://harbour.example/a/2</link></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Daily</title>
<entry><title>Sides &amp; guards meet</title><link href="https://harbour.example/a/1"/>
<author><name>Ana Bell</name></author>
<published>2031-03-01T08:05:00Z</published><updated>2031-03-02T08:05:00Z</updated>
<content type="html"><![CDATA[{LONG}]]></content></entry>
<entry><title>Short</title><link href="https://harbour.example/a/2"/>
<summary>They met, a guard said.</summary></entry></feed>"""

JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Harbour Daily",
    "items": [
        {"id": 1, "url": "https://harbour.example/a/1", "title": "Sides & guards meet", "content_html": LONG,
         "date_published": "2031-03-01T10:05:00+02:00", "authors": [{"name": "Ana Bell"}]},
        {"id": 2, "url": "https://harbour.example/a/2", "title": "Short", "content_text": "They met, a guard said."},
    ],
})

FEEDS = {"rss": RSS, "atom": ATOM, "json": JSON}


@pytest.mark.parametrize("text", FEEDS.values(), ids=FEEDS.keys())
def test_items(text):
    assert is_feed(text.encode())
    feed = parse_feed(text.encode(), "feed", "https://harbour.example/feed")
    assert feed.title == "Harbour Daily"
    first, second = feed.items
    assert (first.url, first.title, first.byline) == ("https://harbour.example/a/1", "Sides & guards meet", "Ana Bell")
    assert first.published.at == datetime(2031, 3, 1, 8, 5, tzinfo=UTC)
    assert first.html == LONG
    assert (second.url, second.published.at) == ("https://harbour.example/a/2", None)


@pytest.mark.parametrize("text", FEEDS.values(), ids=FEEDS.keys())
def test_a_feed_that_is_a_file_gives_the_texts_it_carries(reading, text):
    full, short = reading("feed.xml", text)[:2]
    assert (full.outlet, full.url, full.byline) == ("Harbour Daily", full.url, "Ana Bell")
    assert full.text.startswith("The two sides met at the bridge on Monday, a guard said.\n\n")
    assert full.notes == ()
    assert "the feed's summary, not the article" in short.notes


def test_an_item_without_text_fails_with_its_address(reading):
    outcomes = reading("feed.xml", RSS.replace("They met, a guard said.", ""))
    assert [type(o) for o in outcomes] == [Version, Failure]
    assert outcomes[1].hint == "Add its page: parley add https://harbour.example/a/2"


NO_FEEDS = {
    "a page": "<!doctype html><html><body><p>They met.</p></body></html>",
    "noise": "<rss",
    "json without items": '{"version": "https://jsonfeed.org/version/1", "items": 5}',
    "broken json": '{"version": "https://jsonfeed.org/version/1", ',
}


@pytest.mark.parametrize("text", NO_FEEDS.values(), ids=NO_FEEDS.keys())
def test_what_is_no_feed(text):
    with pytest.raises(MalformedError):
        parse_feed(text.encode(), "feed")


def test_a_page_that_announces_its_feed():
    html = b"<html><head><link rel=alternate type='application/rss+xml' href='/feed?a=1&amp;b=2'></head></html>"
    with pytest.raises(MalformedError) as caught:
        parse_feed(html, "page", "https://harbour.example/news")
    assert caught.value.hint == "Its feed is at https://harbour.example/feed?a=1&b=2."


@pytest.mark.parametrize("text", [RSS, ATOM], ids=["rss", "atom"])
def test_a_feed_cut_in_the_middle_gives_its_items_and_says_so(reading, text):
    outcomes = reading("feed.xml", text[: text.index("harbour.example/a/2") + len("harbour.exa")])
    assert [type(o) for o in outcomes] == [Version, Failure]
    assert outcomes[1].message.endswith("feed.xml is cut off; the items before are read.")


def test_a_feed_cut_in_its_first_item(failing):
    message = failing("feed.xml", RSS[: RSS.index("</item>")]).message
    assert message.endswith("feed.xml is cut off before its first item ends.")


def test_an_empty_feed(failing):
    empty = '<rss version="2.0"><channel><title>Harbour Daily</title></channel></rss>'
    assert failing("feed.xml", empty).message.endswith("is a feed without items.")


def test_a_page_that_speaks_of_feeds_is_none():
    assert not is_feed(b"<!doctype html><html><head><title>Our <rss> feed</title>")
    assert not is_feed(b"plain text on <rss version='2.0'>")
