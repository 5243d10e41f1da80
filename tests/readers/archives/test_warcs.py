"""Web archives: the pages that were served, and one failure where the file is cut."""

import re
from datetime import UTC, datetime

import pytest

from parley.model.documents import Version
from parley.readers import Failure
from parley.settings import Settings
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


def damaged_in_the_middle(packed, at):
    """Three records, the second with bytes written over from `at` of it on."""
    first, second, third = (warc_of([record], packed) for record in records(3))
    place = int(len(second) * at)
    return first + second[:place] + b"\xff" * 40 + second[place + 40 :] + third


DAMAGE = {
    "packed, early": damaged_in_the_middle(True, 0.1),
    "packed, late": damaged_in_the_middle(True, 0.8),
    "plain, in the head": damaged_in_the_middle(False, 0.0),
    "packed, its check sum": warc_of(records(1))
    + warc_of(records(2)[1:])[:-8] + b"\0" * 8 + warc_of(records(3)[2:]),
    "bytes lost": warc_of(records(1), False) + warc_of(records(2)[1:], False)[:-200] + warc_of(records(3)[2:], False),
    "bytes lost, packed": warc_of(records(1)) + warc_of(records(2)[1:])[:-90] + warc_of(records(3)[2:]),
    "a length that lies": warc_of(records(1), False)
    + re.sub(rb"(Content-Length: )(\d+)", rb"\g<1>9\2", warc_of(records(2)[1:], False))
    + warc_of(records(3)[2:], False),
    "a length of a terabyte": warc_of(records(1), False)
    + re.sub(rb"(Content-Length: )\d+", rb"\g<1>999999999999", warc_of(records(2)[1:], False))
    + warc_of(records(3)[2:], False),
    "no length": warc_of(records(1), False)
    + warc_of(records(2)[1:], False).replace(b"Content-Length", b"Content-Size") + warc_of(records(3)[2:], False),
}  # fmt: skip


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_record_is_named_and_the_next_is_read(reading, content):
    outcomes = reading("a.warc.gz" if content.startswith(b"\x1f") else "a.warc", content)
    assert [type(o) for o in outcomes] == [Version, Failure, Version]
    assert [o.url for o in outcomes[::2]] == ["https://harbour.example/a/0", "https://harbour.example/a/2"]
    assert "record 2" in outcomes[1].message
    assert outcomes[1].message.endswith("is damaged; the others are read.")


def test_what_stands_between_records_is_told_and_costs_none(reading):
    content = warc_of(records(1), False) + b"noise of a crash\r\n" + warc_of(records(2)[1:], False)
    assert [type(o) for o in reading("a.warc", content)] == [Version, Failure, Version]


def test_a_large_record_fails_alone(reading):
    large = ("https://harbour.example/big", "text/html", b"x" * 1_500_000, "200 OK")
    outcomes = reading("a.warc", warc_of([*records(1), large, *records(2)[1:]], False), Settings(max_document_mb=1.0))
    assert [type(o) for o in outcomes] == [Version, Failure, Version]
    assert outcomes[1].message.endswith("https://harbour.example/big is larger than 1 MB.")
