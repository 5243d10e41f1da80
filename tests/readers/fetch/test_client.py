"""Whatever a server does, a page comes back or one error says why not, in bounded time and memory."""

import gzip
import hashlib
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from parley.errors import FetchError
from parley.readers.fetch.client import as_ascii

PAGE = b"<p>The two sides met at the bridge.</p>"
HTML = {"Content-Type": "text/html; charset=ISO-8859-5"}


def test_a_page_with_its_facts(site, client):
    site["/a"] = (200, {**HTML, "ETag": '"7"', "Last-Modified": "Sat, 01 Mar 2031 08:00:00 GMT"}, PAGE)
    found = client.get(site.url("/a"))
    assert (found.body, found.status, found.url) == (PAGE, 200, site.url("/a"))
    assert found.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert (found.content_type, found.charset) == ("text/html", "iso-8859-5")
    assert (found.etag, found.last_modified) == ('"7"', "Sat, 01 Mar 2031 08:00:00 GMT")
    assert abs(found.fetched - datetime.now(UTC)) < timedelta(minutes=1)
    assert site.asked[-1][1]["User-Agent"].startswith("parley-record/")


def test_a_page_that_did_not_change(site, client):
    site["/a"] = (304, {"Content-Length": "0"}, b"")
    found = client.get(site.url("/a"), etag='"7"', last_modified="Sat, 01 Mar 2031 08:00:00 GMT")
    assert found.not_modified
    assert site.asked[-1][1]["If-None-Match"] == '"7"'
    assert site.asked[-1][1]["If-Modified-Since"] == "Sat, 01 Mar 2031 08:00:00 GMT"


PACKED = {
    "gzip": ("gzip", gzip.compress(PAGE)),
    "deflate": ("deflate", zlib.compress(PAGE)),
    "raw deflate": ("deflate", zlib.compress(PAGE)[2:-4]),
    "not at all": ("identity", PAGE),
}


@pytest.mark.parametrize(("encoding", "body"), PACKED.values(), ids=PACKED.keys())
def test_packed_pages(site, client, encoding, body):
    site["/a"] = (200, {"Content-Encoding": encoding}, body)
    assert client.get(site.url("/a")).body == PAGE


def test_redirects_are_followed_and_counted(site, client):
    site["/a"] = (301, {"Location": "/b"}, b"")
    site["/b"] = (302, {"Location": site.url("/c#part")}, b"")
    site["/c"] = PAGE
    found = client.get(site.url("/a"))
    assert (found.asked, found.url) == (site.url("/a"), site.url("/c"))
    assert found.redirects == (site.url("/a"), site.url("/b"))


def bomb(handler):
    body = gzip.compress(b"a" * 50_000_000)
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def short(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "9999")
    handler.end_headers()
    handler.wfile.write(PAGE)


def long(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "10")
    handler.end_headers()
    handler.wfile.write(PAGE)


def hinted(handler):
    handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(PAGE)))
    handler.end_headers()
    handler.wfile.write(PAGE)


def nonsense(handler):
    handler.wfile.write(b"SMTP ready\r\n\r\n")


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"more and more and more " * 1000)
    except OSError:
        pass


FAULTS = {
    "redirects in a circle": ((302, {"Location": "/a"}, b""), "redirects in a circle"),
    "redirects to a file": ((302, {"Location": "file:///etc/passwd"}, b""), "is no web address"),
    "redirects to half an address": ((302, {"Location": "http://[::1"}, b""), "redirects to 'http://[::1', which is"),
    "redirects to no host": ((302, {"Location": "http://"}, b""), "redirects to 'http://', which is no web address."),
    "redirects to a script": ((302, {"Location": "javascript:go()"}, b""), "redirects to 'javascript:go()', which is"),
    "gone": ((410, {}, b""), "does not exist (any more): the server answers 410"),
    "forbidden": ((403, {}, b""), "is not open to us: the server answers 403"),
    "odd status": ((418, {}, b""), "gives no page: the server answers 418"),
    "a bomb": (bomb, "is larger than 20 MB"),
    "a page that never ends": (endless, "is larger than 20 MB"),
    "less than promised": (short, "broke off its answer"),
    "more than promised": (long, "is longer than the 10 bytes that its server announces"),
    "no HTTP": (nonsense, "broke off its answer"),
    "unknown packing": ((200, {"Content-Encoding": "zpaq"}, PAGE), "is packed in an unknown way: zpaq"),
    "not packed though it says so": ((200, {"Content-Encoding": "gzip"}, PAGE), "is packed with errors"),
    "packed and cut": ((200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-12]), "broke off"),
}


