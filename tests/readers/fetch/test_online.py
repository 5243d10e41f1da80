"""Addresses become documents: pages, files, and the articles of feeds."""

from datetime import UTC, datetime

import pytest

from parley.model.documents import Version
from parley.readers import Failure, ReadOptions, fetch_feed, read, read_feed_items
from parley.readers.online import shared_client
from parley.settings import Settings
from tests.readers.archives.build import pdf_of
from tests.readers.pages import DATA, page

OPEN = Settings(fetch_private=True, fetch_pause_seconds=0.0, fetch_retries=0)
HTML = page(DATA).encode()


@pytest.fixture(autouse=True)
def new_client():
    shared_client.cache_clear()


def outcomes(url, **options):
    return list(read(url, options=ReadOptions(**options), settings=OPEN))


def test_a_page(site):
    site["/a/1?id=7"] = HTML
    (version,) = outcomes(site.url("/a/1?id=7#top"))
    assert (version.url, version.outlet) == (site.url("/a/1?id=7"), "Harbour Daily")
    assert version.source == site.url("/a/1?id=7")
    assert abs((version.fetched - datetime.now(UTC)).total_seconds()) < 60


def test_an_edited_page_is_a_new_version_of_the_same_document(site):
    site["/a/1"] = HTML
    (first,) = outcomes(site.url("/a/1"))
    (again,) = outcomes(site.url("/a/1"))
    site["/a/1"] = HTML.replace(b"on Friday", b"on Sunday")
    (edited,) = outcomes(site.url("/a/1"))
    assert first.id == again.id != edited.id
    assert first.document == edited.document
    assert first.raw_sha256 != edited.raw_sha256


def test_a_server_that_lies_about_the_type(site):
    site["/a"] = (200, {"Content-Type": "text/html"}, pdf_of([["The two sides met at the bridge."]]))
    (version,) = outcomes(site.url("/a"), outlet="Wire")
    assert version.text == "The two sides met at the bridge."


def test_the_encoding_that_the_server_says(site):
    words = "<p>“We met,” said a guard at the bridge in Orléans, and left — at once.</p>" * 3
    site["/a"] = (200, {"Content-Type": "text/html; charset=windows-1252"}, words.encode("cp1252"))
    (version,) = outcomes(site.url("/a"), outlet="Wire")
    assert version.text.startswith("“We met,” said a guard at the bridge in Orléans, and left — at once.")


def test_an_address_that_fails_is_one_failure(site):
    (failure,) = outcomes(site.url("/none"))
    assert (failure.code, failure.source) == ("fetch", site.url("/none"))


def feed_of(site):
    return (
        "<rss version='2.0'><channel><title>Harbour Daily</title>"
        f"<item><title>One</title><link>{site.url('/a/1')}</link>"
        "<pubDate>Sat, 01 Mar 2031 10:05:00 GMT</pubDate></item>"
        f"<item><title>Two</title><link>{site.url('/a/2')}</link><description>They met at noon.</description></item>"
        f"<item><title>Three</title><link>{site.url('/a/3')}</link></item></channel></rss>"
    ).encode()


def test_a_feed_gives_its_articles(site):
    site["/feed"] = feed_of(site)
    site["/a/1"] = page().encode()
    first, second, third = outcomes(site.url("/feed"), outlet="Harbour Daily")
    assert (first.url, first.published) == (site.url("/a/1"), datetime(2031, 3, 1, 10, 5, tzinfo=UTC))
    assert first.notes == ("date of publication from the feed",)
    assert (second.text, second.title) == ("They met at noon.", "Two")
    assert second.notes[-1] == f"{site.url('/a/2')} does not exist (any more): the server answers 404."
    assert isinstance(third, Failure)


def test_known_items_are_not_fetched_again(site, client):
    site["/feed"] = feed_of(site)
    site["/a/1"] = site["/a/2"] = HTML
    fetched, feed = fetch_feed(site.url("/feed"), client)
    known = {site.url("/a/1"), site.url("/a/3")}
    assert [type(o) for o in read_feed_items(fetched, feed, client, known=known)] == [Version]
    assert site.url("/a/1") not in [site.url(path) for path, _ in site.asked]


def test_a_feed_that_did_not_change(site, client):
    site["/feed"] = (304, {}, b"")
    fetched, feed = fetch_feed(site.url("/feed"), client, etag='"7"')
    assert (fetched.not_modified, feed) == (True, None)


def test_private_addresses_are_refused_by_default(site):
    (failure,) = read(site.url("/a"), settings=Settings())
    assert failure.message == "127.0.0.1 is at the private address 127.0.0.1."


def test_an_address_in_a_feed_that_leads_inward_is_one_failure(site, client):
    site["/feed"] = b"<rss version='2.0'><channel><item><link>http://[::1]:1/x</link></item></channel></rss>"
    fetched, feed = fetch_feed(site.url("/feed"), client)
    (failure,) = read_feed_items(fetched, feed, client)
    assert failure.code == "fetch"


def test_the_end_of_a_feed_that_is_cut_off_is_missed_aloud(site):
    feed = feed_of(site)
    site["/feed"] = feed[: feed.index(b"<title>Three")]
    site["/a/1"] = site["/a/2"] = HTML
    read_before, _, failure = outcomes(site.url("/feed"))
    assert isinstance(read_before, Version)
    assert failure.message == f"{site.url('/feed')} is cut off; the items before are read."


NAMELESS = HTML.replace(b"Harbour Daily", b"").replace(b'"publisher"', b'"x"').replace(b"og:site_name", b"og:x")


def test_who_published(site):
    site["/feed"] = feed_of(site).replace(b"Harbour Daily", b"Harbour - latest")
    site["/a/1"], site["/a/2"] = HTML, NAMELESS
    named, unnamed, _ = outcomes(site.url("/feed"))
    assert (named.outlet, unnamed.outlet) == ("Harbour Daily", "Harbour - latest")
    assert {o.outlet for o in outcomes(site.url("/feed"), outlet="The Harbour")[:2]} == {"The Harbour"}


def test_the_pages_of_an_aggregator_are_not_its_own(site):
    site["/feed"] = feed_of(site).replace(b"127.0.0.1", b"localhost")
    site["/a/1"] = NAMELESS
    assert outcomes(site.url("/feed"))[0].outlet == "localhost"


def test_a_picture_that_is_served_as_a_page(site):
    site["/a"] = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8 + b"<" * 20
    (failure,) = outcomes(site.url("/a"))
    assert (failure.message, failure.hint) == (f"{site.url('/a')} is a picture.", "Parley reads text.")
