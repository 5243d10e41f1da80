"""A server of our own, whose pages each test writes."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from parley.readers.fetch.client import Client
from parley.settings import Settings


class Site:
    """Pages by path: bytes, a function of the request handler, or (status, headers, body).

    `asked` is the log, `posted` holds what was sent here: path and body.
    """

    def __init__(self, base):
        self.base, self.pages, self.asked, self.posted = base, {}, [], []

    def __setitem__(self, path, page):
        self.pages[path] = page

    def url(self, path):
        return self.base + path


def _handler(site):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path, (404, {}, b"nothing here"))
            page = (200, {"Content-Type": "text/html; charset=utf-8"}, page) if isinstance(page, bytes) else page
            if callable(page):
                page(self)
                self.close_connection = True
                return
            status, headers, body = page
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            site.posted.append((self.path, body))
            self.do_GET()

        def log_message(self, *_args):
            pass

    return Handler


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _handler(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def own_time():
    return Time()


@pytest.fixture
def client_of(own_time):
    """A client that may fetch from this machine and never really waits."""

    def make(**settings):
        chosen = {"fetch_private": True, "fetch_pause_seconds": 0.0, "fetch_timeout_seconds": 5.0, **settings}
        return Client(Settings(**chosen), clock=lambda: own_time.now, sleep=own_time.sleep)

    return make


@pytest.fixture
def client(client_of):
    return client_of()
