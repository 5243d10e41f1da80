"""Only addresses of the open internet are connected to, unless the user says otherwise."""

import socket

import pytest

from parley.errors import FetchError
from parley.readers.fetch.addresses import is_public, resolve

ADDRESSES = {
    "8.8.8.8": True, "2606:4700::1111": True,
    "127.0.0.1": False, "10.1.2.3": False, "172.16.0.1": False, "192.168.1.1": False, "169.254.169.254": False,
    "100.64.0.1": False, "0.0.0.0": False, "224.0.0.1": False, "255.255.255.255": False,
    "::1": False, "::": False, "fe80::1": False, "fe80::1%eth0": False, "fd00::1": False, "ff02::1": False,
    "::ffff:127.0.0.1": False, "::ffff:10.0.0.1": False, "64:ff9b::7f00:1": False, "2002:7f00:1::": False,
}


@pytest.mark.parametrize(("address", "public"), ADDRESSES.items(), ids=ADDRESSES.keys())
def test_is_public(address, public):
    assert is_public(address) is public


@pytest.fixture
def names(monkeypatch):
    """A resolver that knows what the test tells it."""
    known = {}

    def look_up(host, port, **_options):
        if host not in known:
            raise socket.gaierror(-2, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def test_a_name_of_public_addresses(names):
    names["site.example"] = ["8.8.8.8", "8.8.4.4", "8.8.8.8"]
    assert resolve("site.example", 443, private=False) == ["8.8.8.8", "8.8.4.4"]


def test_one_private_address_among_public_ones_closes_the_name(names):
    names["trap.example"] = ["8.8.8.8", "169.254.169.254"]
    with pytest.raises(FetchError, match=r"trap\.example is at the private address 169\.254\.169\.254"):
        resolve("trap.example", 443, private=False)


def test_private_addresses_are_allowed_on_request(names):
    names["wiki.local"] = ["10.0.0.7"]
    assert resolve("wiki.local", 80, private=True) == ["10.0.0.7"]


def test_a_name_that_does_not_exist(names):
    with pytest.raises(FetchError, match=r"gone\.example cannot be found"):
        resolve("gone.example", 80, private=False)
    assert names == {}
