"""One page has one address."""

import pytest

from parley.readers.urls import canonical, host_of

CASES = {
    "case of the host": ("HTTPS://Wire.Example/A", "https://wire.example/A"),
    "fragment": ("https://wire.example/a#top", "https://wire.example/a"),
    "tracking": ("https://wire.example/a?utm_source=x&id=7&fbclid=y", "https://wire.example/a?id=7"),
    "other parameters stay as written": ("https://wire.example/?p=7&q=a+b", "https://wire.example/?p=7&q=a+b"),
    "default port": ("https://wire.example:443/a", "https://wire.example/a"),
    "other port": ("http://wire.example:8080/a", "http://wire.example:8080/a"),
    "name and password": ("https://me:secret@wire.example/a", "https://wire.example/a"),
    "no path": ("https://wire.example", "https://wire.example/"),
    "no web address": ("mailto:a@b.example", None),
    "no host": ("https:///a", None),
    "bad port": ("https://wire.example:port/a", None),
    "relative without base": ("/a/b", None),
    "nothing": ("  ", None),
}


@pytest.mark.parametrize(("url", "expected"), CASES.values(), ids=CASES.keys())
def test_canonical(url, expected):
    assert canonical(url) == expected
    assert canonical(expected) == expected


def test_relative_addresses_are_made_absolute():
    assert canonical("../b", "https://wire.example/x/a") == "https://wire.example/b"


def test_host():
    assert host_of("https://www.wire.example/a") == "wire.example"
    assert host_of(None) is None
