"""Web addresses in one form, so that one page has one identity.

Invariant: `canonical(canonical(url)) == canonical(url)`.
"""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that say where a reader came from, never which page it is.
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ocid|cmpid|smid|ref_src|_ga)$")
_PORTS = {"http": 80, "https": 443}


def canonical(url: str | None, base: str | None = None) -> str | None:
    """`url`, made absolute against `base`, without fragment, tracking and default port; None if it is no web page."""
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[parts.scheme]:
        netloc += f":{port}"
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    if any(_TRACKING.match(name) for name, _ in pairs):
        query = urlencode([(name, value) for name, value in pairs if not _TRACKING.match(name)])
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def host_of(url: str | None) -> str | None:
    """The host name of a web address without its "www."."""
    found = canonical(url)
    return urlsplit(found).hostname.removeprefix("www.") if found else None  # type: ignore[union-attr]
