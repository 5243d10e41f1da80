"""Web archives: the pages that were served, and one failure where the file is cut."""

from datetime import UTC, datetime

from parley.model.documents import Version
from parley.readers import Failure
from tests.readers.archives.build import warc_of
from tests.readers.pages import DATA, page

HTML = page(DATA).encode()


def records(count):
    return [
        (f"https://harbour.example/a/{n}", "text/html; charset=utf-8", HTML.replace(b"Friday", b"day %d" % n), "200 OK")
        for n in range(count)
    ]


def test_pages_have_their_address_and_moment(reading):
    (version,) = reading("a.warc", warc_of(records(1), packed=False), fetched=None)
    assert version.url == "https://harbour.example/a/0"
    assert version.fetched == datetime(2031, 3, 2, 9, 0, tzinfo=UTC)
    assert version.source.endswith("a.warc, https://harbour.example/a/0")


def test_what_is_no_page_is_passed_over(reading):
    content = warc_of([
        ("https://harbour.example/x.css", "text/css", b"p {}", "200 OK"),
        ("https://harbour.example/gone", "text/html", HTML, "404 Not Found"),
        ("https://harbour.example/robots.txt", "text/plain", b"User-agent: *", "200 OK"),
        *records(1),
    ])
    assert [type(o) for o in reading("a.warc.gz", content)] == [Version]


def test_a_cut_archive_keeps_what_was_read(reading):
    content = warc_of(records(3))
    for packed in (True, False):
        content = warc_of(records(3), packed)
        outcomes = reading("a.warc", content[: int(len(content) * 0.9)])
        assert [type(o) for o in outcomes] == [Version, Version, Failure]
        assert "cut off" in outcomes[-1].message


def test_an_archive_without_pages(failing):
    content = warc_of([("https://harbour.example/x.css", "text/css", b"p {}", "200 OK")])
    assert failing("a.warc", content).message.endswith("holds no page.")
