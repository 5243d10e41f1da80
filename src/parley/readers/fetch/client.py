"""Asking servers for pages, politely and within limits.

Invariant: every request, redirects and robots.txt included, waits its turn for its host, goes to a checked address
and ends by its deadline. Whatever goes wrong is one FetchError that says what.
"""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from parley.errors import FetchError
from parley.readers.fetch.connection import CheckedBackend, Deadline, TimedStream
from parley.readers.fetch.responses import Fetched, TooLargeError, Unpacker
from parley.readers.fetch.robots import ALLOW_ALL, ALLOW_NOTHING, MAX_BYTES, Robots, parse_robots
from parley.settings import Settings

PRODUCT = "parley-record"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
# What a server may answer differently in a minute.
_FOR_THE_MOMENT = frozenset((408, 429, 500, 502, 503, 504))
# The first pause before trying again; each one after it is twice as long.
FIRST_BACKOFF_SECONDS = 1.0
# A server that asks for a longer wait is asked again by the user, not by us.
MAX_WAIT_SECONDS = 60.0
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"


class _TryAgain(Exception):
    """A request failed in a way that may pass; `wait` is how long the server asks us to."""

    def __init__(self, error: FetchError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error, self.wait = error, wait


@dataclass
class Client:
    """Fetches pages one after the other. `clock` and `sleep` are those of the tests' choosing."""

    settings: Settings
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self._next_turn: dict[str, float] = {}
        self._robots: dict[str, Robots] = {}
        self._tls = httpcore.default_ssl_context()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The page at `url`, redirects followed. Raises FetchError for every way in which there is none."""
        asked = address = as_ascii(url)
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        passed: list[str] = []
        while True:
            self._check_robots(address)
            answer = self._persistent(address, headers, self._limit())
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return replace(_accepted(answer), asked=asked, redirects=tuple(passed))
            passed.append(address)
            address = self._next(address, answer.headers["location"], passed)

    def _limit(self) -> int:
        return int(self.settings.max_document_mb * 1_000_000)

    def _next(self, address: str, location: str, passed: list[str]) -> str:
        following = _target(address, location)
        if following in passed:
            raise FetchError(f"{passed[0]} redirects in a circle.")
        if len(passed) > self.settings.fetch_max_redirects:
            raise FetchError(f"{passed[0]} redirects more than {self.settings.fetch_max_redirects} times.")
        return following

    def _persistent(self, url: str, headers: Mapping[str, str], limit: int) -> Fetched:
        """One address, tried again with growing pauses where the failure may pass."""
        for attempt in range(self.settings.fetch_retries + 1):
            try:
                return replace(self._once(url, headers, limit), attempts=attempt + 1)
            except _TryAgain as failed:
                wait = failed.wait if failed.wait is not None else FIRST_BACKOFF_SECONDS * 2**attempt
                if attempt == self.settings.fetch_retries or wait > MAX_WAIT_SECONDS:
                    raise failed.error from failed
                self.sleep(wait)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _once(self, url: str, headers: Mapping[str, str], limit: int) -> Fetched:
        self._take_turn(url)
        deadline = Deadline(self.settings.fetch_timeout_seconds)
        backend = CheckedBackend(deadline, private=self.settings.fetch_private)
        said = {"User-Agent": f"{PRODUCT}/{version(PRODUCT)}", "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, ssl_context=self._tls) as pool,
                pool.stream("GET", url, headers=[*said.items(), *headers.items()]) as response,
            ):
                given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                _raise_if_passing(url, response.status, given)
                encoding = given.get("content-encoding", "").strip().lower()
                body = Unpacker(encoding, limit, url).read(response.iter_stream())
                cut = _is_longer(given.get("content-length"), response.extensions.get("network_stream"))
        except httpcore.ConnectError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise FetchError(f"{url} has no certificate that can be trusted: {error}.") from error
            raise _TryAgain(FetchError(f"{url} {_said(error)}.", "Try again later.")) from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            raise _TryAgain(FetchError(f"{url} {_said(error)}.", "Try again later.")) from error
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as error:
            raise FetchError(f"{url} cannot be asked for: {error}.") from error
        digest = hashlib.sha256(body).hexdigest()
        return Fetched(url, url, response.status, given, body, digest, datetime.now(UTC), cut=cut)

    def _take_turn(self, url: str) -> None:
        """Wait until the host may be asked again, and book the next turn."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        robots = self._robots.get(origin, ALLOW_ALL)
        pause = max(self.settings.fetch_pause_seconds, robots.delay or 0.0)
        now = self.clock()
        turn = max(now, self._next_turn.get(parts.netloc, now))
        if turn > now:
            self.sleep(turn - now)
        self._next_turn[parts.netloc] = turn + pause

    def _check_robots(self, url: str) -> None:
        """Raises FetchError where the site asks robots not to fetch `url`."""
        if not self.settings.fetch_robots:
            return
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(f"{origin}/robots.txt")
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        if not self._robots[origin].allows(target):
            raise FetchError(
                f"{url} is closed to robots by the site's robots.txt.",
                "Save the page in a browser and add the file.",
            )

    def _fetch_robots(self, url: str) -> Robots:
        """By RFC 9309: no file (or a way to it that leads nowhere) allows everything, a server in trouble nothing."""
        passed: list[str] = []
        while len(passed) <= 5:
            try:
                answer = self._persistent(url, {}, MAX_BYTES)
            except TooLargeError as error:
                # What was read holds; the line that the limit cut in two could close more than it says.
                return parse_robots(error.begun.rpartition(b"\n")[0].decode("utf-8", errors="replace"), PRODUCT)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                passed.append(url)
                try:
                    url = _target(url, answer.headers["location"])
                except FetchError:
                    return ALLOW_ALL
            elif answer.status == 200:
                return parse_robots(answer.body.decode("utf-8", errors="replace"), PRODUCT)
            else:
                return ALLOW_NOTHING if answer.status >= 500 else ALLOW_ALL
        return ALLOW_ALL


def _target(address: str, location: str) -> str:
    """Where a redirect leads. Raises FetchError where that is no web address."""
    try:
        # What has a scheme is whole: joined to an address, "http://" would mean that address again.
        return as_ascii(location if urlsplit(location).scheme else urljoin(address, location))
    except (ValueError, FetchError) as error:
        raise FetchError(
            f"{address} redirects to '{location[:200]}', which is no web address.",
            "Look for the page in a browser, and add it by the address that it has there.",
        ) from error


def as_ascii(url: str) -> str:
    """`url` as it goes over the wire. Raises FetchError for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"'{url}' is no web address: {error}.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(f"'{url}' is no web address.", "It starts with https:// or http://.")
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, netloc, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), ""))


def _is_longer(announced: str | None, stream: object) -> bool:
    """Whether more came than the server announced: what was read is cut."""
    known = int(announced) if announced and announced.isdigit() else None
    return known is not None and isinstance(stream, TimedStream) and stream.body > known


def _accepted(answer: Fetched) -> Fetched:
    """A page or "not modified". Raises FetchError for any other answer."""
    if answer.status == 304:
        return replace(answer, not_modified=True)
    if answer.cut:
        raise FetchError(
            f"{answer.url} is longer than the {answer.headers['content-length']} bytes that its server announces, "
            "so it would be read in part.",
            "Save the page in a browser and add the file.",
        )
    if answer.status in (404, 410):
        raise FetchError(f"{answer.url} does not exist (any more): the server answers {answer.status}.")
    if answer.status in (401, 402, 403, 451):
        raise FetchError(
            f"{answer.url} is not open to us: the server answers {answer.status}.",
            "Save the page in a browser and add the file.",
        )
    if answer.status != 200:
        raise FetchError(f"{answer.url} gives no page: the server answers {answer.status}.")
    return answer


def _raise_if_passing(url: str, status: int, headers: Mapping[str, str]) -> None:
    if status in _FOR_THE_MOMENT:
        error = FetchError(f"{url} gives no page for now: the server answers {status}.", "Try again later.")
        raise _TryAgain(error, _retry_after(headers.get("retry-after", "")))


def _retry_after(value: str) -> float | None:
    """Seconds that a Retry-After header asks for: it holds seconds or a date."""
    if re.fullmatch(r"\d{1,9}", value.strip()):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _said(error: Exception) -> str:
    if isinstance(error, httpcore.TimeoutException):
        return "did not answer in time"
    if isinstance(error, httpcore.RemoteProtocolError):
        return f"broke off its answer ({' '.join(str(error).split())})"
    return f"cannot be reached ({' '.join(str(error).split())})"