@pytest.mark.parametrize(("page", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_one_error(site, client, page, message):
    site["/a"] = page
    with pytest.raises(FetchError) as caught:
        client.get(site.url("/a"))
    assert message in caught.value.message


def test_a_list_for_robots_that_is_longer_than_announced_closes_nothing(site, client):
    site["/robots.txt"] = long
    site["/a"] = PAGE
    assert client.get(site.url("/a")).body == PAGE


def test_an_answer_before_the_answer_is_no_part_of_the_page(site, client):
    site["/a"] = hinted
    assert client.get(site.url("/a")).body == PAGE


def test_too_many_redirects(site, client_of):
    for number in range(6):
        site[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    with pytest.raises(FetchError, match="redirects more than 3 times"):
        client_of(fetch_max_redirects=3).get(site.url("/0"))


def test_a_server_that_drips_is_left_at_the_deadline(site, client_of):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b".")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    site["/a"] = drip
    started = time.monotonic()
    with pytest.raises(FetchError, match="did not answer in time"):
        client_of(fetch_timeout_seconds=0.4, fetch_retries=0).get(site.url("/a"))
    assert time.monotonic() - started < 2.0


def test_a_failure_for_the_moment_is_tried_again_with_growing_pauses(site, client, own_time):
    answers = [(503, {}, b""), (500, {}, b""), (200, {}, PAGE)]

    def next_answer(handler):
        status, _, body = answers.pop(0)
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site["/a"] = next_answer
    found = client.get(site.url("/a"))
    assert (found.body, found.attempts, own_time.slept) == (PAGE, 3, [1.0, 2.0])


def test_a_failure_that_stays_is_given_up(site, client, own_time):
    site["/a"] = (503, {}, b"")
    with pytest.raises(FetchError, match="the server answers 503"):
        client.get(site.url("/a"))
    assert own_time.slept == [1.0, 2.0, 4.0]


def test_the_server_says_how_long_to_wait(site, client, own_time):
    site["/a"] = (429, {"Retry-After": "7"}, b"")
    with pytest.raises(FetchError, match="the server answers 429"):
        client.get(site.url("/a"))
    assert own_time.slept == [7.0, 7.0, 7.0]


def test_a_long_wait_is_left_to_the_user(site, client, own_time):
    site["/a"] = (503, {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(hours=2))}, b"")
    with pytest.raises(FetchError):
        client.get(site.url("/a"))
    assert own_time.slept == []


def test_each_host_is_asked_at_its_pace(site, client_of, own_time):
    site["/a"] = site["/b"] = PAGE
    client = client_of(fetch_pause_seconds=2.0)
    client.get(site.url("/a"))
    client.get(site.url("/b"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]
    assert own_time.slept == [2.0, 2.0]


def test_robots_are_obeyed(site, client, client_of):
    site["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed")
    site["/closed"] = site["/open"] = PAGE
    site["/way"] = (302, {"Location": "/closed"}, b"")
    assert client.get(site.url("/open")).body == PAGE
    for path in ("/closed", "/way"):
        with pytest.raises(FetchError, match="is closed to robots"):
            client.get(site.url(path))
    assert client_of(fetch_robots=False).get(site.url("/closed")).body == PAGE


def test_of_robots_too_long_to_read_the_beginning_is_obeyed(site, client):
    site["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed\n" + b"# a remark of no meaning\n" * 30_000)
    site["/open"] = site["/closed"] = (200, {}, PAGE)
    assert client.get(site.url("/open")).body == PAGE
    with pytest.raises(FetchError, match="is closed to robots"):
        client.get(site.url("/closed"))


def test_robots_that_lead_nowhere_close_nothing(site, client):
    site["/robots.txt"] = (302, {"Location": "http://[::1"}, b"")
    site["/a"] = PAGE
    assert client.get(site.url("/a")).body == PAGE


def test_robots_of_a_server_in_trouble_close_the_site(site, client_of):
    site["/robots.txt"] = (503, {}, b"")
    site["/a"] = PAGE
    with pytest.raises(FetchError, match=r"robots\.txt gives no page for now"):
        client_of(fetch_retries=0).get(site.url("/a"))


def test_private_addresses_are_refused_also_after_a_redirect(site, client_of, monkeypatch):
    with pytest.raises(FetchError, match="is at the private address 127"):
        client_of(fetch_private=False).get(site.url("/a"))
    # A public host that redirects inward: only the first connection is let through.
    seen = []

    def first_only(host, _port, **_options):
        seen.append(host)
        if host == "localhost":
            raise FetchError(f"{host} is at the private address 127.0.0.1.")
        return ["127.0.0.1"]

    monkeypatch.setattr("parley.readers.fetch.connection.resolve", first_only)
    site["/a"] = (302, {"Location": site.url("/b").replace("127.0.0.1", "localhost")}, b"")
    with pytest.raises(FetchError, match="localhost is at the private address"):
        client_of().get(site.url("/a"))
    assert seen[-1] == "localhost"


def test_nobody_answers(client_of):
    with pytest.raises(FetchError, match="cannot be reached"):
        client_of(fetch_retries=0).get("http://127.0.0.1:9/")


ADDRESSES = {
    "https://münchen.example/straße?q=ö": "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%B6",
    "http://A.example": "http://a.example/",
    "http://me:secret@a.example/x#y": "http://a.example/x",
    "http://[::1]:8000/a b": "http://[::1]:8000/a%20b",
}


@pytest.mark.parametrize(("url", "wire"), ADDRESSES.items(), ids=ADDRESSES.keys())
def test_addresses_go_over_the_wire_in_ascii(url, wire):
    assert as_ascii(url) == wire


@pytest.mark.parametrize("url", ["ftp://a.example/", "https://", "http://a:b:c/", "http://[::1/", "javascript:x"])
def test_what_is_no_address(url):
    with pytest.raises(FetchError, match="is no web address"):
        as_ascii(url)
